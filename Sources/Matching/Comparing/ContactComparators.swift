import RecordModel

/// Emails, best pair of both sides: exact, same local part, local part one edit off, different.
struct EmailComparator: Comparator {
  let name = "email"

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    [
      .init(name: "exact", m: 0.60, r: 0.03, u: 0.000002, frequency: .identifier(shared: 0.01)),
      .init(name: "one edit", m: 0.06, r: 0.004, u: 0.00002),
      .init(name: "same local part", m: 0.08, r: 0.006, u: 0.0002),
      .init(name: "similar local part", m: 0.03, r: 0.01, u: 0.001),
      .init(name: "different", m: 0.23, r: 0.95, u: 0.998),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ columns: MatchColumns, _ scratch: inout PairScratch) -> Finding? {
    best(columns.email[a], columns.email[b]) { first, second in
      if first == second { return 0 }
      return scratch.remembered(3, first, second) { _ in columns.texts.withBoth(first, second, Self.level) }
    }
  }

  /// Of two different folded addresses.
  static func level(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let first = localPart(a)
    let second = localPart(b)
    if first.count >= 3, EditDistance.isAtMostOne(a, b) { return 1 }
    guard min(first.count, second.count) >= 4 else { return 4 }
    if first.elementsEqual(second) { return isRole(first) ? 4 : 2 }
    let sameDomain = a.dropFirst(first.count).elementsEqual(b.dropFirst(second.count))
    if EditDistance.isAtMostOne(first, second) { return 2 }
    if min(first.count, second.count) >= 6, JaroWinkler.similarity(first, second) >= (sameDomain ? 940 : 920) { return 3 }
    return 4
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
