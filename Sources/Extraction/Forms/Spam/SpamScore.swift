import RecordModel

/// How much a submission looks like a bot's. No sign but a filled honeypot and a flood of thousands is enough by itself.
struct SpamScore {
  typealias Text = UnsafeBufferPointer<UInt8>

  /// From this sum on a submission is set aside.
  static let limit = 100

  private(set) var points = 0
  /// What was found, for a message: no value is in it.
  private(set) var signs: [String] = []
  /// The column of a filled honeypot.
  private(set) var honeypot: UInt16?

  var isSpam: Bool { points >= Self.limit }

  /// - Parameters:
  ///   - perDay: submissions of this one's address on its day; nil where unknown.
  ///   - isLatinSite: the source's country writes in Latin letters.
  init(
    _ fields: Slice<UnsafeBufferPointer<SourceRecordBatch.Field>>, in bytes: UnsafeBufferPointer<UInt8>, _ columns: SpamColumns,
    maxURLs: Int, isLatinSite: Bool, perDay: Int?
  ) {
    var start: Timestamp?
    var end: Timestamp?
    var texts: (name: Text?, email: Text?, message: Text?)
    var urls = (name: 0, message: 0)
    var hasCyrillic = false
    for field in fields where field.count > 0 && Int(field.column) < columns.roles.count {
      guard let role = columns.roles[Int(field.column)] else { continue }
      let value = Text(rebasing: bytes[Int(field.start)..<Int(field.start) + Int(field.count)])
      switch role {
      case .honeypot: if honeypot == nil, Self.isFilled(value) { honeypot = field.column }
      case .name:
        texts.name = texts.name ?? value
        urls.name = max(urls.name, WebAddresses.count(in: value))
        if RandomLetters.isRandom(value) { note(40, "letters at random for a name") }
      case .email:
        texts.email = texts.email ?? value
        if DisposableDomains.contains(value) { note(30, "a disposable mailbox") }
      case .message:
        texts.message = texts.message ?? value
        urls.message = max(urls.message, WebAddresses.count(in: value))
        if isLatinSite { hasCyrillic = hasCyrillic || ScriptCount.hasCyrillic(value) }
      case .time where !columns.tellStart: break
      case .time: end = end ?? Timestamp(iso8601: value)
      case .startTime: start = start ?? Timestamp(iso8601: value)
      case .seconds: noteDuration(value, perSecond: 1)
      case .milliseconds: noteDuration(value, perSecond: 1000)
      case .ip: break
      }
    }
    if honeypot != nil { note(Self.limit, "a field filled that people do not see") }
    if urls.name > 0 { note(80, "a web address for a name") }
    if urls.message > maxURLs { note(60, "\(urls.message) web addresses in the message") }
    if let name = texts.name, let email = texts.email, let message = texts.message, Self.isSame(name, email),
      Self.isSame(name, message)
    {
      note(70, "one text for name, mailbox and message")
    }
    if hasCyrillic, Self.scripts(of: fields, in: bytes, columns).isMostlyCyrillic {
      note(30, "Cyrillic letters on a site in Latin ones")
    }
    if let start, let end, end >= start, end.milliseconds - start.milliseconds < 3000 {
      note(50, "filled in within three seconds")
    }
    noteFlood(perDay)
  }

  /// Letters of all messages.
  private static func scripts(
    of fields: Slice<UnsafeBufferPointer<SourceRecordBatch.Field>>, in bytes: Text, _ columns: SpamColumns
  ) -> ScriptCount {
    var scripts = ScriptCount()
    for field in fields where Int(field.column) < columns.roles.count && columns.roles[Int(field.column)] == .message {
      scripts.add(Text(rebasing: bytes[Int(field.start)..<Int(field.start) + Int(field.count)]))
    }
    return scripts
  }

  private mutating func note(_ points: Int, _ sign: String) {
    guard !signs.contains(sign) else { return }
    self.points += points
    signs.append(sign)
  }

