import Glibc
import RecordModel

/// The part of a form dump that is being read, as UTF-8, and where each of its bytes stands in the file.
///
/// Positions count decoded bytes from the start of the file. What lies before `keep` may leave memory when more is read.
struct FormInput {
  let encoding: FormEncoding
  /// Length of the byte order mark, which is no part of the text.
  let markCount: Int
  private(set) var window: [UInt8] = []
  /// The position of the window's first byte.
  private(set) var base = 0
  private(set) var atEnd = false
  /// Bytes at the end of the file that are half a character.
  private(set) var danglingCount = 0

  private let source: ByteSource
  private var undecoded: [UInt8] = []
  private var skippedMark = false
  private var anchor: (position: Int, place: Place)

  /// Where a byte stands in the file; lines count from 1.
  struct Place {
    var offset: Int
    var line: Int
  }

  init(_ source: ByteSource, declaredEncoding: String?) throws(ExtractionError) {
    self.source = source
    (encoding, markCount) = try FormEncoding.detect(try source.peek(), declared: declaredEncoding)
    anchor = (0, Place(offset: markCount, line: 1))
  }

  /// The position after the last byte read so far.
  var end: Int { base + window.count }

  /// The byte at a position that has been read and kept.
  subscript(position: Int) -> UInt8 { window[position - base] }

  /// The bytes of a range that has been read and kept.
  func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> { window[range.lowerBound - base..<range.upperBound - base] }

  /// Reads on; false at the end of the file. Bytes before `keep` are given up once they are half of the window.
  mutating func fill(keeping keep: Int) throws(ExtractionError) -> Bool {
    if atEnd { return false }
    if keep - base > window.count / 2 {
      _ = place(of: keep)
      window.removeSubrange(..<(keep - base))
      base = keep
    }
    if case .utf8 = encoding, skippedMark {
      atEnd = !(try source.read(into: &window))
      return !atEnd
    }
    atEnd = !(try source.read(into: &undecoded))
    if !skippedMark {
      undecoded.removeFirst(min(markCount, undecoded.count))
      skippedMark = true
    }
    let left = encoding.decode(undecoded, into: &window, atEnd: atEnd)
    undecoded.removeFirst(undecoded.count - left)
    if atEnd { danglingCount = left }
    return !atEnd
  }

  /// Where a position stands in the file. Positions must be asked for in order; each byte is counted once.
  mutating func place(of position: Int) -> Place {
    guard position > anchor.position, anchor.position >= base else { return anchor.place }
    let range = anchor.position - base..<min(position - base, window.count)
    window.withUnsafeBufferPointer { window in
      let passed = UnsafeBufferPointer(rebasing: window[range])
      anchor.place.offset += encoding.fileBytes(of: passed)
      anchor.place.line += Self.lineFeeds(in: passed)
    }
    anchor.position = position
    return anchor.place
  }

  private static func lineFeeds(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var rest = UnsafeRawBufferPointer(bytes)
    while let base = rest.baseAddress, let found = memchr(base, 0x0A, rest.count) {
      count += 1
      rest = UnsafeRawBufferPointer(rebasing: rest[(UnsafeRawPointer(found) - base + 1)...])
    }
    return count
  }

  /// What stopped the decompression, if anything did.
  var damage: ExtractionError? { source.damage }

  /// Whether the file ends because it is damaged or not written yet, so that a last line without an end is not whole.
  var isCutShort: Bool { atEnd && (source.damage != nil || source.hasChanged) }

  /// The length of the file after decompression; complete at the end.
  var byteCount: Int { source.position }

  func sha256() throws(ExtractionError) -> String { try source.sha256() }

  /// A ledger of the file; its byte order mark is skipped.
  func openLedger(of file: InputFile) -> PieceLedger {
    var ledger = PieceLedger(path: file.shownPath)
    if markCount > 0 { ledger.addSkipped("byte_order_mark", from: 0, to: markCount) }
    return ledger
  }

  /// Closes a ledger at the end of the file.
  mutating func close(_ ledger: inout PieceLedger) throws(ExtractionError) {
    let end = place(of: end)
    ledger.close(count: byteCount, cut: danglingCount, damage: damage, line: end.line, sha256: try sha256())
  }
}
