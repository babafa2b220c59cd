/// The bytes of a CSV file that the record under way may need: as they stand in the file, or as UTF-8 where the charset cannot
/// be searched for delimiters.
///
/// Places in `buffer` turn into offsets of the file at line ends. Holds one record and one block.
struct CSVInput {
  private let source: ByteSource
  private var transcoder: TranscodingStream?
  private let unit: Int
  private(set) var buffer: [UInt8] = []
  /// The first byte not consumed yet, in `buffer`.
  private(set) var head = 0
  /// What lies before `buffer` in the text.
  private var base = 0
  private(set) var atEnd = false

  init(_ source: ByteSource, _ encoding: TextEncoding) throws(ExtractionError) {
    self.source = source
    unit = encoding.needsTranscoding ? encoding.unit : 1
    transcoder = encoding.needsTranscoding ? try TranscodingStream(encoding) : nil
  }

  var available: Int { buffer.count - head }

  var isTranscoded: Bool { transcoder != nil }

  /// Where the first byte not consumed stands in the text.
  var position: Int { base + head }

  /// U+FFFD written by the transcoding, 0 when there is none.
  var replacements: Int { transcoder?.replacements ?? 0 }

  /// Bytes at the end of the file that are no whole character.
  var incompleteTail: Int { atEnd ? transcoder?.incompleteTail ?? 0 : 0 }

  /// Reads the next block; at the end of the file sets `atEnd`.
  mutating func refill() throws(ExtractionError) {
    if head > 0 {
      buffer.removeFirst(head)
      base += head
      head = 0
      transcoder?.forget(before: base)
    }
    guard transcoder != nil else {
      if try !source.read(into: &buffer) { atEnd = true }
      return
    }
    var block: [UInt8] = []
    guard try source.read(into: &block) else {
      atEnd = true
      return
    }
    transcoder?.append(block[...], to: &buffer)
  }

  mutating func consume(_ count: Int) { head += count }

  /// The offset in the file of the byte `distance` after the first one not consumed.
  func fileOffset(_ distance: Int = 0) -> Int {
    let place = base + head + distance
    return transcoder?.originalOffset(of: place) ?? place
  }

  /// The offset in the file of the end of a record of `length` bytes, before its line break of `terminator` bytes.
  func fileOffset(_ length: Int, before terminator: Int) -> Int { fileOffset(length + terminator) - terminator * unit }

  /// At most `limit` of the file's own bytes from the first one not consumed.
  func raw(_ limit: Int) -> [UInt8] {
    guard let transcoder else { return Array(buffer[head..<head + min(available, limit)]) }
    let start = fileOffset()
    return Array(transcoder.originalBytes(start..<start + limit))
  }
}