  private mutating func noteDuration(_ value: Text, perSecond: Double) {
    guard value.count <= 16, let time = Double(String(decoding: value, as: UTF8.self)), time > 0, time < 3 * perSecond else {
      return
    }
    note(50, "filled in within three seconds")
  }

  private mutating func noteFlood(_ perDay: Int?) {
    switch perDay ?? 0 {
    case 1001...: note(Self.limit, "more than 1000 submissions a day from one address")
    case 201...: note(60, "more than 200 submissions a day from one address")
    case 21...: note(40, "more than 20 submissions a day from one address")
    default: break
    }
  }

  /// A box that is not ticked is not filled.
  private static func isFilled(_ value: Text) -> Bool {
    let text = String(decoding: value.prefix(16), as: UTF8.self).lowercased().filter { !$0.isWhitespace }
    return !["", "0", "false", "off", "no", "null", "none", "[]", "{}"].contains(text)
  }

  private static func isSame(_ a: Text, _ b: Text) -> Bool {
    a.count == b.count && a.elementsEqual(b) { $0 == $1 || ($0 ^ $1 == 0x20 && $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
  }
}

/// Web addresses in a text.
enum WebAddresses {
  /// `https://…`, `www.…` and what forums write for links; an address counts once.
  static func count(in text: UnsafeBufferPointer<UInt8>) -> Int {
    // In one quick pass over most texts: an address has a slash or a full stop.
    if !text.contains(where: { $0 == 0x2F || $0 == 0x2E }) { return 0 }
    var count = 0
    var index = 0
    while index < text.count {
      if text[index] == 0x3A, index + 2 < text.count, text[index + 1] == 0x2F, text[index + 2] == 0x2F {
        count += 1
        // Up to the address's end, so that its `www.` does not count again.
        while index < text.count, !endsAddress(text[index]) { index += 1 }
      } else if text[index] | 0x20 == 0x77, isWWW(text, index) {
        count += 1
        index += 4
      } else {
        index += 1
      }
    }
    return count
  }

  private static func endsAddress(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x3C || byte == 0x22 || byte == 0x5D }

  private static func isWWW(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 4 < text.count, text[index + 1] | 0x20 == 0x77, text[index + 2] | 0x20 == 0x77, text[index + 3] == 0x2E
    else {
      return false
    }
    return index == 0 || text[index - 1] <= 0x20 || text[index - 1] == 0x28
  }
}

/// Letters of a text by script.
private struct ScriptCount {
  private var cyrillic = 0
  private var latin = 0

  /// Whether one of the first bytes of U+0400…U+04FF in UTF-8 is there.
  static func hasCyrillic(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    for byte in text { found |= byte & 0xFC == 0xD0 ? 1 : 0 }
    return found != 0
  }

  var isMostlyCyrillic: Bool { cyrillic >= 10 && cyrillic > latin }

  /// Web addresses are in Latin letters everywhere and do not count.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    var rest = text[...]
    while !rest.isEmpty {
      let word = rest.prefix { $0 > 0x20 }
      rest = rest.dropFirst(word.count + 1)
      if word.contains(0x2F) || word.starts(with: "www.".utf8) { continue }
      for byte in word {
        if byte & 0xFC == 0xD0 { cyrillic += 1 }
        if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A { latin += 1 }
      }
    }
  }
}

/// Names that no person has: `xKjQwZrTbnM`.
enum RandomLetters {
  /// One word of at least eight Latin letters that changes its case inside again and again, or has a run of seven consonants.
  static func isRandom(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard value.count >= 8, value.count <= 40, value.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else {
      return false
    }
    var changes = 0
    var consonants = 0
    var longest = 0
    var before: UInt8 = 0x41
    for byte in value {
      if before & 0x20 != 0, byte & 0x20 == 0 { changes += 1 }
      before = byte
      consonants = "aeiouy".utf8.contains(byte | 0x20) ? 0 : consonants + 1
      longest = max(longest, consonants)
    }
    // McDonald changes once, MacDonaldSmith twice.
    return changes >= 3 || longest >= 7
  }
}
