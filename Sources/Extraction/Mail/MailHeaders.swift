/// The header fields of a message that say who wrote to whom, when, and whether a machine did; values unfolded, still encoded.
///
/// Reads at most 1,000 lines and 64 KiB a field; cost is one pass over the block. A junk line between two fields is passed over;
/// any other line that is no field ends the block.
struct MailHeaders {
  enum Name: String, CaseIterable {
    case from, sender, to, cc, subject, date, received, precedence
    case replyTo = "reply-to"
    case messageID = "message-id"
    case returnPath = "return-path"
    case contentType = "content-type"
    case contentTransferEncoding = "content-transfer-encoding"
    case contentLength = "content-length"
    case mimeVersion = "mime-version"
    case deliveredTo = "delivered-to"
    case autoSubmitted = "auto-submitted"
    case xAutoreply = "x-autoreply"
    case xAutoResponseSuppress = "x-auto-response-suppress"
    case listID = "list-id"
    case listUnsubscribe = "list-unsubscribe"
    case feedbackID = "feedback-id"
    case xGmailLabels = "x-gmail-labels"
    case xMozillaStatus = "x-mozilla-status"
    case xOriginalFrom = "x-original-from"
    case xFailedRecipients = "x-failed-recipients"
  }

  static let lineLimit = 1_000
  static let fieldLimit = 65_536

  /// In the order of the message.
  private(set) var fields: [(name: Name, value: [UInt8])] = []
  /// Where the body starts in the message.
  private(set) var bodyStart = 0
  /// Lines or bytes were over a cap and ignored.
  private(set) var isCapped = false
  /// Whether any field was there, known or not.
  private(set) var hasFields = false

  init(_ message: UnsafeBufferPointer<UInt8>) {
    var cursor = LineCursor(message)
    var lines = 0
    var isOpen = false
    while true {
      let start = cursor.position
      guard let line = cursor.next(), !line.isEmpty else { break }
      let text = message[line]
      lines += 1
      guard lines <= Self.lineLimit else {
        isCapped = true
        continue
      }
      if MailASCII.isBlank(message[line.lowerBound]) {
        if isOpen { append(text) }
      } else if let name = Self.fieldName(text) {
        hasFields = true
        isOpen = false
        if let known = Self.known[name.hash] {
          isOpen = true
          fields.append((known, []))
          append(text.dropFirst(name.length + 1))
        }
      } else if !Self.mayPassOver(text, isFirst: lines == 1, before: cursor) {
        bodyStart = start
        return
      }
    }
    bodyStart = cursor.position
  }

  /// The value of the first field of that name.
  func first(_ name: Name) -> [UInt8]? { fields.first { $0.name == name }?.value }

  func contains(_ name: Name) -> Bool { fields.contains { $0.name == name } }

  /// Whether a line starts a field that mail programs write; what tells a header block from prose with a colon in it.
  static func isKnownField(_ line: some Collection<UInt8>) -> Bool {
    guard let name = fieldName(line) else { return false }
    return known[name.hash] != nil || MailASCII.starts(line, with: "x-") || MailASCII.starts(line, with: "content-")
      || MailASCII.starts(line, with: "status:")
  }

  /// Whether a line starts a field: a name of printable characters and a colon.
  static func isField(_ line: some Collection<UInt8>) -> Bool { fieldName(line) != nil }

  private mutating func append(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    let last = fields.count - 1
    let room = Self.fieldLimit - fields[last].value.count
    if text.count > room { isCapped = true }
    for byte in text.prefix(room) where byte != 0 { fields[last].value.append(byte) }
  }

  /// A junk line is passed over when a field follows it, and an envelope line when it is the first.
  private static func mayPassOver(_ line: Slice<UnsafeBufferPointer<UInt8>>, isFirst: Bool, before cursor: LineCursor) -> Bool {
    if isFirst, MailASCII.starts(line, with: "from ") || MailASCII.starts(line, with: ">from ") { return true }
    var cursor = cursor
    guard let next = cursor.next() else { return false }
    return isKnownField(cursor.bytes[next])
  }

  /// Length without the colon and a hash of the lower-case name, or nil when the line is no field.
  private static func fieldName(_ line: some Collection<UInt8>) -> (length: Int, hash: UInt64)? {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var length = 0
    var isEnded = false
    for byte in line {
      if byte == MailASCII.colon { return length > 0 ? (length, hash) : nil }
      if MailASCII.isBlank(byte) {
        isEnded = true
      } else if isEnded || byte <= 0x20 || byte >= 0x7F {
        return nil
      } else {
        hash = (hash ^ UInt64(MailASCII.lower(byte))) &* 0x0000_0100_0000_01B3
      }
      length += 1
      if length > 128 { return nil }
    }
    return nil
  }

  private static let known: [UInt64: Name] = {
    var table: [UInt64: Name] = [:]
    for name in Name.allCases {
      if let hash = fieldName(Array("\(name.rawValue):".utf8))?.hash { table[hash] = name }
    }
    return table
  }()
}
