import RecordModel

/// Emails, best pair of both sides: exact, same local part, local part one edit off, different.
struct EmailComparator: Comparator {
  let name = "email"

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    [
      .init(name: "exact", m: 0.60, r: 0.02, u: 0.000002, frequency: .identifier(shared: 0.01)),
      .init(name: "one edit", m: 0.06, r: 0.004, u: 0.00002),
      .init(name: "same local part", m: 0.08, r: 0.006, u: 0.0002),
      .init(name: "similar local part", m: 0.03, r: 0.01, u: 0.001),
      .init(name: "different", m: 0.23, r: 0.96, u: 0.998),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ columns: MatchColumns, _ scratch: inout PairScratch) -> Finding? {
    let found = best(columns.email[a], columns.email[b]) { first, second in
      if first == second { return 0 }
      return scratch.remembered(3, first, second) { _ in columns.texts.withBoth(first, second, Self.level) }
    }
    guard var found, found.level > 0, found.level < Self.different else { return found }
    if Self.isNamedAlike(found, a, b, columns) { found.level = Self.different }
    return found
  }

  private static let different: UInt8 = 4

  /// Of two different folded addresses.
  static func level(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let first = localPart(a)
    let second = localPart(b)
    // Another number behind the same name is another mailbox, not a typing error.
    let sameDigits = first.filter(isDigit).elementsEqual(second.filter(isDigit))
    if first.count >= 3, sameDigits, EditDistance.isAtMostOne(a, b) { return 1 }
    guard min(first.count, second.count) >= 4 else { return different }
    if first.elementsEqual(second) { return isRole(first) ? different : 2 }
    guard sameDigits else { return different }
    let sameDomain = a.dropFirst(first.count).elementsEqual(b.dropFirst(second.count))
    if EditDistance.isAtMostOne(first, second) { return 2 }
    if min(first.count, second.count) >= 6, JaroWinkler.similarity(first, second) >= (sameDomain ? 940 : 920) { return 3 }
    return different
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Two mailboxes at different hosts that are both called after the person say nothing beyond the names, which are compared
  /// by themselves: what is left of a local part without its owner's names and separators is too little to tell people apart.
  private static func isNamedAlike(_ found: Finding, _ a: Int, _ b: Int, _ columns: MatchColumns) -> Bool {
    let texts = columns.texts
    return texts.withBoth(found.first, found.second) { first, second in
      let (localA, localB) = (localPart(first), localPart(second))
      if found.level == 1, first.dropFirst(localA.count).elementsEqual(second.dropFirst(localB.count)) { return false }
      return rest(of: localA, a, columns) < 2 || rest(of: localB, b, columns) < 2
    }
  }

  /// Bytes of a local part that neither its owner's names nor separators explain.
  private static func rest(of local: UnsafeBufferPointer<UInt8>, _ node: Int, _ columns: MatchColumns) -> Int {
    var text = Array(local)
    var names: [[UInt8]] = []
    for id in columns.family[node] { names.append(columns.texts.bytes(TextID(rawValue: id))) }
    for id in columns.given[node] { names.append(columns.texts.bytes(TextID(rawValue: id))) }
    let words = names.flatMap { $0.split(separator: 0x20).map(Array.init) }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
    for word in words {
      if word.count >= 3, let range = text.firstRange(of: word) {
        text.removeSubrange(range)
      } else if let initial = word.first, text.first == initial {
        text.removeFirst()
      }
    }
    return text.count { $0 != 0x2E && $0 != 0x5F && $0 != 0x2D }
  }

  static func localPart(_ email: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: email[..<(email.lastIndex(of: 0x40) ?? email.count)])
  }

  /// A mailbox named after a task says nothing about a person at another domain.
  static func isRole(_ local: UnsafeBufferPointer<UInt8>) -> Bool {
    roles.contains { $0.elementsEqual(local) }
  }

  private static let roles: [[UInt8]] = [
    "info", "office", "sales", "contact", "kontakt", "mail", "admin", "support", "service", "hello", "team", "post",
    "buchhaltung", "accounting", "billing", "order", "orders", "shop", "marketing", "enquiries", "webmaster", "biuro",
    "contacto", "ventas", "accueil", "help",
  ].map { Array($0.utf8) }
}

/// Phones, best pair of both sides: exact, same last seven digits, one digit off or two swapped, different.
struct PhoneComparator: Comparator {
  let name = "phone"

  /// A landline belongs to a household; a firm's number is seldom another firm's too.
  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    let shared = kind == .person ? 0.33 : 0.12
    return [
      .init(name: "exact", m: 0.60, r: shared, u: 0.00001, frequency: .identifier(shared: 0.03)),
      .init(name: "last seven digits", m: 0.04, r: 0.02, u: 0.00002),
      .init(name: "one digit off", m: 0.06, r: 0.01, u: 0.00005),
      .init(name: "different", m: 0.30, r: 0.97 - shared, u: 0.9999),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ columns: MatchColumns, _ scratch: inout PairScratch) -> Finding? {
    best(columns.phone[a], columns.phone[b]) { first, second in
      first == second ? 0 : columns.texts.withBoth(first, second, Self.level)
    }
  }

  /// Of two different numbers, `+…` or `local:…`.
  static func level(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let first = digits(a)
    let second = digits(b)
    guard first.count >= 6, second.count >= 6 else { return 3 }
    if first.count >= 7, second.count >= 7, first.suffix(7).elementsEqual(second.suffix(7)) { return 1 }
    if first.count >= 8, EditDistance.isAtMostOne(first, second) { return 2 }
    return 3
  }

  private static func digits(_ phone: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: phone[(phone.lastIndex { $0 < 0x30 || $0 > 0x39 }.map { $0 + 1 } ?? 0)...])
  }
}

/// Strong identifiers of the same system: exact, one edit off, different.
struct IdentifierComparator: Comparator {
  let name = "identifier"

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    [
      .init(name: "exact", m: 0.90, r: 0.002, u: 0.000002, frequency: .identifier(shared: 0.005)),
      .init(name: "one edit", m: 0.06, r: 0.001, u: 0.0001),
      .init(name: "different", m: 0.04, r: 0.997, u: 0.9998),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ columns: MatchColumns, _ scratch: inout PairScratch) -> Finding? {
    var found: Finding?
    for first in columns.identifier[a] {
      for second in columns.identifier[b] where second.system == first.system {
        let level = Self.level(first.value, second.value, columns.texts)
        if let current = found, current.level <= level { continue }
        found = Finding(level: level, first: first.value, second: second.value)
      }
    }
    return found
  }

  private static func level(_ a: UInt32, _ b: UInt32, _ texts: TextPool) -> UInt8 {
    if a == b { return 0 }
    return texts.withBoth(a, b) { first, second in
      min(first.count, second.count) >= 6 && EditDistance.isAtMostOne(first, second) ? 1 : 2
    }
  }
}
