import RecordModel

/// Postal addresses as a whole, best pair of both sides: from the same house and unit down to another city.
///
/// One comparison, because street, postcode and city say the same thing several times; what a household shares is this.
struct AddressComparator: Comparator {
  let name = "address"

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    let isPerson = kind == .person
    return [
      .init(name: "same house", m: 0.56, r: isPerson ? 0.68 : 0.34, u: 0.00001),
      .init(name: "same street", m: 0.10, r: 0.05, u: 0.0004),
      .init(name: "house one edit off", m: 0.08, r: 0.05, u: 0.00005),
      .init(name: "same postcode", m: 0.06, r: 0.05, u: isPerson ? 0.004 : 0.01),
      .init(name: "same city", m: 0.07, r: isPerson ? 0.06 : 0.20, u: 0.05),
      .init(name: "different", m: 0.13, r: isPerson ? 0.11 : 0.31, u: 0.94),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ columns: MatchColumns, _ scratch: inout PairScratch) -> Finding? {
    var found: Finding?
    for first in columns.address[a] {
      for second in columns.address[b] {
        guard let level = Self.level(first, second, columns.texts, &scratch) else { continue }
        if let current = found, current.level <= level { continue }
        found = Finding(level: level, first: Self.shown(first), second: Self.shown(second))
      }
    }
    return found
  }

  /// nil when the two have no part in common that could agree or differ.
  static func level(
    _ a: AddressParts, _ b: AddressParts, _ texts: TextPool, _ scratch: inout PairScratch
  ) -> UInt8? {
    let postcode = Agreement(a.postcode, b.postcode)
    let city = Agreement(a.city, b.city) { isClose($0, $1, texts, &scratch) }
    let street = Agreement(a.street, b.street) { isCloseStreet($0, $1, texts, &scratch) }
    let number = Agreement(a.number, b.number)
    if postcode == .missing, city == .missing, street == .missing { return nil }
    let samePlace = postcode == .same || city == .same || (postcode == .missing && city == .missing)
    if street == .same, samePlace {
      switch number {
      case .same: return postcode == .different ? 2 : 0
      case .missing: return a.number == b.number ? 0 : 1
      case .different: return isNearNumber(a.number, b.number, texts) ? 2 : 1
      }
    }
    if street == .same, number == .same { return 2 }
    if number == .same, postcode == .same, a.street != 0, b.street != 0 { return 2 }
    if postcode == .same { return 3 }
    if city == .same { return 4 }
    return 5
  }

  private enum Agreement {
    case same, different, missing

    init(_ a: UInt32, _ b: UInt32, orClose close: (UInt32, UInt32) -> Bool = { _, _ in false }) {
      if a == 0 || b == 0 {
        self = .missing
      } else {
        self = a == b || close(a, b) ? .same : .different
      }
    }
  }

  private static func isClose(_ a: UInt32, _ b: UInt32, _ texts: TextPool, _ scratch: inout PairScratch) -> Bool {
    scratch.remembered(4, a, b) { _ in
      texts.withBoth(a, b) { first, second in
        JaroWinkler.similarity(first, second) >= 920
          || (min(first.count, second.count) >= 5 && EditDistance.isAtMostOne(first, second)) ? 0 : 1
      }
    } == 0
  }

  private static func isCloseStreet(_ a: UInt32, _ b: UInt32, _ texts: TextPool, _ scratch: inout PairScratch) -> Bool {
    scratch.remembered(5, a, b) { _ in
      texts.withBoth(a, b) { first, second in
        if JaroWinkler.similarity(first, second) >= 940 { return 0 }
        return min(first.count, second.count) >= 6 && EditDistance.bounded(first, second, limit: 2) <= 2 ? 0 : 1
      }
    } == 0
  }

  private static func isNearNumber(_ a: UInt32, _ b: UInt32, _ texts: TextPool) -> Bool {
    texts.withBoth(a, b) { first, second in
      min(first.count, second.count) >= 2 && EditDistance.isAtMostOne(first, second)
    }
  }

  /// The part that stands for the address in explanations and value frequencies.
  private static func shown(_ address: AddressParts) -> UInt32 {
    address.street != 0 ? address.street : address.postcode != 0 ? address.postcode : address.city
  }
}
