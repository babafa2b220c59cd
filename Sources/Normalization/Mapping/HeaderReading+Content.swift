import RecordModel

/// What only the cells of a column tell.
extension HeaderReading {
  mutating func readContent() {
    for column in meanings.indices where meanings[column]?.target == .party { readParty(column) }
    guard let sniffer else { return }
    for column in meanings.indices where isOpen(column) && !HeaderResolver.isForeign(columns[column]) {
      if let percent = sniffer.emails(in: column), percent >= 80 {
        learn(column, .field(.email), "\(percent) % emails")
      } else if let label = phoneHint(column), let percent = sniffer.phones(in: column), percent >= 80 {
        learn(column, .field(.phone, label: label), "\(percent) % phones")
      } else if let percent = sniffer.writtenPhones(in: column), percent >= 80 {
        learn(column, .field(.phone), "\(percent) % phones")
      }
    }
    for column in meanings.indices where !isPreset[column] && hintsAtStatus(column) && sniffer.isSubscriptionStatus(column) {
      learn(column, .consent(ConsentColumn(channel: "email")), "subscribed, unsubscribed")
    }
    for column in columnsOf(.jobTitle) where !isPreset[column] && hintsAtTitle(column) {
      if let percent = sniffer.percent(of: column, where: Self.isFormOfAddress), percent >= 60 {
        learn(column, .field(.namePrefix), "\(percent) % forms of address")
      }
    }
  }

  /// `Customer` holds numbers or names; a file that has both elsewhere needs neither.
  private mutating func readParty(_ column: Int) {
    let isNumber = sniffer?.percent(of: column, where: Self.isIdentifier).map { $0 >= 80 } ?? false
    if isNumber {
      learn(column, .key(rank: 2), "numbers")
    } else if columnsOf(.nameFull).isEmpty, columnsOf(.nameLast).isEmpty,
      sniffer?.percent(of: column, where: { _ in true }) != nil
    {
      learn(column, .field(.nameFull), "names")
    } else {
      meanings[column] = nil
    }
  }

  /// `Mr`, `Frau Dr.`; nothing else.
  static func isFormOfAddress(_ text: [UInt8]) -> Bool {
    let words = TextFolder.fold(text).split { $0 == 0x20 || $0 == UInt8(ascii: ".") }
    return (1...4).contains(words.count) && words.allSatisfy { NameWords.titles.contains(Array($0)) }
  }

  /// One word with a digit in it.
  private static func isIdentifier(_ text: [UInt8]) -> Bool {
    text.contains { (0x30...0x39).contains($0) } && !text.contains(0x20) && !text.contains(0x40)
  }

  private mutating func learn(_ column: Int, _ target: HeaderTarget, _ what: String) {
    meanings[column] = HeaderMeaning(target: target)
    evidence[column] = "content: \(what)"
  }

  /// Whether the header has told nothing that the content could not overrule.
  private func isOpen(_ column: Int) -> Bool {
    guard let meaning = meanings[column] else { return true }
    guard !isPreset[column], case .consent = meaning.target else { return false }
    return HeaderKey(columns[column]).words.count > 3
  }

  /// The label of a phone whose header only hints at one; nil for no hint.
  private func phoneHint(_ column: Int) -> String? {
    let words = HeaderKey(columns[column]).words
    if words.contains(where: { Self.phoneWords.contains($0) || $0.hasSuffix("phone") || $0.hasSuffix("telefon") }) { return "" }
    return words.count == 1 ? HeaderAliases.qualifiers[words[0]] : nil
  }

  private static let phoneWords = [
    "phone", "tel", "telefon", "mobile", "mobil", "handy", "cell", "gsm", "whatsapp", "sms", "telefono", "movil",
  ]

  private func hintsAtStatus(_ column: Int) -> Bool {
    meanings[column]?.target == .unused || meanings[column] == nil
      ? HeaderKey(columns[column]).words.contains("status") : false
  }

  /// `Title` is a job or a form of address.
  private func hintsAtTitle(_ column: Int) -> Bool {
    ["title", "titre", "titulo", "titolo"].contains(HeaderKey(columns[column]).words.last)
  }
}
