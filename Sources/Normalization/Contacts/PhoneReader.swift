import CPhoneShim
import RecordModel

/// Reads one phone number with libphonenumber; a pure function of text and country.
enum PhoneReader {
  /// About 25 µs. `country` is ISO 3166 alpha-2; anything else means none.
  static func read(_ part: ArraySlice<UInt8>, country: [UInt8]) -> PhoneReading {
    let shown = TextFolder.displayed(part)
    let (label, text) = PhoneLabel.strip(shown)
    let digits = text.filter { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, text.count <= PhoneText.lengthLimit else { return invalid(shown, label) }
    let lead = text.first { $0 == 0x2B || (0x30...0x39).contains($0) }
    let isInternational = lead == 0x2B || digits.starts(with: [0x30, 0x30])
    if isPlaceholder(digits) { return placeholder(shown, label) }

    var number = parse(text, country)
    var flags: FieldValue.Flags = []
    if number.verdict != CPHONE_VALID, !isInternational, digits.count >= 11, digits.first != 0x30 {
      // A country code without its plus, which exports of dialling programs leave out.
      let whole = parse([0x2B] + text, country)
      if whole.verdict == CPHONE_VALID || (whole.verdict == CPHONE_POSSIBLE && number.verdict != CPHONE_POSSIBLE) {
        number = whole
        flags = .repaired
      }
    }
    settle(&number, country)
    let national = bytes(number.national)
    if number.verdict != CPHONE_NOT_A_NUMBER, isUniform(national[...]) { return placeholder(shown, label) }
    if number.verdict == CPHONE_VALID || number.verdict == CPHONE_POSSIBLE {
      return accepted(number, national, digits, shown, label, flags, isInternational: isInternational, country)
    }
    let local = number.verdict == CPHONE_NOT_A_NUMBER ? digits : national
    guard !isInternational, (6...10).contains(local.count) else { return invalid(shown, label) }
    let issue = number.verdict == CPHONE_LOCAL_ONLY ? IssueCode.unlikelyPhone : .invalidPhone
    return PhoneReading(value: shown, match: Array("local:".utf8) + local, issues: [issue], label: label)
  }

  private static func accepted(
    _ number: cphone_number, _ national: [UInt8], _ digits: [UInt8], _ shown: [UInt8], _ label: String,
    _ flags: FieldValue.Flags,
    isInternational: Bool, _ country: [UInt8]
  ) -> PhoneReading {
    let e164 = bytes(number.e164)
    let ext = bytes(number.extension)
    let value = ext.isEmpty ? e164 : e164 + Array(";ext=".utf8) + ext
    var reading = PhoneReading(
      value: value, match: number.is_mobile ? Array("mobile:".utf8) + e164 : e164, flags: flags, label: label)
    if number.verdict != CPHONE_VALID { reading.issues.append(.unlikelyPhone) }
    if !isInternational, flags.isEmpty, digits.first != 0x30, digits.starts(with: national), writesZero.contains(country) {
      reading.flags.insert(.repaired)
      reading.issues.append(.zeroRestored)
    }
    return reading
  }

  private static func invalid(_ shown: [UInt8], _ label: String) -> PhoneReading {
    PhoneReading(value: shown, match: [], flags: .invalid, issues: [.invalidPhone], label: label)
  }

  private static func placeholder(_ shown: [UInt8], _ label: String) -> PhoneReading {
    PhoneReading(value: shown, match: [], flags: .placeholder, issues: [.placeholder], label: label)
  }

  /// One digit repeated, or counting up or down: `000-000-0000`, `1234567890`.
  private static func isPlaceholder(_ digits: [UInt8]) -> Bool {
    let bare = digits.drop { $0 == 0x30 }
    return digits.count >= 3 && (isUniform(digits[...]) || (bare.count >= 5 && isUniform(bare)))
      || ascending.contains(digits) || descending.contains(digits)
  }

  /// Reads an odd number's E.164 form again until it is read as itself: leading zeros the library took for the number's own go.
  private static func settle(_ number: inout cphone_number, _ country: [UInt8]) {
    for _ in 0..<20 where number.verdict == CPHONE_POSSIBLE || number.national.0 == 0x30 {
      var again = parse(bytes(number.e164), country)
      if again.verdict == CPHONE_NOT_A_NUMBER || bytes(again.e164) == bytes(number.e164) { return }
      again.extension = number.extension
      number = again
    }
  }

  private static func isUniform(_ digits: ArraySlice<UInt8>) -> Bool { digits.allSatisfy { $0 == digits.first } }

  private static let ascending = (5...10).map { Array("1234567890".utf8.prefix($0)) }
  private static let descending = [Array("9876543210".utf8), Array("987654321".utf8)]

  /// Countries where a national number is always written with its leading zero.
  private static let writesZero: Set<[UInt8]> = Set(
    ["AT", "AU", "BE", "CH", "DE", "FI", "FR", "GB", "IE", "JP", "NL", "NZ", "SE", "ZA"].map { Array($0.utf8) })

  private static func parse(_ text: [UInt8], _ country: [UInt8]) -> cphone_number {
    let isRegion = country.count == 2 && country.allSatisfy { (0x41...0x5A).contains($0) }
    let region = (isRegion ? country : [0x5A, 0x5A]).map { CChar(bitPattern: $0) }
    return text.withUnsafeBytes { buffer in
      cphone_parse(buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, region)
    }
  }

  private static func bytes<Text>(_ text: Text) -> [UInt8] {
    withUnsafeBytes(of: text) { Array($0.prefix { $0 != 0 }) }
  }
}
