import RecordModel

/// What the comparisons need of one distinct text, in 20 bytes: looked up before its bytes are touched.
struct ValueText: Sendable {
  var start: UInt32
  var count: UInt16
  /// In 15 bits a hash of the digits before the last @: other digits are another number. The highest bit: ``isAtProvider``.
  private var digits: UInt16 = 0
  /// First four bytes, the first one highest; zero-filled.
  var prefix: UInt32
  /// Bit per distinct letter a…z, bit 26 for anything else: texts that share few letters need no closer look.
  var letters: UInt32
  /// Sound of a name (``Phonetic``); of a text without letters its last eight digits, four bits each, 0 when it has fewer; of an
  /// email address what ``MailboxLetters`` says.
  private var soundOrDigits: UInt32

  init(start: UInt32, count: UInt16, digits: UInt16 = 0, prefix: UInt32, letters: UInt32, sound: UInt32) {
    self.start = start
    self.count = count
    self.digits = digits & ~Self.providerMark
    self.prefix = prefix
    self.letters = letters
    soundOrDigits = sound
  }

  /// Bits of the letters a…z.
  private static let allLetters: UInt32 = 1 << 26 - 1

  /// 0 without a letter.
  @inline(__always)
  var sound: UInt32 { letters & Self.allLetters == 0 ? 0 : soundOrDigits }

  var needsSound: Bool { letters & Self.allLetters != 0 && soundOrDigits == 0 }

  mutating func setSound(_ sound: UInt32) { soundOrDigits = sound }

  private static let providerMark: UInt16 = 0x8000

  /// Of an email address: whether many have theirs at its host, a provider's and not an employer's.
  @inline(__always)
  var isAtProvider: Bool { digits & Self.providerMark != 0 }

  mutating func setAtProvider() { digits |= Self.providerMark }

  /// Whether there are digits before an @.
  @inline(__always)
  var hasDigits: Bool { digits & ~Self.providerMark != 0 }

  /// Whether the digits before an @ tell the two apart.
  @inline(__always)
  func hasOtherDigits(than other: ValueText) -> Bool { (digits ^ other.digits) & ~Self.providerMark != 0 }

  /// Of an email address.
  @inline(__always)
  var mailbox: MailboxLetters { MailboxLetters(bits: soundOrDigits) }

  /// The last eight digits of a text without letters, four bits each; 0 when it has fewer.
  @inline(__always)
  var lastDigits: UInt32 { letters & Self.allLetters == 0 ? soundOrDigits : 0 }
}

/// Letters and length of an email address's local part, for ruling out that two are alike without looking at them.
struct MailboxLetters: Sendable {
  fileprivate let bits: UInt32

  fileprivate init(bits: UInt32) { self.bits = bits }

  /// - Parameter local: shorter than 31 bytes to be of use.
  init(local: some Collection<UInt8>) {
    var letters: UInt32 = 0
    for byte in local { letters |= byte >= 0x61 && byte <= 0x7A ? 1 << UInt32(byte - 0x61) : 1 << 26 }
    bits = letters | UInt32(min(local.count, 31)) << 27
  }

  /// Whether no edit of three letters makes the other, and Jaro–Winkler similarity stays below 0.92.
  @inline(__always)
  func areFarApart(from other: MailboxLetters) -> Bool {
    let (first, second) = (Int(bits >> 27), Int(other.bits >> 27))
    let differing = (bits ^ other.bits) & (1 << 26 - 1)
    if differing.nonzeroBitCount <= 6 || first == 0 || second == 0 || max(first, second) == 31 { return false }
    let matches = min(
      first - (bits & ~other.bits & (1 << 26 - 1)).nonzeroBitCount,
      second - (other.bits & ~bits & (1 << 26 - 1)).nonzeroBitCount)
    // Jaro's (m/a + m/b + 1)/3 must stay under 0.866, from which four equal first letters would lift it to 0.92.
    return 1000 * matches * (first + second) < 1597 * first * second
  }
}

/// The distinct compared texts of all nodes in one arena, numbered densely from 1; 0 is the empty text.
struct ValueTexts: Sendable {
  private(set) var arena: [UInt8] = []
  private(set) var texts: [ValueText] = [ValueText(start: 0, count: 0, prefix: 0, letters: 0, sound: 0)]
  /// By number: the text's id in the record table.
  private(set) var original: [UInt32] = [0]
  private var numberOf: [UInt32]

  /// - Parameter count: texts of the record table.
  init(expecting count: Int) { numberOf = [UInt32](repeating: 0, count: count) }

