/// What a file's first bytes say about it being mail.
enum MailShape {
  case mbox, single, outlookMessage, outlookData, other

  init(_ head: ArraySlice<UInt8>) {
    self = head.withUnsafeBufferPointer { bytes in
      if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .outlookMessage }
      if bytes.starts(with: PSTReader.signature) { return .outlookData }
      if let text = SingleMailFile.utf16(bytes) {
        return text.withUnsafeBufferPointer(Self.ofText) == .single ? .single : .other
      }
      return Self.ofText(bytes)
    }
  }

  private static func ofText(_ bytes: UnsafeBufferPointer<UInt8>) -> MailShape {
    let file = SingleMailFile(bytes)
    guard file.transcoded == nil, !file.range.isEmpty else { return .other }
    let text = UnsafeBufferPointer(rebasing: bytes[file.range])
    var cursor = LineCursor(text)
    guard let first = cursor.next() else { return .other }
    if EnvelopeLine(text[first]) != nil {
      guard let second = cursor.next(), !second.isEmpty else { return .mbox }
      return MailHeaders.isField(text[second]) || text[second].starts(with: Array(">From ".utf8)) ? .mbox : .other
    }
    let headers = MailHeaders(text)
    let known = Set(headers.fields.map(\.name.rawValue))
    return known.count >= 2 && !known.isDisjoint(with: decisive) ? .single : .other
  }

  /// Fields that hardly anything but mail starts with.
  private static let decisive: Set<String> = ["from", "received", "message-id", "return-path", "delivered-to", "mime-version"]
}
