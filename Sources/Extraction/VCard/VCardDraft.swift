import RecordModel

/// A card as its lines come in: its properties as logical lines; pictures, sounds, keys and cards within it are passed over.
struct VCardDraft {
  /// What a line was to the card.
  enum Step {
    case taken
    /// `END:VCARD` of this card.
    case ended
    /// `BEGIN:VCARD` of another: this one has no end.
    case begins
  }

  private static let textLimit = 4 << 20
  private static let propertyLimit = 1 << 15

  /// Where the card lies in the file so far, and its first line.
  private(set) var range: Range<Int>
  let line: Int
  /// Whether it began without `BEGIN:VCARD`.
  let isImplicit: Bool
  /// Folded lines are joined by ``VCardText/fold``, the blank behind it kept.
  private(set) var properties: [[UInt8]] = []
  /// Properties passed over, by lower-case name.
  private(set) var skipped: [String: Int] = [:]
  /// The card's first 64 KiB as they stand in the file.
  private(set) var raw: [UInt8] = []
  private(set) var isTooLarge = false
  /// Whether the last line was taken and no line break followed it.
  private(set) var endsOpen = false

  private var textBytes = 0
  /// The upper-case name of the line under way, if it has one.
  private var name: String?
  /// What the line under way is.
  private var current = Current.none
  /// Cards within this one that are open.
  private var depth = 0
  private var isAgentNext = false
  /// How far the line under way was searched for the end of its parameters, and whether that stands in quotes.
  private var scanned = 0
  private var isInQuotes = false
  /// Blanks before each line of a card that is indented as a whole.
  private var indent = 0

  private enum Current: Equatable {
    case none
    /// Its parameters are not complete yet.
    case header
    case text
    /// A soft break at the end of the line before.
    case soft
    case quotedPrintable
    case skipped
    /// Lines of the alphabet go on without a blank before them.
    case skippedBase64
  }

  init(_ lines: VCardLineReader, isImplicit: Bool) {
    range = lines.range
    line = lines.number
    self.isImplicit = isImplicit
    if !isImplicit {
      lines.appendRaw(to: &raw, limit: RejectedRow.rawLimit)
      endsOpen = !lines.hasEnd
    }
  }

  mutating func take(_ lines: VCardLineReader) -> Step {
    let content = VCardSyntax.withoutMark(lines.bytes[...])
    let text = MailASCII.trim(content)
    if text.isEmpty {
      if content.count > indent, current == .text || current == .header {
        goOn(with: content.dropFirst(indent), after: [VCardText.fold], lines.isCut)
        return .taken
      }
      // The value of a soft break that nothing follows, and base64 without blanks before it, end here.
      if current == .soft { current = .quotedPrintable }
      if current == .skippedBase64 { current = .skipped }
      return .taken
    }
    let isEnd = VCardSyntax.isMarker(text, "end")
    let isBegin = !isEnd && VCardSyntax.isMarker(text, "begin")
    if isBegin, !isAgentNext { return .begins }
    range = range.lowerBound..<lines.range.upperBound
    endsOpen = !lines.hasEnd
    lines.appendRaw(to: &raw, limit: RejectedRow.rawLimit)
    if isEnd, depth == 0 { return .ended }
    if isEnd || isBegin {
      depth += isBegin ? 1 : -1
      isAgentNext = false
      current = .none
    } else if depth > 0 {
      lookForAgent(in: text, named: VCardSyntax.name(of: text))
    } else {
      take(content, text, isCut: lines.isCut)
    }
    return .taken
  }

  /// Whether anything in it is a property of a card.
  var hasKnownProperties: Bool {
    properties.contains { VCardSyntax.name(of: $0[...]).map(VCardSyntax.isKnown) == true }
  }

  /// Drops the last property, which the end of the file may have cut.
  mutating func dropLast() {
    switch current {
    case .header, .text, .soft, .quotedPrintable: properties.removeLast()
    case .none, .skipped, .skippedBase64: break
    }
  }

  private mutating func take(_ content: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>, isCut: Bool) {
    if current == .soft { return goOn(with: content, after: [], isCut) }
    let blanks = content.prefix(while: MailASCII.isBlank).count
    if properties.isEmpty, current == .none { indent = blanks }
    if blanks > indent, current != .none { return goOn(with: content.dropFirst(indent), after: [VCardText.fold], isCut) }
    if current == .skippedBase64, text.allSatisfy({ VCardText.base64Value($0) != nil || $0 == MailASCII.equals }) { return }
    let name = VCardSyntax.name(of: text)
    let isKnown = name.map(VCardSyntax.isKnown) ?? false
    // A note whose line breaks were not protected; elsewhere such a line says nothing.
    if isNote, !isKnown { return goOn(with: text, after: Array("\\n".utf8), isCut) }
    indent = min(indent, blanks)
    begin(content.dropFirst(blanks), name, isCut)
  }

