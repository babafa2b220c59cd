/// What a ZIP file says of its entries, read from its central directory and compared with the entries themselves.
///
/// An archive is refused as a whole where its parts contradict each other: entries that overlap, lie outside the file, have two
/// names or one that leads out of a folder. Entries are found by name only; no name is ever used as a path.
struct ZipDirectory {
  struct Entry {
    /// As ``PathBytes`` writes it.
    var name: String
    /// Its place in the central directory.
    var index: Int
    var compressedSize: Int
    var size: Int
    /// The compressed bytes in the file.
    var range: Range<Int>
    /// CRC-32 of the bytes when unpacked.
    var checksum: UInt32
    /// 8 is deflate, 0 stands for bytes as they are.
    var method: Int
    fileprivate var headerStart: Int
  }

  static let mostEntries = 20_000
  static let largestEntry = 2 << 30
  private static let largestDirectory = 32 << 20

  private(set) var entries: [Entry] = []
  private var byName: [String: Int] = [:]
  /// By name in lower case; of several the first.
  private var byLowerName: [String: Int] = [:]

  /// Throws when the archive is damaged, encrypted or hostile.
  init(_ file: ByteSource) throws(ExtractionError) {
    let end = try ZipEnd(file)
    guard end.entries <= Self.mostEntries, end.size <= Self.largestDirectory else {
      throw ExtractionError(code: "zip_too_large", message: "the ZIP holds more than \(Self.mostEntries) entries")
    }
    let bytes = try LittleEndianBytes(of: file, at: end.offset, count: end.size)
    var place = 0
    for index in 0..<end.entries { entries.append(try Self.entry(index, in: bytes, at: &place)) }
    guard place == bytes.count else { throw Self.damaged("its directory holds more than its entries") }
    try findData(in: file, before: end.offset)
    for (index, entry) in entries.enumerated() {
      guard byName.updateValue(index, forKey: entry.name) == nil else {
        throw Self.damaged("two entries have the name '\(Self.shown(entry.name))'")
      }
      let lower = entry.name.lowercased()
      if byLowerName[lower] == nil { byLowerName[lower] = index }
    }
  }

  subscript(name: String) -> Entry? { byName[name].map { entries[$0] } }

  /// The entry of a part whose name may differ in case, as the packaging rules allow.
  func part(_ name: String) -> Entry? {
    self[name] ?? byLowerName[name.lowercased()].map { entries[$0] }
  }

  static func damaged(_ what: String) -> ExtractionError {
    ExtractionError(
      code: "zip_damaged", message: "the ZIP is damaged: \(what)", hint: "fetch the file again, or open it and save it anew")
  }

  /// Reads one header of the central directory and moves `place` behind it.
  private static func entry(_ index: Int, in bytes: LittleEndianBytes, at place: inout Int) throws(ExtractionError) -> Entry {
    guard let signature = bytes.number(at: place, bytes: 4), signature == 0x0201_4B50,
      let flags = bytes.number(at: place + 8, bytes: 2), let method = bytes.number(at: place + 10, bytes: 2),
      let checksum = bytes.number(at: place + 16, bytes: 4), let stored = bytes.number(at: place + 20, bytes: 4),
      let plain = bytes.number(at: place + 24, bytes: 4),
      let nameLength = bytes.number(at: place + 28, bytes: 2), let extraLength = bytes.number(at: place + 30, bytes: 2),
      let commentLength = bytes.number(at: place + 32, bytes: 2), let offset = bytes.number(at: place + 42, bytes: 4),
      let rawName = bytes.slice(at: place + 46, count: nameLength),
      bytes.slice(at: place + 46 + nameLength, count: extraLength + commentLength) != nil
    else { throw damaged("its directory is cut short or garbled") }
    let name = PathBytes.string(rawName)
    guard isSafe(rawName) else {
      throw ExtractionError(
        code: "unsafe_entry_name", message: "the ZIP holds an entry whose name leads out of it: '\(shown(name))'",
        hint: "no program writes such a file by itself; do not trust where it came from")
    }
    guard flags & 0x2041 == 0 else { throw encrypted }
    guard method == 0 || method == 8 else {
      throw ExtractionError(
        code: "zip_method", message: "the ZIP uses the compression method \(method), which is not read",
        hint: "save the workbook anew, or pack the files anew with `zip`")
    }
    var sizes = [plain, stored, offset]
    try widen(&sizes, by: bytes, extra: place + 46 + nameLength..<place + 46 + nameLength + extraLength)
    guard sizes[0] <= largestEntry, sizes[1] <= largestEntry else {
      throw ExtractionError(
        code: "zip_too_large", message: "the ZIP's entry '\(shown(name))' is larger than \(largestEntry >> 30) GiB",
        hint: "split it, or unpack the file it holds")
    }
    place += 46 + nameLength + extraLength + commentLength
    return Entry(
      name: name, index: index, compressedSize: sizes[1], size: sizes[0], range: 0..<0,
      checksum: UInt32(truncatingIfNeeded: checksum), method: method, headerStart: sizes[2])
  }

  static let encrypted = ExtractionError(
    code: "encrypted", message: "the file is protected by a password", hint: "open it and save it without a password")

  /// Takes the sizes and the offset that do not fit into four bytes from the ZIP64 field.
  private static func widen(
    _ numbers: inout [Int], by bytes: LittleEndianBytes, extra: Range<Int>
  ) throws(ExtractionError) {
    guard numbers.contains(0xFFFF_FFFF) else { return }
    var place = extra.lowerBound
    while place + 4 <= extra.upperBound, let id = bytes.number(at: place, bytes: 2),
      let length = bytes.number(at: place + 2, bytes: 2)
    {
      if id == 1 {
        var field = place + 4
        for index in numbers.indices where numbers[index] == 0xFFFF_FFFF {
          guard field + 8 <= place + 4 + length, let wide = bytes.number(at: field, bytes: 8) else {
            throw damaged("a ZIP64 field is cut short")
          }
          numbers[index] = wide
          field += 8
        }
        return
      }
      place += 4 + length
    }
    throw damaged("a ZIP64 field is missing")
  }

