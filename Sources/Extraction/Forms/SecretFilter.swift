/// Tells passwords, card numbers and account numbers, which never leave the extractor.
enum SecretFilter {
  /// Whether a field of this name holds a secret: `password_confirmation`, `ccNumber`, `billing.iban`, `kreditkarte`.
  static func isSecretName(_ name: some Sequence<UInt8>) -> Bool {
    let words = words(of: name)
    if words.contains(where: { secretWords.contains($0) }) { return true }
    let joined = words.joined()
    return secretNames.contains(joined) || joined.holds(anyOf: secretParts)
  }

  /// Whether a column of a table holds passwords or what is on payment cards. Numbers of people (`ssn`, `iban`) may be what tables
  /// are matched by and are left to the source's `drop`.
  static func isSecretColumn(_ name: some Sequence<UInt8>) -> Bool {
    let words = words(of: name)
    return words.contains { columnWords.contains($0) } || words.joined().holds(anyOf: columnParts)
  }

  private static let columnWords: Set<String> = [
    "password", "passwd", "passwort", "pwd", "kennwort", "contraseña", "wachtwoord", "cvv", "cvv2", "cvc", "cvc2",
  ]
  private static let columnParts = ["password", "passwort", "motdepasse", "cardnumber", "creditcardno", "cardcvc", "cardcvv"]

  /// One of these words of a name suffices.
  private static let secretWords: Set<String> = [
    "password", "passwd", "passwort", "pwd", "passphrase", "passcode", "kennwort", "cvv", "cvv2", "cvc", "cvc2", "csc", "ssn",
    "iban", "secret", "contraseña", "parola", "wachtwoord",
  ]
  /// The whole name without separators.
  private static let secretNames: Set<String> = [
    "pass", "pw", "ccnum", "ccno", "pan", "cardno", "kreditkarte", "kartennummer", "token", "accesstoken", "authtoken",
    "refreshtoken", "csrftoken", "apitoken", "apikey", "authorization", "sessionid", "nino", "passportno",
  ]
  /// Anywhere in the name without separators.
  private static let secretParts = [
    "password", "passwort", "motdepasse", "cardnumber", "ccnumber", "creditcard", "cardcvc", "cardcvv", "securitycode",
    "socialsecurity", "nationalid", "nationalinsurance", "passportnumber", "kreditkartennummer",
  ]

  /// Lower-case words, split at punctuation and before a capital: `billing[ccNumber]` → billing, cc, number.
  private static func words(of name: some Sequence<UInt8>) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func endWord() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    var afterLower = false
    for byte in name {
      switch byte {
      case 0x41...0x5A:
        if afterLower { endWord() }
        word.append(byte | 0x20)
        afterLower = false
      case 0x30...0x39, 0x61...0x7A, 0x80...:
        word.append(byte)
        afterLower = true
      default:
        endWord()
        afterLower = false
      }
    }
    endWord()
    return words
  }

  /// Whether a field of this name holds phone numbers, which may look like short card numbers.
  static func isPhoneName(_ name: some Sequence<UInt8>) -> Bool {
    words(of: name).joined().holds(anyOf: phoneParts)
  }

  private static let phoneParts = ["phone", "tel", "mobil", "handy", "fax", "sms", "whatsapp", "cell", "rufnummer"]

  /// Whether a field of this name holds what its sibling names: `{"name": "password", "value": …}`.
  static func isValueName(_ name: some Sequence<UInt8>) -> Bool {
    ["value", "values", "answer", "text", "content"].contains(words(of: name).joined())
  }

  /// Whether a field of this name holds the name of its sibling.
  static func isNameName(_ name: some Sequence<UInt8>) -> Bool {
    ["name", "title", "key", "field", "label", "id"].contains(words(of: name).joined())
  }

  /// Whether a whole value is a card or account number.
  static func isSecretValue(_ value: UnsafeBufferPointer<UInt8>, mayBePhone: Bool = false) -> Bool {
    guard value.count >= 13, value.count <= 42 else { return false }
    return value[0] <= 0x39 ? isCardNumber(value, minimumDigits: mayBePhone ? 16 : 13) : isIBAN(value)
  }
}

extension SecretFilter {
  /// 13 to 19 digits, single spaces or hyphens between them, that pass Luhn's check and start as card issuers' numbers do.
  ///
  /// Without the issuer's prefix, every tenth long id or time in milliseconds would be taken for a card.
  static func isCardNumber(_ value: UnsafeBufferPointer<UInt8>, minimumDigits: Int = 13) -> Bool {
    var digits = 0
    var prefix = 0
    var sums = (even: 0, odd: 0)
    var previous: UInt8 = 0x2D
    for byte in value {
      if byte >= 0x30, byte <= 0x39 {
        let digit = Int(byte &- 0x30)
        let doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2
        // Counted from the right, every second digit is doubled; both readings are kept until the length is known.
        sums = digits & 1 == 0 ? (sums.even + doubled, sums.odd + digit) : (sums.even + digit, sums.odd + doubled)
        if digits < 6 { prefix = prefix * 10 + digit }
        digits += 1
        if digits > 19 { return false }
      } else {
        guard byte == 0x20 || byte == 0x2D, previous != 0x20, previous != 0x2D else { return false }
      }
      previous = byte
    }
    guard digits >= minimumDigits, previous >= 0x30 else { return false }
    let sum = digits & 1 == 0 ? sums.even : sums.odd
    return sum % 10 == 0 && isIssued(prefix, digits: digits)
  }

  /// Prefixes and lengths of Visa, Mastercard, American Express, Discover, Diners, JCB, Maestro and UnionPay.
  private static func isIssued(_ prefix: Int, digits: Int) -> Bool {
    let (two, three, four) = (prefix / 10_000, prefix / 1_000, prefix / 100)
    switch two {
    case 40...49: return digits == 13 || digits == 16 || digits == 19
    case 51...55: return digits == 16
    case 34, 37: return digits == 15
    case 36, 38, 39: return digits == 14 || digits == 16
    case 62, 65: return digits >= 16
    default: break
    }
    switch four {
    case 2221...2720: return digits == 16
    case 3528...3589: return digits >= 16
    case 5018, 5020, 5038, 5893, 6304, 6759, 6761...6763: return digits >= 13
    case 6011: return digits >= 16
    default: return (644...649).contains(three) && digits >= 16 || (300...305).contains(three) && digits == 14
    }
  }

  /// An international account number (ISO 13616): country, check digits, up to 30 letters and digits; spaces between.
  static func isIBAN(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard value.count >= 15, value[0] | 0x20 >= 0x61, value[0] | 0x20 <= 0x7A else { return false }
    var count = 0
    var remainder = 0
    var head = 0
    for byte in value {
      let digit: Int
      switch byte {
      case 0x20: continue
      case 0x30...0x39: digit = Int(byte) - 0x30
      case 0x41...0x5A: digit = Int(byte) - 0x41 + 10
      case 0x61...0x7A: digit = Int(byte) - 0x61 + 10
      default: return false
      }
      if count < 4 {
        guard (digit >= 10) == (count < 2) else { return false }
        head = head * (digit >= 10 ? 100 : 10) + digit
      } else {
        remainder = (remainder * (digit >= 10 ? 100 : 10) + digit) % 97
      }
      count += 1
      if count > 34 { return false }
    }
    return count >= 15 && (remainder * 1_000_000 + head) % 97 == 1
  }
}
