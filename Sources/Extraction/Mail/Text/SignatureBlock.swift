/// The lines under a mail in which its sender says who they are; found only where it is sure that they are the sender's.
///
/// Quoted mails and disclaimers are cut first. Of the twelve last lines, those after `-- ` or a closing phrase count, and only if
/// the sender's family name, mailbox or address stands among them.
struct SignatureBlock {
  /// Not empty, trimmed.
  private(set) var lines: [[UInt8]]

  private static let lineLimit = 12
  private static let widthLimit = 200

  /// nil when there is none, or it may be somebody else's.
  init?(_ own: [Range<Int>], of body: BodyLines, sender: SignatureSender) {
    var lines: [[UInt8]] = []
    for line in Self.tail(of: own) {
      let start = body[line].drop { !MailWords.isWordByte($0) }.lazy.map(MailASCII.lower)
      if SignatureWords.disclaimers.prefixLength(of: start) != nil { break }
      if SignatureWords.devices.prefixLength(of: start) != nil { continue }
      lines.append(Array(body[line]))
    }
    var window = lines.suffix(Self.lineLimit + 1)
    while let found = Self.lastMark(in: window) {
      let block = (found.rest.isEmpty ? [] : [found.rest]) + window[(found.index + 1)...]
      if !block.isEmpty, block.allSatisfy({ $0.count <= Self.widthLimit }), sender.occurs(in: block) {
        self.lines = block
        return
      }
      window = window[..<found.index]
    }
    return nil
  }

  /// The last lines with text, with room for a disclaimer among them.
  private static func tail(of own: [Range<Int>]) -> [Range<Int>] {
    var tail: [Range<Int>] = []
    for line in own.reversed() where !line.isEmpty {
      tail.append(line)
      if tail.count == 4 * lineLimit { break }
    }
    return tail.reversed()
  }

  /// The last line that may begin a signature, and what stands on it behind a closing phrase.
  private static func lastMark(in lines: ArraySlice<[UInt8]>) -> (index: Int, rest: [UInt8])? {
    for index in lines.indices.reversed() {
      let line = lines[index]
      if line == [MailASCII.hyphen, MailASCII.hyphen] { return (index, []) }
      guard line.count <= 80, let first = line.first, SignatureWords.closings.mayStart(with: first) else { continue }
      let folded = MailWords.folded(line)
      guard let length = SignatureWords.closings.prefixLength(of: folded) else { continue }
      let rest = folded.dropFirst(length)
      let isClosed = rest.first.map { !MailWords.isWordByte($0) && $0 != MailASCII.space } ?? true
      guard isClosed || SignatureWords.closingTails.prefixLength(of: rest.drop { $0 == MailASCII.space }) != nil else {
        continue
      }
      // Lower case may be of another length; then what stands behind the phrase is not needed.
      let tail = folded.count == line.count ? MailWords.withoutOuterMarks(line.dropFirst(length)) : []
      return (index, isClosed ? tail : [])
    }
    return nil
  }
}

/// Who a mail is from, as a signature would name them.
struct SignatureSender {
  /// Folded words of the display name, titles left out.
  let nameWords: [[UInt8]]
  /// Folded.
  let address: [UInt8]
  let domain: [UInt8]
  private let familyName: [UInt8]
  private let localPart: [UInt8]

  init(name: [UInt8], address: MailAddress) {
    let folded = MailWords.folded(name)
    nameWords = MailWords.words(folded).filter { !SignatureWords.nameTitles.contains($0) }
    self.address = address.lowercased
    domain = address.domain
    localPart = address.localPart
    // `Byte, Ada`
    let family = folded.firstIndex(of: MailASCII.comma).map { MailWords.words(folded[..<$0]).last } ?? nameWords.last
    familyName = family ?? []
  }

  /// Whether a signature names the sender and nobody else's address only.
  func occurs(in block: [[UInt8]]) -> Bool {
    let lines = block.map(MailWords.folded)
    if lines.contains(where: { MailWords.contains($0, word: address) }) { return true }
    // Addresses of others, and not the sender's: somebody else's signature, or one for a whole team.
    let mails = lines.joined(separator: [MailASCII.space]).split { MailASCII.isSpace($0) || $0 == MailASCII.less }
      .filter { $0.contains(MailASCII.at) }
    if !mails.isEmpty, !mails.contains(where: { MailWords.contains(Array($0), word: domain) }) { return false }
    if familyName.count > 1, lines.contains(where: { MailWords.contains($0, word: familyName) }) { return true }
    let parts = MailWords.words(localPart.prefix { $0 != 0x2B }).filter {
      $0.count > 2 && !$0.contains(where: MailASCII.isDigit)
    }
    guard !parts.isEmpty, !SignatureWords.roleMailboxes.contains(localPart) else { return false }
    return parts.allSatisfy { part in lines.contains { MailWords.contains($0, word: part) } }
  }

  /// Whether the text is the sender's name, with titles or a middle initial at most.
  func isName(_ text: some Collection<UInt8>) -> Bool {
    guard nameWords.count > 1 else { return false }
    let words = MailWords.words(MailWords.folded(text))
    return words.count <= nameWords.count + 3 && nameWords.allSatisfy(words.contains)
  }
}
