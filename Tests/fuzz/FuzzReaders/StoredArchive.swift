import CZlib

/// A ZIP made of an input that names its parts, so that what the fuzzer changes is XML and not its checksum.
///
/// Each part begins with a line of `=` and its name; text that does not begin with one is no list of parts.
struct StoredArchive {
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  init?(parts input: UnsafeRawBufferPointer) {
    guard input.first == UInt8(ascii: "=") else { return nil }
    var start = 0
    while start < input.count, count < 32 {
      let end = Self.nextPart(in: input, after: start)
      let part = input[start..<end]
      let lineEnd = part.firstIndex(of: 0x0A) ?? end
      add(Array(part[start + 1..<lineEnd]), Array(input[min(lineEnd + 1, end)..<end]))
      start = end
    }
    finish()
  }

  /// Where the next line begins that starts with `=`.
  private static func nextPart(in input: UnsafeRawBufferPointer, after start: Int) -> Int {
    var index = start + 1
    while index < input.count {
      if input[index] == UInt8(ascii: "="), input[index - 1] == 0x0A { return index }
      index += 1
    }
    return input.count
  }

  private mutating func add(_ name: [UInt8], _ content: [UInt8]) {
    let checksum = UInt32(truncatingIfNeeded: crc32(0, content, UInt32(content.count)))
    var common = Self.little(20, 2) + Self.little(0x0800, 2) + Self.little(0, 2) + Self.little(0, 4)
    common += Self.little(Int(checksum), 4) + Self.little(content.count, 4) + Self.little(content.count, 4)
    common += Self.little(name.count, 2) + Self.little(0, 2)
    directory += [0x50, 0x4B, 0x01, 0x02] + Self.little(20, 2) + common + Self.little(0, 6) + Self.little(0, 4)
    directory += Self.little(bytes.count, 4) + name
    bytes += [0x50, 0x4B, 0x03, 0x04] + common + name + content
    count += 1
  }

  private mutating func finish() {
    let start = bytes.count
    bytes += directory
    bytes += [0x50, 0x4B, 0x05, 0x06] + Self.little(0, 4) + Self.little(count, 2) + Self.little(count, 2)
    bytes += Self.little(directory.count, 4) + Self.little(start, 4) + Self.little(0, 2)
  }

  private static func little(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> ($0 * 8) : 0) }
  }
}
