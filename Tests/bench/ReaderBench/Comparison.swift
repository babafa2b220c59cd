import BenchMeter
import Foundation

/// Runs the formats one after the other and prints a line for each.
struct Comparison {
  let formats: [Format]
  /// Bytes of the file that is timed, and of the one whose memory is compared with its.
  let size: Int
  let large: Int

  private static let passes = 5

  func run() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reader-bench-\(getpid())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { unlinkAll(folder) }
    Self.show(
      "reader  beside            MB  bare MB/s  ours MB/s  ratio   aim    records/s  peak MB of \(size >> 20) MB, of \(large >> 20) MB"
    )
    for format in formats { try measure(format, in: folder) }
  }

  private func measure(_ format: Format, in folder: String) throws {
    let path = "\(folder)/sample"
    let bytes = try format.sample().write(size, to: path)
    var bare = Double.infinity
    var ours = Double.infinity
    var records = 0
    for _ in 0..<Self.passes {
      bare = min(bare, try Self.seconds { Int(format.bare(path)) }.seconds)
      let pass = try Self.seconds { format.read(path) }
      ours = min(ours, pass.seconds)
      records = pass.records
    }
    let small = try Self.peak(format, path)
    _ = try format.sample().write(large, to: path)
    let big = try Self.peak(format, path)
    let ratio = bare / ours
    let verdict = format.aim.map { String(format: "%5.2f", $0) + (ratio < $0 ? " !" : "  ") } ?? "       "
    let name = format.kind.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
    let beside = format.reference.padding(toLength: 15, withPad: " ", startingAt: 0)
    Self.show(
      name + beside
        + String(
          format: "%6d %10.0f %10.0f %6.2f %@ %10.0f %10d %10d%@", bytes >> 20, Double(bytes) / bare / 1e6,
          Double(bytes) / ours / 1e6, ratio, verdict, Double(records) / ours, small >> 20, big >> 20,
          big > 200 << 20 ? " !" : ""))
  }

  /// At once, also into a file.
  private static func show(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  /// Processor time of this process, so that other work on the machine does not count.
  private static func seconds(_ work: () -> Int) throws -> (seconds: Double, records: Int) {
    let meter = Meter()
    let records = work()
    guard records > 0 else { throw BenchFailure(description: "a pass did not read the file whole") }
    return (meter.reading().processorSeconds, records)
  }

  /// Of a process that does nothing but read the file.
  private static func peak(_ format: Format, _ path: String) throws -> Int {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["--read", format.kind.rawValue, path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    process.waitUntilExit()
    let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(
      whereSeparator: \.isWhitespace)
    guard words.count == 2, let records = Int(words[0]), records > 0, let peak = Int(words[1]) else {
      throw BenchFailure(description: "\(format.kind.rawValue): a file was not read whole")
    }
    return peak
  }

  private func unlinkAll(_ folder: String) {
    do { try FileManager.default.removeItem(atPath: folder) } catch { print("cannot remove \(folder): \(error)") }
  }
}

struct BenchFailure: Error, CustomStringConvertible { var description: String }
