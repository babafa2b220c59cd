import RecordModel

/// The text of an XML file as UTF-8, decoded block by block, with the way back to the file's own bytes.
///
/// The charset is settled by a byte-order mark, else by strict UTF-8 at the first block that is not ASCII, else by what is
/// declared. A bad byte costs one character, read as Windows-1252. Holds what was not released, and one block.
final class XMLTextInput {
  private let source: ByteSource?
  private let configured: String?
  private var text: [UInt8] = []
  private var textStart = 0
  /// The file's bytes beside the text; unused as long as both are the same.
  private var raw: [UInt8] = []
  private var rawStart = 0
  private var map: XMLOffsetMap?
  private var mark = 0
  private var carry: [UInt8]
  private var charset: XMLCharset?
  private var declared: String?
  private var hasStarted = false
  private var isMixed = false
  private var lineOffset = 0
  private var lineNumber = 1

  private(set) var isAtEnd = false
  /// Offsets in the text of characters that stand for bytes the charset does not know; ascending.
  private var repairs: [Int] = []
  private var repairsTaken = 0
  /// What is to be said of the file as a whole, once.
  var notes: [IssueCode] = []

  /// `encoding` is what the pipeline file declares for the source; it counts before what the file declares of itself.
  init(source: ByteSource, encoding: String?) {
    self.source = source
    configured = encoding
    carry = []
  }

  /// Only these bytes, the head of a file.
  init(head: ArraySlice<UInt8>, encoding: String?) {
    source = nil
    configured = encoding
    carry = Array(head)
  }

  var end: Int { textStart + text.count }
  var start: Int { textStart }
  /// Bytes of the file the text so far stands for.
  var rawEnd: Int { map?.rawEnd ?? end + mark }

  func withWindow<R, E>(_ body: (XMLTextWindow) throws(E) -> R) throws(E) -> R {
    try text.withUnsafeBufferPointer { (buffer: UnsafeBufferPointer<UInt8>) throws(E) -> R in
      try body(XMLTextWindow(bytes: buffer, start: textStart))
    }
  }

  /// Decodes the next block; false at the end. What stands before `offset` may be forgotten.
  func fill(keepingFrom offset: Int) throws(ExtractionError) -> Bool {
    if isAtEnd { return false }
    release(before: offset)
    var block = carry
    carry = []
    let before = block.count
    if let source { _ = try source.read(into: &block) }
    isAtEnd = block.count == before
    let used = block.withUnsafeBufferPointer { decode($0, isFinal: isAtEnd) }
    carry = Array(block[used...])
    return true
  }

  /// The file's byte at which the character at `offset` begins.
  func rawOffset(_ offset: Int) -> Int { map?.raw(at: offset) ?? offset + mark }

  /// The line `offset` lies in, from 1; `offset` must be in memory.
  func line(at offset: Int) -> Int {
    let low = max(min(offset, lineOffset), textStart)
    let high = min(max(offset, lineOffset), end)
    let count = withWindow { $0.count(0x0A, in: low..<max(low, high)) }
    lineNumber += offset < lineOffset ? -count : count
    lineOffset = offset
    return lineNumber
  }

  /// The file's own bytes of a stretch of text in memory, at most `limit`.
  func rawBytes(_ range: Range<Int>, limit: Int) -> [UInt8] {
    guard map != nil else {
      let low = max(range.lowerBound, textStart) - textStart
      return Array(text[low..<max(low, min(range.upperBound - textStart, text.count))].prefix(limit))
    }
    let low = max(rawOffset(range.lowerBound) - rawStart, 0)
    return Array(raw[min(low, raw.count)..<max(low, min(rawOffset(range.upperBound) - rawStart, raw.count))].prefix(limit))
  }

  /// Forgets repairs before `offset` and says whether there were any at or after `start`. Called with rising places.
  func takeRepairs(from start: Int, to offset: Int) -> Bool {
    var found = false
    while repairsTaken < repairs.count, repairs[repairsTaken] < offset {
      if repairs[repairsTaken] >= start { found = true }
      repairsTaken += 1
    }
    return found
  }

