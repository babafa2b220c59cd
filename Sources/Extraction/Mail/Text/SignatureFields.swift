/// What a signature tells of its sender: taken only where a label, a legal form or a domain says what it is.
struct SignatureFields {
  private(set) var cells: [(column: MailColumn, value: [UInt8])] = []
  private let sender: SignatureSender

  /// At most so many phones of one kind.
  private static let phoneLimit = 3

  init(_ block: SignatureBlock, sender: SignatureSender) {
    self.sender = sender
    for line in block.lines {
      for segment in Self.segments(of: line) {
        takePhones(segment)
        takeWebsite(segment)
        takeCompany(segment)
      }
    }
    takeTitle(block.lines)
  }

  private mutating func add(_ column: MailColumn, _ value: [UInt8], limit: Int = 1) {
    guard !value.isEmpty, cells.count(where: { $0.column == column }) < limit,
      !cells.contains(where: { $0.column == column && $0.value == value })
    else { return }
    cells.append((column, value))
  }

  /// The pieces of a line between bars, dots, tabs and semicolons.
  private static func segments(of line: [UInt8]) -> [ArraySlice<UInt8>] {
    cut(line[...]) { separatorWidth(line, at: $0) }
  }

  /// The pieces between separators, without blanks around them; `width` is a separator's at a place, 0 for none.
  private static func cut(_ text: ArraySlice<UInt8>, at width: (Int) -> Int) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let width = width(index)
      if width > 0 {
        pieces.append(text[start..<index])
        start = index + width
      }
      index += max(width, 1)
    }
    pieces.append(text[start...])
    return pieces.map { MailASCII.trim($0) }.filter { !$0.isEmpty }
  }

  private static func separatorWidth(_ line: [UInt8], at index: Int) -> Int {
    switch line[index] {
    case 0x7C, MailASCII.tab, MailASCII.semicolon: return 1
    case 0xC2 where index + 1 < line.count && line[index + 1] == 0xB7: return 2
    case 0xE2:
      let rest = line[index...].prefix(3)
      return rest.elementsEqual([0xE2, 0x80, 0xA2]) || rest.elementsEqual([0xE2, 0x97, 0x8F]) ? 3 : 0
    default: return 0
    }
  }

  // MARK: Phones

  private mutating func takePhones(_ segment: ArraySlice<UInt8>) {
    var from = segment.startIndex
    while let number = PhoneSpan(in: segment, from: from) {
      let label = MailWords.words(MailWords.folded(segment[from..<number.range.lowerBound])).joined(separator: [MailASCII.space]
      )
      from = number.range.upperBound
      guard (7...15).contains(number.digits) else { continue }
      if let column = column(ofPhone: Array(label), number, in: segment) {
        add(column, Array(segment[number.range]), limit: Self.phoneLimit)
      }
    }
  }

  /// Without a label only a whole piece in international form is a phone.
  private func column(ofPhone label: [UInt8], _ number: PhoneSpan, in segment: ArraySlice<UInt8>) -> MailColumn? {
    if label.isEmpty {
      let isWhole = number.range.lowerBound == segment.startIndex && number.range.upperBound == segment.endIndex
      return isWhole && segment.first == 0x2B && number.digits > 8 ? .signaturePhone : nil
    }
    if label.count == 1, number.digits < 8 { return nil }
    if SignatureWords.mobileLabels.contains(label) { return .signatureMobile }
    if SignatureWords.faxLabels.contains(label) { return .signatureFax }
    return SignatureWords.phoneLabels.contains(label) ? .signaturePhone : nil
  }

  // MARK: Website

  private mutating func takeWebsite(_ segment: ArraySlice<UInt8>) {
    guard !sender.domain.isEmpty, !SignatureWords.mailProviders.contains(sender.domain) else { return }
    for word in segment.split(whereSeparator: { MailASCII.isSpace($0) || $0 == MailASCII.less || $0 == MailASCII.greater }) {
      guard word.count <= 120, word.contains(0x2E), !word.contains(MailASCII.at) else { continue }
      let address = MailWords.withoutOuterMarks(word).filter { $0 >= 0x21 }
      let written = address.last == 0x2E ? address.dropLast() : address[...]
      var host = MailASCII.lowercased(written)[...]
      let schemes: [StaticString] = ["https://", "http://"]
      for scheme in schemes where MailASCII.starts(host, with: scheme) { host = host.dropFirst(scheme.utf8CodeUnitCount) }
      host = host.prefix { $0 != 0x2F && $0 != MailASCII.colon && $0 != MailASCII.question }
      if MailASCII.starts(host, with: "www.") { host = host.dropFirst(4) }
      if isSendersDomain(Array(host)) { return add(.signatureWebsite, Array(written)) }
    }
  }

  /// The same, or one below the other.
  private func isSendersDomain(_ host: [UInt8]) -> Bool {
    if host == sender.domain { return true }
    guard host.contains(0x2E) else { return false }
    return sender.domain.suffix(host.count + 1).elementsEqual([0x2E] + host) && sender.domain.count > host.count
  }

  // MARK: Company and title

  private mutating func takeCompany(_ segment: ArraySlice<UInt8>) {
    guard segment.count <= 80, !segment.contains(MailASCII.at), !segment.contains(MailASCII.colon),
      let end = LegalForm.end(in: segment)
    else { return }
    var name = segment[..<end]
    // `Head of Sales, Nimbus Ltd`, but `Nimbus, Inc.`
    if let comma = name.lastIndex(of: MailASCII.comma), LegalForm.end(in: name[(comma + 1)...]) != nil,
      !LegalForm.isAlone(name[(comma + 1)...])
    {
      name = name[(comma + 1)...]
    }
    let trimmed = Array(MailASCII.trim(name))
    let folded = MailWords.folded(trimmed)
    guard !LegalForm.isAlone(trimmed[...]), !SignatureWords.titles.occurs(in: folded),
      !SignatureWords.notCompanies.occurs(in: folded), let first = trimmed.first, MailWords.isWordByte(first)
    else { return }
    add(.signatureCompany, trimmed)
  }

  /// What stands beside the sender's name, on its line or the next, and has a word of a job in it.
  private mutating func takeTitle(_ lines: [[UInt8]]) {
    for (index, line) in lines.enumerated() {
      let pieces = Self.parts(of: line)
      guard let name = pieces.firstIndex(where: { sender.isName($0) && !isTitle($0) }) else { continue }
      let beside = pieces[(name + 1)...] + (index + 1 < lines.count ? Self.parts(of: lines[index + 1]).prefix(1) : [])
      guard let title = beside.first(where: isTitle) else { return }
      return add(.signatureTitle, Array(title))
    }
  }

  private func isTitle(_ piece: ArraySlice<UInt8>) -> Bool {
    guard piece.count >= 2, piece.count <= 60, !piece.contains(where: { MailASCII.isDigit($0) || $0 == MailASCII.at }),
      LegalForm.end(in: piece) == nil
    else { return false }
    return SignatureWords.titles.occurs(in: MailWords.folded(piece))
  }

  /// Segments, cut at commas and spaced dashes too.
  private static func parts(of line: [UInt8]) -> [ArraySlice<UInt8>] {
    segments(of: line).flatMap { segment in
      cut(segment) { index in
        let rest = segment[index...]
        if rest.first == MailASCII.comma { return 1 }
        return rest.starts(with: [0x20, 0x2D, 0x20]) ? 3 : rest.starts(with: [0x20, 0xE2, 0x80, 0x93, 0x20]) ? 5 : 0
      }
    }
  }
}

