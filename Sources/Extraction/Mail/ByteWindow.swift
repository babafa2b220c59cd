/// A moving window over a file's bytes; positions are offsets in the file.
///
/// Memory is what lies between the position released last and the end of what was read, plus one read.
final class ByteWindow {
  private let input: ByteSource
  private var buffer: [UInt8] = []
  /// The offset of the buffer's first byte.
  private var base = 0
  private(set) var isAtEnd = false

  init(_ input: ByteSource) { self.input = input }

  /// The offset after the last byte read so far.
  var end: Int { base + buffer.count }

  /// Reads on until `position` is inside the window, if the file goes that far.
  func require(_ position: Int) throws(ExtractionError) {
    while end < position, try fill() {}
  }

  /// Reads some more; false at the end of the file.
  func fill() throws(ExtractionError) -> Bool {
    guard !isAtEnd else { return false }
    if try input.read(into: &buffer) { return true }
    isAtEnd = true
    return false
  }

  /// Gives up the bytes before `position`; they are moved out only when that pays.
  func release(before position: Int) {
    let unused = min(position - base, buffer.count)
    guard unused > 1_048_576 || unused == buffer.count, unused * 2 >= buffer.count else { return }
    buffer.removeSubrange(..<unused)
    base += unused
  }

  /// The bytes of a range that lies in the window.
  func with<Result>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    buffer.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[range.lowerBound - base..<range.upperBound - base]))
    }
  }

  /// The byte at `position`, or nil outside the window.
  func byte(at position: Int) -> UInt8? {
    position >= base && position < end ? buffer[position - base] : nil
  }

  /// The offset of the next line feed at or after `position`, within what was read.
  func lineFeed(from position: Int) -> Int? {
    with(position..<end) { ByteLines.nextLineFeed(in: $0, from: 0) }.map { $0 + position }
  }
}