  private func release(before offset: Int) {
    let count = min(offset, end) - textStart
    guard count > 0 else { return }
    _ = line(at: textStart + count)
    if map != nil {
      let rawCount = min(rawOffset(textStart + count) - rawStart, raw.count)
      raw.removeSubrange(0..<rawCount)
      rawStart += rawCount
      map?.release(before: textStart + count)
    }
    text.removeSubrange(0..<count)
    textStart += count
    _ = takeRepairs(from: textStart, to: textStart)
    repairs.removeFirst(repairsTaken)
    repairsTaken = 0
  }

  // MARK: Decoding

  /// Appends what `block` says; gives the bytes used, all but a character it ends within.
  private func decode(_ block: UnsafeBufferPointer<UInt8>, isFinal: Bool) -> Int {
    var start = 0
    if !hasStarted, !block.isEmpty {
      hasStarted = true
      begin(Array(block.prefix(1024)))
      start = mark
    }
    let body = UnsafeBufferPointer(rebasing: block[start...])
    if charset == nil { settle(body) }
    switch charset {
    case nil: appendVerbatim(body)
    case .utf8: return start + decodeUTF8(body, isFinal: isFinal)
    case .table(let table): return start + decode(body, by: table)
    case .utf16(let bigEndian): return start + decodeUTF16(body, bigEndian: bigEndian, isFinal: isFinal)
    case .utf32(let bigEndian): return start + decodeUTF32(body, bigEndian: bigEndian, isFinal: isFinal)
    case .converter(let converter): return start + decode(body, by: converter, isFinal: isFinal)
    }
    return block.count
  }

  private func begin(_ head: [UInt8]) {
    let own = XMLCharset.declared(in: head[...])
    declared = configured ?? own
    guard let sniffed = XMLCharset.sniff(head[...]) else { return }
    charset = sniffed.charset
    mark = sniffed.mark
    if case .utf8 = sniffed.charset {
      if let declared, case .utf8? = XMLCharset.named(declared) {} else if declared != nil { notes.append(.encodingRepaired) }
    } else {
      leaveIdentity()
    }
  }

  /// Decides on the charset at the first block that is not plain ASCII.
  private func settle(_ block: UnsafeBufferPointer<UInt8>) {
    let shifts = declared?.lowercased().hasPrefix("iso-2022") == true
    guard block.contains(where: { $0 >= 0x80 || $0 == 0 || shifts && $0 == 0x1B }) else { return }
    let named = declared.map { XMLCharset.named($0) }
    let (valid, isCut) = XMLCharset.validPrefix(block, from: 0)
    let isUTF8 = (valid == block.count || isCut) && !shifts
    switch named {
    case nil, .some(.some(.utf8)): charset = .utf8
    case .some(nil):
      notes.append(.unknownCharset)
      charset = .utf8
    case .some(.some(let other)):
      if isUTF8 || !other.keepsASCII {
        notes.append(.encodingRepaired)
        charset = .utf8
      } else {
        charset = other
        leaveIdentity()
      }
    }
  }

  /// From here on the text is not the file's bytes any more.
  private func leaveIdentity() {
    guard map == nil else { return }
    raw = text
    rawStart = textStart + mark
    var map = XMLOffsetMap(raw: mark)
    map.append(at: 0, count: end, textUnit: 1, rawUnit: 1)
    self.map = map
  }

  /// Appends bytes that are their own text.
  private func appendVerbatim(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty else { return }
    map?.append(at: end, count: bytes.count, textUnit: 1, rawUnit: 1)
    text.append(contentsOf: bytes)
  }

