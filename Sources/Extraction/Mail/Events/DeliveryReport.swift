/// Which addresses a report says can no longer be reached.
///
/// Only what is final and about the address counts: `failed` with a status of class 5, but not a full mailbox (5.2.2), a mail that
/// was too large (5.2.3, 5.3.4) or unwelcome (5.7.x), which say nothing of the address.
enum DeliveryReport {
  enum Finding: Equatable {
    /// For good; in the order of the report.
    case failed([[UInt8]])
    /// For now, or for what was in the mail.
    case temporary
    /// Nothing that is understood.
    case unknown
  }

  /// Reads RFC 3464 reports, `X-Failed-Recipients` (Exim, Gmail) and qmail's own form; `text` gives the body as people read it.
  static func read(_ message: UnsafeBufferPointer<UInt8>, _ headers: MailHeaders, text: () -> [UInt8]) -> Finding {
    let parts = ReportParts(of: message, headers)
    if let status = parts.first("message/delivery-status", "message/global-delivery-status") {
      let found = finding(in: ReportFields(status))
      if found != .unknown { return found }
    }
    if let named = headers.first(.xFailedRecipients) {
      return failed(named.split { $0 == MailASCII.comma || MailASCII.isSpace($0) }.map(Array.init))
    }
    return qmail(BodyLines(text()))
  }

  private static func finding(in fields: ReportFields) -> Finding {
    var addresses: [[UInt8]] = []
    var isTemporary = false
    for block in fields.blocks {
      guard let recipient = recipient(of: block) else { continue }
      let action = ReportFields.first("action", in: block) ?? []
      let isFailed = action.isEmpty || MailASCII.starts(action, with: "failed")
      if isFailed, isFinal(ReportFields.first("status", in: block) ?? []) {
        addresses.append(recipient)
      } else {
        isTemporary = true
      }
    }
    let found = failed(addresses)
    return found == .unknown && isTemporary ? .temporary : found
  }

  /// The address we wrote to rather than the one it was forwarded to.
  private static func recipient(of block: [(name: [UInt8], value: [UInt8])]) -> [UInt8]? {
    func address(_ name: StaticString) -> [UInt8]? {
      guard let value = ReportFields.first(name, in: block), let colon = value.firstIndex(of: MailASCII.semicolon) else {
        return nil
      }
      let type = MailASCII.trim(value[..<colon])
      guard MailASCII.equal(type, "rfc822") || MailASCII.equal(type, "utf-8") else { return nil }
      return MailAddressList.parse(Array(value[(colon + 1)...])).first?.address
    }
    return address("original-recipient") ?? address("final-recipient")
  }

  /// `5.1.1`, `5.1.1 (unknown user)`; a report that failed without status is final too.
  private static func isFinal(_ status: [UInt8]) -> Bool {
    let code = status.prefix { MailASCII.isDigit($0) || $0 == 0x2E }
    if code.isEmpty { return true }
    guard code.first == UInt8(ascii: "5") else { return false }
    let passing: [StaticString] = ["5.2.2", "5.2.3", "5.3.4", "5.7."]
    return !passing.contains { MailASCII.equal(code, $0) || MailASCII.starts(code, with: $0) && $0.utf8CodeUnitCount == 4 }
  }

  private static func failed(_ addresses: [[UInt8]]) -> Finding {
    var seen: Set<[UInt8]> = []
    let valid = addresses.filter { address in
      guard let at = address.lastIndex(of: MailASCII.at), at > 0, at + 1 < address.count else { return false }
      return seen.insert(MailASCII.lowercased(address)).inserted
    }
    return valid.isEmpty ? .unknown : .failed(Array(valid.prefix(MailAddressList.limit)))
  }

  /// `Hi. This is the qmail-send program at …`, then paragraphs that start with `<address>:`.
  private static func qmail(_ lines: BodyLines) -> Finding {
    let start = lines.all.prefix(3).first { MailASCII.contains(lines[$0].prefix(200), "qmail-send program") }
    guard start != nil else { return .unknown }
    var addresses: [[UInt8]] = []
    var pending: [UInt8]?
    var isTemporary = false
    func isPassing(_ line: ArraySlice<UInt8>) -> Bool {
      let reasons: [StaticString] = ["(#4.", "#5.7.", "#5.2.2", "#5.2.3", "#5.3.4"]
      return reasons.contains { MailASCII.contains(line.prefix(1_000), $0) }
    }
    for line in lines.all {
      let text = lines[line]
      if MailASCII.starts(text, with: "--- below this line") { break }
      if text.first == MailASCII.less, let close = text.firstIndex(of: MailASCII.greater),
        text[(close + 1)...].first == MailASCII.colon
      {
        if let pending { addresses.append(pending) }
        pending = Array(text[(text.startIndex + 1)..<close])
      }
      if pending != nil, isPassing(text) {
        pending = nil
        isTemporary = true
      }
    }
    if let pending { addresses.append(pending) }
    let found = failed(addresses)
    return found == .unknown && isTemporary ? .temporary : found
  }
}
