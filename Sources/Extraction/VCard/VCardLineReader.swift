/// The lines of a file one after the other: as they stand in it, or in UTF-8 where its charset hides ASCII.
///
/// A line ends at LF, at CR, or at up to three CR with an LF behind. Memory holds one read and the first MiB of a line.
struct VCardLineReader {
  static let lineLimit = 1 << 20
  private static let returnLimit = 3

  /// The line without its end, and at most its first MiB.
  private(set) var bytes: [UInt8] = []
  /// Whether the line is longer than `bytes`.
  private(set) var isCut = false
  /// Where the line lies in the file, without its end; after a mark.
  private(set) var range = 0..<0
  /// 1-based.
  private(set) var number = 0
  /// Whether a line break follows.
  private(set) var hasEnd = false

  private let source: ByteSource
  private var stream: TranscodingStream?
  private let unit: Int
  private var buffer: [UInt8] = []
  private var base = 0
  private var position = 0
  private var isAtEnd = false
  private var breakReturns = 0
  private var breakFeeds = 0

  /// Throws `unknown_charset` when iconv does not know the encoding.
  init(_ source: ByteSource, _ encoding: TextEncoding) throws(ExtractionError) {
    self.source = source
    unit = encoding.needsTranscoding ? encoding.unit : 1
    stream = encoding.needsTranscoding ? try TranscodingStream(encoding) : nil
  }

  /// Length of the mark that the file begins with; known once the first line was read.
  private(set) var markCount = 0

  /// Bytes at the end of the file that are no whole character.
  var incompleteTail: Int { isAtEnd ? stream?.incompleteTail ?? 0 : 0 }

  /// What stopped the decompression, if anything did.
  var damage: ExtractionError? { source.damage }

  /// The length of the file after decompression; complete at the end.
  var byteCount: Int { source.position }

  func sha256() throws(ExtractionError) -> String { try source.sha256() }

  /// Moves to the next line; false at the end of the file.
  mutating func next() throws(ExtractionError) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    isCut = false
    if position == buffer.count, !(try fill()) { return false }
    number += 1
    let decodedStart = base + position
    while true {
      let stop = lineEnd()
      keep(position..<(stop ?? buffer.count))
      position = stop ?? buffer.count
      if stop != nil { break }
      guard try fill() else { break }
    }
    let breakCount = try takeLineBreak()
    hasEnd = breakCount > 0
    range = fileOffset(decodedStart)..<fileOffset(base + position) - breakCount * unit
    if number == 1 { dropMark() }
    return true
  }

  /// Appends the line with its end as it stands in the file, up to `limit` bytes in all.
  func appendRaw(to raw: inout [UInt8], limit: Int) {
    guard raw.count < limit else { return }
    if let stream {
      let end = range.upperBound + (breakReturns + breakFeeds) * unit
      raw += stream.originalBytes(range.lowerBound..<end).prefix(limit - raw.count)
    } else {
      raw += bytes.prefix(limit - raw.count)
      raw += repeatElement(0x0D, count: min(breakReturns, limit - raw.count))
      raw += repeatElement(0x0A, count: min(breakFeeds, limit - raw.count))
    }
  }

  private func fileOffset(_ decoded: Int) -> Int { stream?.originalOffset(of: decoded) ?? decoded }

  private mutating func dropMark() {
    guard bytes.starts(with: VCardSyntax.mark) else { return }
    bytes.removeFirst(VCardSyntax.mark.count)
    markCount = fileOffset(VCardSyntax.mark.count)
    range = max(markCount, range.lowerBound)..<max(markCount, range.upperBound)
  }

  private func lineEnd() -> Int? {
    buffer.withUnsafeBufferPointer { buffer in
      var index = position
      while index < buffer.count {
        if buffer[index] == 0x0A || buffer[index] == 0x0D { return index }
        index &+= 1
      }
      return nil
    }
  }

  private mutating func keep(_ range: Range<Int>) {
    let room = Self.lineLimit - bytes.count
    if range.count > room { isCut = true }
    bytes += buffer[range.lowerBound..<min(range.upperBound, range.lowerBound + room)]
  }

  /// Passes over the line break at `position`; its length.
  private mutating func takeLineBreak() throws(ExtractionError) -> Int {
    while buffer.count - position <= Self.returnLimit, try fill() {}
    let returns = buffer[position...].prefix(Self.returnLimit).prefix { $0 == 0x0D }.count
    breakFeeds = buffer[position...].dropFirst(returns).first == 0x0A ? 1 : 0
    breakReturns = breakFeeds > 0 ? returns : min(returns, 1)
    position += breakReturns + breakFeeds
    return breakReturns + breakFeeds
  }

  /// Reads on; false at the end of the file. Gives up what was passed.
  private mutating func fill() throws(ExtractionError) -> Bool {
    if isAtEnd { return false }
    buffer.removeSubrange(..<position)
    base += position
    position = 0
    guard stream != nil else {
      isAtEnd = !(try source.read(into: &buffer))
      return !isAtEnd
    }
    stream?.forget(before: base)
    var block: [UInt8] = []
    let count = buffer.count
    while buffer.count == count {
      block.removeAll(keepingCapacity: true)
      guard try source.read(into: &block) else {
        isAtEnd = true
        return false
      }
      stream?.append(block[...], to: &buffer)
    }
    return true
  }
}
