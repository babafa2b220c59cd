import Foundation

/// The public test data beside the package, for tests that are skipped without it.
enum SharedData {
  static let folder: String? = {
    let beside = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/data").standardized.path
    let path = ProcessInfo.processInfo.environment["SELFSAME_SHARED_DATA"] ?? beside
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  static var isPresent: Bool { folder != nil }

  /// The paths of all files of a set such as `formats/csv_spectrum`, sorted.
  static func files(_ set: String) -> [String] {
    guard let root = folder.map({ "\($0)/\(set)" }), let names = FileManager.default.enumerator(atPath: root) else { return [] }
    var isFolder: ObjCBool = false
    return names.compactMap { $0 as? String }.map { "\(root)/\($0)" }
      .filter { FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder.boolValue }.sorted()
  }
}

/// A fresh folder, removed with its contents at the end.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "selfsame-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch { print("cannot remove \(path): \(error)") }
  }

  /// Writes a file, with the folders above it; gives its path.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8] = []) throws -> String {
    let file = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }
}

/// SplitMix64: the same numbers everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
