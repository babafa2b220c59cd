/// The text of a page or XML workbook as UTF-8, in blocks that never cut a character.
final class SheetTextStream {
  private let input: ByteSource
  private let decoder: TextDecoder
  private var transcoder: TranscodingStream?
  /// Not decoded yet: what stands behind the last tag begun.
  private var rest: [UInt8] = []
  private var decodedCount = 0

  init(_ input: ByteSource, _ encoding: TextEncoding) throws(ExtractionError) {
    self.input = input
    transcoder = encoding.needsTranscoding ? try TranscodingStream(encoding) : nil
    decoder = try TextDecoder(encoding.needsTranscoding ? TextEncoding(name: "utf-8") : encoding)
  }

  /// Appends the next block; false at the end.
  func read(into text: inout [UInt8]) throws(ExtractionError) -> Bool {
    var block: [UInt8] = []
    let hasMore = try input.read(into: &block)
    if transcoder != nil {
      let before = text.count
      transcoder?.append(block[...], to: &text)
      decodedCount += text.count - before
      transcoder?.forget(before: decodedCount)
      return hasMore
    }
    rest += block
    // A piece ends where a tag begins, so that one wrong byte spoils no more than one text.
    var start = 0
    rest.withUnsafeBufferPointer { bytes in
      let window = XMLTextWindow(bytes: bytes, start: 0)
      while let next = window.first(XMLByte.lessThan, from: start + 1) {
        _ = decoder.decode(UnsafeBufferPointer(rebasing: bytes[start..<next]), into: &text)
        start = next
      }
      let isLong = bytes.count - start > 1 << 20
      if !hasMore || isLong, start < bytes.count {
        _ = decoder.decode(UnsafeBufferPointer(rebasing: bytes[start...]), into: &text)
        start = bytes.count
      }
    }
    rest.removeFirst(start)
    return hasMore
  }
}
