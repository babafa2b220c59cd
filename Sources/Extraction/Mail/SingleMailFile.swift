/// A file that is one message: `.eml`, a Maildir or MH file, `.emlx`.
struct SingleMailFile {
  /// Where the message lies; before and after it are separators.
  var range: Range<Int>
  /// 1-based, of its first line.
  var line: Int
  /// The message in UTF-8 where the file is UTF-16.
  var transcoded: [UInt8]?
  /// The property list behind the message of an `.emlx` file.
  var trailer = 0..<0
  /// Why the property list says that the message is not to be read.
  var rule: MailSkipRule?

  /// Finds the message in a whole file.
  init(_ file: UnsafeBufferPointer<UInt8>) {
    if let text = Self.utf16(file) {
      range = 0..<file.count
      line = 1
      transcoded = text
      return
    }
    var start = Self.leadingSeparators(file[...])
    var end = file.count
    if let body = Self.countedBody(file, from: start) {
      start = body.lowerBound
      end = body.upperBound
      trailer = end..<file.count
      rule = Self.rule(in: file[trailer])
    }
    range = start..<end
    line = 1 + ByteLines.countLineFeeds(in: UnsafeBufferPointer(rebasing: file[..<start]))
  }

  /// Length of a byte order mark and blank lines at the start.
  static func leadingSeparators(_ head: some Collection<UInt8>) -> Int {
    let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return mark + head.dropFirst(mark).prefix { $0 == MailASCII.lineFeed || $0 == MailASCII.carriageReturn }.count
  }

  /// The whole of a UTF-16 file as UTF-8, or nil when it is none: by its byte order mark, or by the zeros of ASCII text.
  static func utf16(_ file: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard file.count >= 4 else { return nil }
    let isMarkedLittle = file[0] == 0xFF && file[1] == 0xFE
    let isMarkedBig = file[0] == 0xFE && file[1] == 0xFF
    let head = file.prefix(64)
    let evenZeros = head.indices.filter { $0 & 1 == 0 && head[$0] == 0 }.count
    let oddZeros = head.indices.filter { $0 & 1 == 1 && head[$0] == 0 }.count
    let half = head.count / 2
    let isLittle = isMarkedLittle || (!isMarkedBig && oddZeros * 10 >= half * 9 && evenZeros == 0)
    let isBig = isMarkedBig || (!isLittle && evenZeros * 10 >= half * 9 && oddZeros == 0)
    guard isLittle || isBig else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(file.count / 2)
    var index = isMarkedLittle || isMarkedBig ? 2 : 0
    while index + 1 < file.count {
      let first = UInt16(file[index])
      let second = UInt16(file[index + 1])
      units.append(isLittle ? second << 8 | first : first << 8 | second)
      index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// By the flags of an XML property list: bit 1 is deleted, bit 6 a draft.
  private static func rule(in list: Slice<UnsafeBufferPointer<UInt8>>) -> MailSkipRule? {
    let text = String(decoding: list.prefix(65_536), as: UTF8.self)
    guard let key = text.firstRange(of: "<key>flags</key>"), let open = text[key.upperBound...].firstRange(of: "<integer>"),
      text.distance(from: key.upperBound, to: open.lowerBound) < 40,
      let flags = UInt64(text[open.upperBound...].prefix { $0.isNumber })
    else { return nil }
    return flags & 2 != 0 ? .deleted : flags & 64 != 0 ? .draft : nil
  }

  /// The message of an `.emlx` file: its first line counts the bytes that follow, a property list stands after them.
  private static func countedBody(_ file: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
    var cursor = LineCursor(file, from: start)
    guard let first = cursor.next(), let second = LineCursor(file, from: cursor.position).peek else { return nil }
    let digits = MailASCII.trim(file[first])
    guard !digits.isEmpty, digits.count <= 10, digits.allSatisfy(MailASCII.isDigit), MailHeaders.isField(file[second]) else {
      return nil
    }
    let count = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return cursor.position..<min(file.count, cursor.position + count)
  }
}