  private var isNote: Bool { (current == .text || current == .quotedPrintable) && name == "NOTE" }

  private mutating func begin(_ line: ArraySlice<UInt8>, _ name: String?, _ isCut: Bool) {
    self.name = name
    lookForAgent(in: line, named: name)
    guard properties.count < Self.propertyLimit else {
      isTooLarge = true
      current = .skipped
      return
    }
    properties.append([])
    current = .header
    scanned = 0
    isInQuotes = false
    goOn(with: line, after: [], isCut)
  }

  /// An agent's card begins on the line of the property, or on the next one.
  private mutating func lookForAgent(in line: ArraySlice<UInt8>, named name: String?) {
    isAgentNext = false
    guard name == "AGENT", let start = VCardSyntax.valueStart(of: line) else { return }
    let value = MailASCII.trim(line[start...])
    isAgentNext = value.isEmpty
    if VCardSyntax.isMarker(value, "begin") { depth += 1 }
  }

  /// Adds a line of the file to the property under way.
  private mutating func goOn(with line: ArraySlice<UInt8>, after joint: [UInt8], _ isCut: Bool) {
    guard current != .skipped, current != .skippedBase64, let last = properties.indices.last else { return }
    textBytes += joint.count + line.count
    if textBytes <= Self.textLimit {
      properties[last] += joint
      properties[last] += line
    } else {
      isTooLarge = true
    }
    if current == .soft { current = .quotedPrintable }
    if current == .header, hasHeader(properties[last]) { readHeader(of: properties[last][...]) }
    if current == .quotedPrintable { endSoftly(last) }
    if isCut, current != .skipped, current != .skippedBase64 { isTooLarge = true }
  }

  /// Whether the parameters end in what was added last; looks at each byte once.
  private mutating func hasHeader(_ line: [UInt8]) -> Bool {
    while scanned < line.count {
      let byte = line[scanned]
      scanned += 1
      if byte == MailASCII.quote { isInQuotes.toggle() }
      if byte == MailASCII.colon, !isInQuotes { return true }
    }
    return false
  }

  private mutating func endSoftly(_ last: Int) {
    let trimmed = properties[last].lastIndex { !MailASCII.isBlank($0) } ?? 0
    guard trimmed > 0, properties[last][trimmed] == MailASCII.equals else { return }
    properties[last].removeSubrange(trimmed...)
    current = .soft
  }

  /// Finds out how the value goes on, once the parameters are complete.
  private mutating func readHeader(of line: ArraySlice<UInt8>) {
    guard let start = VCardSyntax.valueStart(of: line), let name else { return }
    let words = Self.words(ofHeader: line[..<(start - 1)])
    let isBase64 = words.contains("base64") || words.contains("b")
    let isLink = MailASCII.starts(line[start...].drop(while: MailASCII.isBlank), with: "data:")
    let isText = Self.textNames.contains(name) || !isBase64 && !isLink
    guard VCardSyntax.isKnown(name), isText, !VCardSyntax.skipped.contains(name) else {
      textBytes -= line.count
      properties.removeLast()
      skipped[VCardSyntax.isKnown(name) ? name.lowercased() : "unknown_property", default: 0] += 1
      current = isBase64 || start == line.endIndex ? .skippedBase64 : .skipped
      return
    }
    current = words.contains("quoted-printable") ? .quotedPrintable : .text
  }

  /// Keys and values of the parameters, lower-case.
  private static func words(ofHeader header: ArraySlice<UInt8>) -> [String] {
    guard header.contains(MailASCII.semicolon) else { return [] }
    return MailASCII.lowercased(header.filter { $0 != VCardText.fold && !MailASCII.isBlank($0) })
      .split { $0 == MailASCII.semicolon || $0 == MailASCII.equals }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Properties that are text, also where a program writes them in base64, or they begin like a link.
  private static let textNames: Set<String> = [
    "FN", "N", "ORG", "TITLE", "ROLE", "NOTE", "ADR", "LABEL", "EMAIL", "TEL", "NICKNAME", "URL", "CATEGORIES", "UID",
  ]
}
