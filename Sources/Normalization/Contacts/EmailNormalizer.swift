import RecordModel

/// Email addresses: lower case, without wrapping; for matching without plus tag and Gmail's dots, shared mailboxes marked.
package struct EmailNormalizer: FieldNormalizer {
  package let fields: Set<CanonicalField> = [.email]

  package init() {}

  package func normalize(_ cells: [Cell], in context: NormalizationContext, into record: inout RecordBuilder) {
    for cell in cells {
      if cell.text.isEmpty { continue }
      guard let address = EmailSyntax.address(in: cell.text) else {
        let isPlaceholder = context.placeholders.contains(folded: TextFolder.fold(cell.text), in: .email)
        record.addUnusable(
          cell, flags: isPlaceholder ? .placeholder : .invalid, issue: isPlaceholder ? .placeholder : .invalidEmail)
        continue
      }
      let value = address.bytes
      if Self.isPlaceholder(address, value, context.placeholders) {
        record.add(.email, from: cell, value: value, match: [], flags: .placeholder)
        record.note(.email, .placeholder)
      } else {
        record.add(
          .email, from: cell, value: value,
          match: context.sharedMailboxes.mark(of: address.local) + Self.matchForm(of: address, value),
          flags: address.isRepaired ? .repaired : [])
      }
    }
  }

  /// Without what mail systems ignore: the tag behind a plus, and dots at Gmail under both its names.
  static func matchForm(of address: EmailAddress, _ value: [UInt8]) -> [UInt8] {
    let isGmail = address.domain == gmail || address.domain == googlemail
    let plus = address.local.firstIndex(of: UInt8(ascii: "+")) ?? address.local.count
    let isQuoted = address.local.first == UInt8(ascii: "\"")
    guard isGmail || (plus < address.local.count && plus > 0 && !isQuoted) else { return value }
    var local = plus > 0 ? Array(address.local[..<plus]) : address.local
    if isGmail { local.removeAll { $0 == UInt8(ascii: ".") } }
    return local + [UInt8(ascii: "@")] + (isGmail ? gmail : address.domain)
  }

  /// Listed addresses, `noemail@` anywhere, and the same filler before and behind the sign: `none@none.de`.
  private static func isPlaceholder(_ address: EmailAddress, _ value: [UInt8], _ list: PlaceholderList) -> Bool {
    guard address.local.count <= 14 || value.count <= 40 else { return false }
    if list.contains(folded: value, in: .email) || fillers.contains(address.local) { return true }
    guard let dot = address.domain.firstIndex(of: UInt8(ascii: ".")), dot == address.local.count else { return false }
    return address.domain.starts(with: address.local) && (address.local.count == 1 || twins.contains(address.local))
  }

  private static let gmail = Array("gmail.com".utf8)
  private static let googlemail = Array("googlemail.com".utf8)
  private static let fillers = ByteSet(
    [
      "noemail", "no-email", "no_email", "no.email", "nomail", "no-mail", "no.mail", "keineemail", "keine-email", "keinemail",
      "noemailgiven", "noemailprovided", "pasdemail", "sinemail", "sincorreo", "brakmaila", "unknown-email", "dummy",
      "dummyemail",
    ].map { Array($0.utf8) })
  private static let twins = ByteSet(
    [
      "none", "test", "na", "null", "nil", "unknown", "email", "mail", "abc", "xx", "xxx", "xxxx", "aa", "aaa", "asdf", "foo",
      "no", "noone", "nobody", "nomail", "noemail", "example", "keine", "kein", "fake", "asd", "123", "111", "000", "qwe",
    ].map { Array($0.utf8) })
}