/// A run of digits and what people write between them.
struct PhoneSpan {
  private(set) var range: Range<Int>
  private(set) var digits = 0

  /// The first one at or after `from`; nil when there is no digit any more.
  init?(in text: ArraySlice<UInt8>, from: Int) {
    guard
      let start = text[from...].indices.first(where: { index in
        MailASCII.isDigit(text[index])
          || (text[index] == 0x2B || text[index] == MailASCII.openParenthesis) && index + 1 < text.endIndex
            && (MailASCII.isDigit(text[index + 1]) || text[index + 1] == 0x2B)
      })
    else { return nil }
    // Also without a digit, as in `(+`, the next span is looked for behind it.
    var end = start + 1
    var index = start
    while index < text.endIndex {
      let byte = text[index]
      if MailASCII.isDigit(byte) {
        digits += 1
        end = index + 1
      } else if byte == 0x2B {
        // Only in front: another plus starts another number.
        if digits > 0 { break }
      } else if !(byte == MailASCII.space || byte == MailASCII.hyphen || byte == 0x2E || byte == 0x2F
        || byte == MailASCII.openParenthesis || byte == MailASCII.closeParenthesis || Self.isWideMark(text[index...]))
      {
        break
      }
      index += 1
    }
    // Letters right behind the digits: no phone, or one in words.
    if end < text.endIndex, MailASCII.isLetter(text[end]) || text[end] == MailASCII.at { digits = 0 }
    range = start..<end
    takeExtension(text)
  }

  /// No-break space, and the hyphens and dashes of typography; also their bytes after the first.
  private static func isWideMark(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return first == 0xC2 && text.dropFirst().first == 0xA0 || first == 0xA0
      || first == 0xE2 && text.dropFirst().first == 0x80 || first == 0x80 || (0x90...0x93).contains(first)
  }

  private mutating func takeExtension(_ text: ArraySlice<UInt8>) {
    let rest = text[range.upperBound...]
    let word = rest.drop { $0 == MailASCII.space || $0 == MailASCII.comma }
    let marks: [StaticString] = ["extension", "ext.", "ext", "x"]
    guard let mark = marks.first(where: { MailASCII.starts(word, with: $0) }) else { return }
    let number = word.dropFirst(mark.utf8CodeUnitCount).drop { $0 == MailASCII.space || $0 == MailASCII.colon }
    let count = number.prefix { MailASCII.isDigit($0) }.count
    if (1...6).contains(count) { range = range.lowerBound..<number.startIndex + count }
  }
}
