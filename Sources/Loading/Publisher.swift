import Diagnostics
import Glibc
import ProfileStore
import RecordModel

/// Builds databases beside the published one and puts them in its place.
///
/// Holds the folder's ``RunLock`` as long as it lives. The published file is never written to: whatever happens before the last
/// rename leaves it as it was, and whatever is left over is removed by the next run.
package final class Publisher: Sendable {
  /// A finished database that is not published yet.
  package struct Building: Sendable {
    package let path: String
    package let run: Int
  }

  package let folder: String
  private let keptGenerations: Int
  private let lock: RunLock

  /// `customers.sqlite` of the folder.
  package var databasePath: String { folder + "/" + Self.databaseName }
  private var generationsPath: String { folder + "/generations" }

  private static let databaseName = "customers.sqlite"
  private static let buildingMark = ".building-"

  /// Creates the folder if need be (mode 0700), takes its lock, and removes what dead runs left half built.
  ///
  /// Throws a ``DiagnosticsError``: `L201` with exit code 75 when another run holds the lock, else 73 or 74.
  package init(folder: String, keptGenerations: Int = 3) throws {
    self.folder = folder
    self.keptGenerations = max(0, keptGenerations)
    try OutputFolder.create(folder)
    lock = try RunLock(folder: folder)
    try Self.removeLeftovers(in: folder, mark: Self.buildingMark)
  }

  /// Removes what this process has half built, for the moment before it is ended by a signal; what cannot be removed stays for
  /// the next run to clear.
  package static func removeOwnLeftovers(in folder: String) {
    try? removeLeftovers(in: folder, mark: "\(buildingMark)\(getpid())")
  }

  private static func removeLeftovers(in folder: String, mark: String) throws {
    for place in [folder, folder + "/report"] where OutputFolder.exists(place) {
      for name in try OutputFolder.files(in: place) where name.contains(mark) { try OutputFolder.remove(place + "/" + name) }
    }
  }

  /// The published database after a check of all its pages; nil before the first run.
  ///
  /// Throws a ``DiagnosticsError`` that forbids to go on: `D102` a foreign file, `D103` a newer version, `D104` damaged, with
  /// the newest good generation named.
  package func previous() throws -> ProfileDatabase? {
    guard OutputFolder.exists(databasePath) else { return nil }
    do {
      let database = try ProfileDatabase(path: databasePath)
      try database.quickCheck()
      return database
    } catch let error as DiagnosticsError where error.diagnostics.contains(where: { $0.code == "D104" }) {
      var error = error
      let hint =
        try newestGoodGeneration().map { "the last good state is generations/\($0): copy it over customers.sqlite" }
        ?? "no good generation is left: put back a backup, or move the file away to start anew"
      for index in error.diagnostics.indices { error.diagnostics[index].hints = [hint] }
      throw error
    }
  }

  /// Writes and checks a new database beside the published one. On an error nothing of it is left.
  package func build(_ snapshot: RunSnapshot) throws -> Building {
    let path = "\(databasePath)\(Self.buildingMark)\(getpid())"
    try OutputFolder.remove(path)
    try DatabaseWriter.write(
      snapshot, previous: OutputFolder.exists(databasePath) ? databasePath : nil, to: path)
    do {
      try OutputFolder.synchronize(path)
    } catch {
      unlink(path)
      throw error
    }
    return Building(path: path, run: snapshot.run.number)
  }

  /// Makes the new database the published one; the old one becomes a generation, of which the last few are kept.
  package func publish(_ building: Building) throws {
    do {
      if OutputFolder.exists(databasePath) { try keepGeneration() }
      try OutputFolder.rename(building.path, to: databasePath)
    } catch {
      unlink(building.path)
      throw error
    }
    try OutputFolder.synchronize(folder)
    try pruneGenerations()
  }

  /// Throws the new database away, because the gate refused it or the run is a trial.
  package func discard(_ building: Building) throws { try OutputFolder.remove(building.path) }

  private func keepGeneration() throws {
    // Refuses to replace a foreign or newer file, whoever put it there since the run began.
    let run = try ProfileDatabase(path: databasePath).lastRun()
    guard keptGenerations > 0 else { return }
    try OutputFolder.create(generationsPath)
    let path = "\(generationsPath)/run-\(run).sqlite"
    // A run that was killed between this and the rename has left the same link.
    try OutputFolder.remove(path)
    try OutputFolder.link(databasePath, as: path)
    try OutputFolder.synchronize(generationsPath)
  }

  private func pruneGenerations() throws {
    for name in try generations().dropFirst(keptGenerations) { try OutputFolder.remove(generationsPath + "/" + name) }
  }

  /// File names, newest first.
  private func generations() throws -> [String] {
    guard OutputFolder.exists(generationsPath) else { return [] }
    let numbers = try OutputFolder.files(in: generationsPath).compactMap { name -> Int? in
      guard name.hasPrefix("run-"), name.hasSuffix(".sqlite") else { return nil }
      return Int(name.dropFirst(4).dropLast(7))
    }
    return numbers.sorted(by: >).map { "run-\($0).sqlite" }
  }

  private func newestGoodGeneration() throws -> String? {
    try generations().first { name in
      do {
        try ProfileDatabase(path: generationsPath + "/" + name).quickCheck()
        return true
      } catch is DiagnosticsError {
        // A damaged generation is passed over for an older one.
        return false
      }
    }
  }
}