  /// Appends one character that took `width` bytes of the file; a NUL becomes a control character, refused like it.
  private func append(_ scalar: UInt32, width: Int, isRepair: Bool = false) {
    if isRepair { repairs.append(end) }
    let usable = scalar == 0 ? 1 : Unicode.Scalar(scalar) == nil ? XMLCharset.replacement : scalar
    let before = end
    if usable < 0x80 {
      text.append(UInt8(truncatingIfNeeded: usable))
    } else if let scalar = Unicode.Scalar(usable) {
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    map?.append(at: before, count: 1, textUnit: end - before, rawUnit: width)
  }

  private func decodeUTF8(_ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool) -> Int {
    var i = 0
    var rawFrom = 0
    while i < bytes.count {
      let (valid, isCut) = XMLCharset.validPrefix(bytes, from: i)
      appendVerbatim(UnsafeBufferPointer(rebasing: bytes[i..<valid]))
      i = valid
      if valid == bytes.count || isCut && !isFinal { break }
      if map == nil {
        leaveIdentity()
        rawFrom = valid
      }
      if bytes[valid] == 0 {
        while i < bytes.count, bytes[i] == 0 { i += 1 }
        map?.append(at: end, count: i - valid, textUnit: 1, rawUnit: 1)
        text.append(contentsOf: repeatElement(1, count: i - valid))
      } else {
        if !isMixed { notes.append(.mixedEncoding) }
        isMixed = true
        append(XMLCharset.windows1252(bytes[valid]), width: 1, isRepair: true)
        i += 1
      }
    }
    if map != nil { raw.append(contentsOf: bytes[rawFrom..<i]) }
    return i
  }

  private func decode(_ bytes: UnsafeBufferPointer<UInt8>, by table: [UInt32]) -> Int {
    let keepsASCII = (0x09..<0x80).allSatisfy { table[$0] == UInt32($0) }
    var i = 0
    while i < bytes.count {
      let plain = i
      if keepsASCII { while i < bytes.count, bytes[i] < 0x80, bytes[i] >= 0x09 { i += 1 } }
      if i > plain {
        appendVerbatim(UnsafeBufferPointer(rebasing: bytes[plain..<i]))
        continue
      }
      let scalar = table[Int(bytes[i])]
      append(scalar, width: 1, isRepair: scalar == XMLCharset.replacement)
      i += 1
    }
    raw.append(contentsOf: bytes)
    return bytes.count
  }

  private func decodeUTF16(_ bytes: UnsafeBufferPointer<UInt8>, bigEndian: Bool, isFinal: Bool) -> Int {
    let (high, low) = bigEndian ? (0, 1) : (1, 0)
    func unit(_ i: Int) -> UInt32 { UInt32(bytes[i + high]) << 8 | UInt32(bytes[i + low]) }
    var i = 0
    while i + 1 < bytes.count {
      let plain = i
      let before = end
      while i + 1 < bytes.count, bytes[i + high] == 0, bytes[i + low] < 0x80, bytes[i + low] >= 0x09 {
        text.append(bytes[i + low])
        i += 2
      }
      if i > plain {
        map?.append(at: before, count: end - before, textUnit: 1, rawUnit: 2)
        continue
      }
      let first = unit(i)
      if first & 0xFC00 == 0xD800 {
        if i + 3 >= bytes.count, !isFinal { break }
        if i + 3 < bytes.count, unit(i + 2) & 0xFC00 == 0xDC00 {
          append(0x10000 + ((first & 0x3FF) << 10 | unit(i + 2) & 0x3FF), width: 4)
          i += 4
          continue
        }
      }
      append(first, width: 2, isRepair: first & 0xF800 == 0xD800)
      i += 2
    }
    return close(bytes, at: i, isFinal: isFinal)
  }

  private func decodeUTF32(_ bytes: UnsafeBufferPointer<UInt8>, bigEndian: Bool, isFinal: Bool) -> Int {
    var i = 0
    while i + 3 < bytes.count {
      let scalar = (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[i + (bigEndian ? $1 : 3 - $1)]) }
      append(scalar, width: 4, isRepair: Unicode.Scalar(scalar) == nil)
      i += 4
    }
    return close(bytes, at: i, isFinal: isFinal)
  }

  private func decode(_ bytes: UnsafeBufferPointer<UInt8>, by converter: XMLConverter, isFinal: Bool) -> Int {
    var i = 0
    var own = 0
    converting: while i < bytes.count {
      switch converter.step(UnsafeBufferPointer(rebasing: bytes[i...])) {
      case .characters(let characters, let count):
        i += count
        for character in characters {
          append(character, width: i - own)
          own = i
        }
      case .invalid:
        i += 1
        append(XMLCharset.replacement, width: i - own, isRepair: true)
        own = i
      case .cut: break converting
      }
    }
    return close(bytes, at: own, isFinal: isFinal)
  }

  /// Keeps the bytes decoded, and at the end of the file takes what is left of a cut character: one replacement a byte.
  private func close(_ bytes: UnsafeBufferPointer<UInt8>, at used: Int, isFinal: Bool) -> Int {
    let end = isFinal ? bytes.count : used
    for _ in used..<end { append(XMLCharset.replacement, width: 1, isRepair: true) }
    raw.append(contentsOf: bytes[..<end])
    return end
  }
}
