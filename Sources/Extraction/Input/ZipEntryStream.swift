import CZlib
import Glibc

/// The bytes of one entry of a ZIP archive, unpacked in order. Reading stops at the caps of ``ZipLimits``.
///
/// Needs nothing but the entry's place in the file, so that archives of many entries are opened in time linear in them.
final class ZipEntryStream {
  private let descriptor: Int32
  private let entry: InputFile.Entry
  private var stream = z_stream()
  private var packed: [UInt8] = []
  private var packedRange = 0..<0
  /// Of the packed bytes, in the file.
  private var place: Int
  private var total = 0
  private var checksum: UInt = 0
  private var isAtEnd = false

  /// `descriptor` is the archive's, which the caller keeps open.
  init(_ entry: InputFile.Entry, in descriptor: Int32) {
    self.descriptor = descriptor
    self.entry = entry
    place = entry.range.lowerBound
    inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit { inflateEnd(&stream) }

  /// The same entry from its start.
  func reopened() -> ZipEntryStream { ZipEntryStream(entry, in: descriptor) }

  /// Fills `buffer` from its start; gives the number of bytes, 0 at the end, where length and checksum have proved right.
  func read(into buffer: inout [UInt8]) throws(ExtractionError) -> Int {
    var count = 0
    while count == 0, !isAtEnd {
      if packedRange.isEmpty { try refill() }
      count = entry.isDeflated ? try inflate(into: &buffer) : copy(into: &buffer)
      total += count
      checksum = buffer.withUnsafeBufferPointer { crc32(checksum, $0.baseAddress, UInt32(truncatingIfNeeded: count)) }
      guard total <= entry.size else { throw ZipDirectory.damaged("\(entry.shown) is larger than it claims") }
      try ZipLimits.check(unpacked: total, of: entry.range.count, entry.shown)
    }
    if isAtEnd, count == 0 { try close() }
    return count
  }

  private func close() throws(ExtractionError) {
    guard total == entry.size else { throw ZipDirectory.damaged("\(entry.shown) is smaller than it claims") }
    guard checksum == UInt(entry.checksum) else { throw ZipDirectory.damaged("the checksum of \(entry.shown) is wrong") }
  }

  private func refill() throws(ExtractionError) {
    let wanted = min(65_536, entry.range.upperBound - place)
    if packed.count < 65_536 { packed = [UInt8](repeating: 0, count: 65_536) }
    let count = packed.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, wanted, off_t(place)) }
    guard count == wanted else { throw ZipDirectory.damaged("\(entry.shown) ends too early") }
    place += count
    packedRange = 0..<count
  }

  private func copy(into buffer: inout [UInt8]) -> Int {
    let count = min(buffer.count, packedRange.count)
    buffer.replaceSubrange(..<count, with: packed[packedRange.prefix(count)])
    packedRange = packedRange.dropFirst(count)
    isAtEnd = packedRange.isEmpty && place == entry.range.upperBound
    return count
  }

  private func inflate(into buffer: inout [UInt8]) throws(ExtractionError) -> Int {
    var status: Int32 = Z_OK
    var written = 0
    let offered = packedRange
    packed.withUnsafeMutableBufferPointer { packed in
      buffer.withUnsafeMutableBufferPointer { buffer in
        stream.next_in = packed.baseAddress.map { $0 + offered.lowerBound }
        stream.avail_in = UInt32(truncatingIfNeeded: offered.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(truncatingIfNeeded: buffer.count)
        status = CZlib.inflate(&stream, Z_NO_FLUSH)
        written = buffer.count - Int(stream.avail_out)
      }
    }
    packedRange = offered.upperBound - Int(stream.avail_in)..<offered.upperBound
    isAtEnd = status == Z_STREAM_END
    let isStuck = status == Z_BUF_ERROR && written == 0 && place == entry.range.upperBound
    guard status == Z_OK || isAtEnd || status == Z_BUF_ERROR, !isStuck else {
      throw ZipDirectory.damaged("\(entry.shown) cannot be unpacked")
    }
    return written
  }
}

/// How much an entry may unpack to.
enum ZipLimits {
  /// How many times larger than packed an entry may be, once it is larger than ``freeSize``.
  private static let mostTimes = 200
  private static let freeSize = 16 << 20

  /// Throws once an entry called `name` is unpacked to `total` bytes, more than its `packed` bytes may give.
  static func check(unpacked total: Int, of packed: Int, _ name: String) throws(ExtractionError) {
    guard total > freeSize, total / mostTimes > packed else { return }
    throw ExtractionError(
      code: "zip_bomb", message: "\(name) unpacks to more than \(mostTimes) times its size; reading stopped",
      hint: "no program writes such a file by itself; do not trust where it came from")
  }
}