  var count: Int { texts.count }

  /// The number of a text of the record table, taken in at its first appearance.
  ///
  /// - Parameter isName: whether its sound will be asked for.
  mutating func number(of id: TextID, in pool: TextPool, isName: Bool = false) -> UInt32 {
    if id.isEmpty { return 0 }
    var number = numberOf[Int(id.rawValue)]
    if number == 0 { number = add(id, pool) }
    if isName, texts[Int(number)].needsSound {
      let text = texts[Int(number)]
      arena.withUnsafeBufferPointer { arena in
        let bytes = UnsafeBufferPointer(rebasing: arena[Int(text.start)..<Int(text.start) + Int(text.count)])
        texts[Int(number)].setSound(Self.sound(bytes))
      }
    }
    return number
  }

  private mutating func add(_ id: TextID, _ pool: TextPool) -> UInt32 {
    let number = UInt32(truncatingIfNeeded: texts.count)
    pool.withBytes(id) { bytes in
      // Longer texts are compared by their beginning.
      let kept = UnsafeBufferPointer(rebasing: bytes.prefix(Self.longest))
      texts.append(Self.describe(kept, start: UInt32(truncatingIfNeeded: arena.count)))
      arena.append(contentsOf: kept)
    }
    original.append(id.rawValue)
    numberOf[Int(id.rawValue)] = number
    return number
  }

  /// Marks mailboxes at providers, and frees what only taking in needs.
  mutating func close() {
    numberOf = []
    markProviders()
  }

  /// A host of more than a 250th of all addresses, and of twenty at least, is a provider.
  ///
  /// Counted by the hosts' hashes in so many places that one host's being taken for a provider by another's place is no concern.
  private mutating func markProviders() {
    var counts = [UInt32](repeating: 0, count: 1 << 16)
    var addresses: UInt32 = 0
    for text in texts {
      guard let place = hostPlace(text) else { continue }
      counts[place] += 1
      addresses += 1
    }
    let least = max(20, addresses / 250)
    for index in texts.indices {
      if let place = hostPlace(texts[index]), counts[place] >= least { texts[index].setAtProvider() }
    }
  }

  /// Of an email address its host's place among the counters.
  private func hostPlace(_ text: ValueText) -> Int? {
    // Nothing but letters is no address.
    guard text.letters >> 26 & 1 != 0 else { return nil }
    return arena.withUnsafeBufferPointer { arena in
      let bytes = arena[Int(text.start)..<Int(text.start) + Int(text.count)]
      guard let at = bytes.lastIndex(of: 0x40) else { return nil }
      return Int(ByteHash.hash(UnsafeBufferPointer(rebasing: bytes[(at + 1)...])) >> 48)
    }
  }

  private static let longest = 4096

  private static func sound(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let code = Phonetic.code(bytes)
    return code == 0 ? 0 : UInt32(truncatingIfNeeded: ByteHash.mix(code)) | 1
  }

  private static func describe(_ bytes: UnsafeBufferPointer<UInt8>, start: UInt32) -> ValueText {
    var letters: UInt32 = 0
    var prefix: UInt32 = 0
    var last: UInt32 = 0
    var digitCount = 0
    let local = bytes.lastIndex(of: 0x40) ?? bytes.count
    var digits: UInt16 = 0
    for (index, byte) in bytes.enumerated() {
      if index < local, byte >= 0x30, byte <= 0x39 { digits = digits &* 31 &+ UInt16(byte) }
      if byte >= 0x30, byte <= 0x39 {
        last = last << 4 | UInt32(byte - 0x30)
        digitCount += 1
      }
      if index < 4 { prefix |= UInt32(byte) << UInt32(24 - index * 8) }
      if byte >= 0x61, byte <= 0x7A {
        letters |= 1 << UInt32(byte - 0x61)
      } else {
        letters |= 1 << 26
      }
    }
    // Never the value that means: no digits.
    if digits & 0x7FFF == 0, bytes[..<local].contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { digits = 1 }
    let isAddress = local < bytes.count && letters & (1 << 26 - 1) != 0
    return ValueText(
      start: start, count: UInt16(truncatingIfNeeded: bytes.count), digits: digits, prefix: prefix, letters: letters,
      sound: isAddress
        ? MailboxLetters(local: bytes[..<local]).bits : letters & (1 << 26 - 1) == 0 ? (digitCount < 8 ? 0 : last) : 0)
  }
}