  /// Reads the header before each entry's data, which must agree with the directory, and sees that no two entries overlap.
  private mutating func findData(in file: ByteSource, before directory: Int) throws(ExtractionError) {
    for index in entries.indices {
      let entry = entries[index]
      let rawName = PathBytes.bytes(of: entry.name)
      let nameLength = rawName.count
      guard entry.headerStart < directory else { throw Self.damaged("an entry lies outside the file") }
      let header = try LittleEndianBytes(of: file, at: entry.headerStart, count: 30 + nameLength)
      guard header.number(at: 0, bytes: 4) == 0x0403_4B50, header.number(at: 8, bytes: 2) == entry.method,
        header.number(at: 26, bytes: 2) == nameLength, let extraLength = header.number(at: 28, bytes: 2),
        let name = header.slice(at: 30, count: nameLength), name.elementsEqual(rawName)
      else { throw Self.damaged("directory and entry '\(Self.shown(entry.name))' contradict each other") }
      let start = entry.headerStart + 30 + nameLength + extraLength
      guard start + entry.compressedSize <= directory else { throw Self.damaged("an entry lies outside the file") }
      entries[index].range = start..<start + entry.compressedSize
    }
    let sorted = entries.sorted { $0.headerStart < $1.headerStart }
    for (before, after) in zip(sorted, sorted.dropFirst()) where before.range.upperBound > after.headerStart {
      throw Self.damaged("the entries '\(Self.shown(before.name))' and '\(Self.shown(after.name))' overlap")
    }
  }

  /// Whether a name stays inside whatever folder it would be unpacked into.
  private static func isSafe(_ name: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(name)
    if bytes.isEmpty || bytes[0] == UInt8(ascii: "/") || bytes.contains(UInt8(ascii: "\\")) { return false }
    if bytes.count > 1, bytes[1] == UInt8(ascii: ":") { return false }
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return false }
    return !bytes.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
  }

  /// At most eighty characters, control characters as dots.
  static func shown(_ name: String) -> String {
    let scalars = PathBytes.shown(PathBytes.bytes(of: name)).unicodeScalars
    return String(String.UnicodeScalarView(scalars.prefix(80).map { $0.value < 0x20 || $0.value == 0x7F ? "." : $0 }))
  }
}

/// The record at the very end of a ZIP file: where its directory lies.
private struct ZipEnd {
  var entries: Int
  var offset: Int
  var size: Int

  init(_ file: ByteSource) throws(ExtractionError) {
    let count = min(file.length, 65_557)
    let base = file.length - count
    let tail = try LittleEndianBytes(of: file, at: base, count: count)
    var place = count - 22
    while place >= 0 {
      if tail.number(at: place, bytes: 4) == 0x0605_4B50, tail.number(at: place + 20, bytes: 2) == count - place - 22 { break }
      place -= 1
    }
    guard place >= 0, let disk = tail.number(at: place + 4, bytes: 2), let number = tail.number(at: place + 10, bytes: 2),
      let size = tail.number(at: place + 12, bytes: 4), let offset = tail.number(at: place + 16, bytes: 4)
    else {
      throw ExtractionError(
        code: "zip_truncated", message: "the ZIP has no directory at its end: the file was cut off",
        hint: "fetch the file again")
    }
    guard disk == 0 || disk == 0xFFFF else { throw ZipDirectory.damaged("it is one of several volumes") }
    (entries, self.offset, self.size) = (number, offset, size)
    var end = base + place
    if number == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
      guard place >= 20, tail.number(at: place - 20, bytes: 4) == 0x0706_4B50,
        let wide = tail.number(at: place - 12, bytes: 8), wide <= end - 56
      else { throw ZipDirectory.damaged("its ZIP64 end record is missing") }
      let record = try LittleEndianBytes(of: file, at: wide, count: 56)
      guard record.number(at: 0, bytes: 4) == 0x0606_4B50, let number = record.number(at: 32, bytes: 8),
        let size = record.number(at: 40, bytes: 8), let offset = record.number(at: 48, bytes: 8)
      else { throw ZipDirectory.damaged("its ZIP64 end record is garbled") }
      (entries, self.offset, self.size) = (number, offset, size)
      end = wide
    }
    guard self.offset <= end, self.size == end - self.offset else {
      throw ZipDirectory.damaged("its directory is not where it should be")
    }
  }
}

/// Little-endian numbers in a piece of a file; nil beyond its end.
private struct LittleEndianBytes {
  private let bytes: [UInt8]

  var count: Int { bytes.count }

  init(of file: ByteSource, at offset: Int, count: Int) throws(ExtractionError) {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = try bytes.withUnsafeMutableBufferPointer { (buffer) throws(ExtractionError) -> Int in
      try file.read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
    }
    guard read == count else { throw ZipDirectory.damaged("it ends too early") }
    self.bytes = bytes
  }

  func number(at place: Int, bytes width: Int) -> Int? {
    guard let piece = slice(at: place, count: width) else { return nil }
    return Int(exactly: piece.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  func slice(at place: Int, count: Int) -> ArraySlice<UInt8>? {
    guard place >= 0, count >= 0, place <= bytes.count, count <= bytes.count - place else { return nil }
    return bytes[place..<place + count]
  }
}
