/// The bytes of a CSV file that the record under way may need: as they stand in the file, or as UTF-8 where the charset cannot
/// be searched for delimiters.
///
/// Places in the text turn into offsets of the file at line ends. Holds one record and one block, in memory of its own, so that
/// the record loop pays no checks to look at it.
struct CSVInput: ~Copyable {
  private let source: ByteSource
  private var transcoder: TranscodingStream?
  let isTranscoded: Bool
  private let unit: Int
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 20
  private var count = 0
  /// The first byte not consumed yet, in `buffer`.
  private var head = 0
  /// What lies before `buffer` in the text.
  private var base = 0
  private var block: [UInt8] = []
  private(set) var atEnd = false

  init(_ source: ByteSource, _ encoding: TextEncoding) throws(ExtractionError) {
    self.source = source
    isTranscoded = encoding.needsTranscoding
    unit = encoding.needsTranscoding ? encoding.unit : 1
    transcoder = encoding.needsTranscoding ? try TranscodingStream(encoding) : nil
    buffer = .allocate(capacity: capacity)
  }

  deinit { buffer.deallocate() }

  /// What is not consumed yet; valid until the next ``refill()``.
  var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: buffer + head, count: count - head) }

  var available: Int { count - head }

  /// Where the first byte not consumed stands in the text.
  var position: Int { base + head }

  /// U+FFFD written by the transcoding, 0 when there is none.
  var replacements: Int { transcoder?.replacements ?? 0 }

  /// Bytes at the end of the file that are no whole character.
  var incompleteTail: Int { atEnd ? transcoder?.incompleteTail ?? 0 : 0 }

  /// What ended the file before its end.
  var damage: ExtractionError? { source.damage }

  /// Whether another program was writing to the file.
  var hasChanged: Bool { source.hasChanged }

  /// Reads the next block; at the end of the file sets `atEnd`.
  mutating func refill() throws(ExtractionError) {
    forgetConsumed()
    block.removeAll(keepingCapacity: true)
    guard try source.read(into: &block) else {
      atEnd = true
      return
    }
    if transcoder != nil {
      var decoded: [UInt8] = []
      transcoder?.append(block[...], to: &decoded)
      append(decoded)
    } else {
      append(block)
    }
  }

  mutating func consume(_ count: Int) { head += count }

  /// The offset in the file of the byte `distance` after the first one not consumed.
  func fileOffset(_ distance: Int = 0) -> Int {
    isTranscoded ? originalOffset(of: position + distance) : position + distance
  }

  /// The offset in the file of the end of a record of `length` bytes, before its line break of `terminator` bytes.
  func fileOffset(_ length: Int, before terminator: Int) -> Int { fileOffset(length + terminator) - terminator * unit }

  /// At most `limit` of the file's own bytes from the first one not consumed.
  func raw(_ limit: Int) -> [UInt8] {
    guard let transcoder else { return Array(text.prefix(limit)) }
    let start = fileOffset()
    return Array(transcoder.originalBytes(start..<start + limit))
  }

  /// The SHA-256 of the whole file; reads what is left.
  func sha256() throws(ExtractionError) -> String { try source.sha256() }

  private func originalOffset(of place: Int) -> Int { transcoder?.originalOffset(of: place) ?? place }

  private mutating func forgetConsumed() {
    guard head > 0 else { return }
    buffer.update(from: buffer + head, count: count - head)
    count -= head
    base += head
    head = 0
    transcoder?.forget(before: base)
  }

  private mutating func append(_ bytes: [UInt8]) {
    if count + bytes.count > capacity {
      capacity = max(capacity * 2, count + bytes.count)
      let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      moved.update(from: buffer, count: count)
      buffer.deallocate()
      buffer = moved
    }
    bytes.withUnsafeBufferPointer { bytes in
      if let base = bytes.baseAddress { (buffer + count).update(from: base, count: bytes.count) }
    }
    count += bytes.count
  }
}
