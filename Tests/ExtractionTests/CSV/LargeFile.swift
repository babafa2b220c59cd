import Foundation

/// Files too large to be built in memory.
enum LargeFile {
  static func append(to path: String, _ bytes: [UInt8], times: Int) throws {
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    defer { handle.closeFile() }
    try handle.seekToEnd()
    let data = Data(bytes)
    for _ in 0..<times { try handle.write(contentsOf: data) }
  }
}

enum ResidentMemory {
  /// The most this process ever held.
  static func peakBytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) * 1_024
  }
}
