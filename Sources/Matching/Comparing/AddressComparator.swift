import RecordModel

/// Postal addresses as a whole, best pair of both sides: from the same house down to another city.
///
/// One comparison, because street, postcode and city say the same thing several times; what a household shares is this.
struct AddressComparator: Comparator {
  let name = "address"
  let slot = NodeSlot.address

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    let isPerson = kind == .person
    return [
      .init(
        "same house", m: 0.52, u: 0.00002, related: isPerson ? (0.78, 0.10) : (0.006, 0.70),
        frequency: .population(.house, related: (false, false)), isEquality: true),
      .init("house one edit off", m: 0.10, u: 0.00004, related: isPerson ? (0.08, 0.02) : (0.01, 0.12)),
      .init("same street", m: 0.06, u: 0.0003, related: isPerson ? (0.03, 0.02) : (0.03, 0.05)),
      .init("same street elsewhere", m: 0.02, u: 0.0005, related: isPerson ? (0.01, 0.01) : (0.03, 0.01)),
      // Where nothing closer is known, those who live together or sit under one roof agree here.
      .init(
        "same postcode, no street known", m: isPerson ? 0.7 : 0.6, u: isPerson ? 0.004 : 0.01,
        related: isPerson ? (0.5, 0.15) : (0.17, 0.8), frequency: .population(.postcode, related: (true, false)),
        relationsMove: isPerson ? .withMatches : .withStrangers(true, false)),
      .init(
        "same city, no more known", m: isPerson ? 0.7 : 0.8, u: 0.05, related: isPerson ? (0.45, 0.45) : (0.5, 0.9),
        frequency: .population(.city, related: (true, false)), relationsMove: .withMatches),
      .init(
        "same postcode", m: 0.06, u: isPerson ? 0.004 : 0.01, related: isPerson ? (0.03, 0.10) : (0.06, 0.05),
        frequency: .population(.postcode, related: (true, false)),
        relationsMove: isPerson ? .no : .withStrangers(true, false)),
      .init("postcode one edit off", m: 0.02, u: 0.004, related: isPerson ? (0.01, 0.03) : (0.03, 0.01)),
      .init(
        "same city", m: 0.09, u: 0.05, related: isPerson ? (0.03, 0.42) : (0.22, 0.03),
        frequency: .population(.city, related: (true, false))),
      .init(
        "same region", m: 0.03, u: 0.15, related: isPerson ? (0.01, 0.15) : (0.2, 0.01),
        frequency: .population(.region, related: (true, true))),
      .init("different", m: isPerson ? 0.10 : 0.04, u: 0.79, related: isPerson ? (0.02, 0.15) : (0.4, 0.02)),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    let view = context.view
    var found = Finding.missing
    for first in view.values(.address, a) {
      for second in view.values(.address, b) {
        let level = Self.level(view.addresses[Int(first)], view.addresses[Int(second)], view, &scratch)
        if level >= found.level { continue }
        found = Self.finding(level, first, second, view)
      }
    }
    return found
  }

  /// The levels by name, in their order.
  private enum Level {
    static let sameHouse: UInt8 = 0
    static let nearHouse: UInt8 = 1
    static let sameStreet: UInt8 = 2
    static let streetElsewhere: UInt8 = 3
    static let postcodeOnly: UInt8 = 4
    static let cityOnly: UInt8 = 5
    static let samePostcode: UInt8 = 6
    static let nearPostcode: UInt8 = 7
    static let sameCity: UInt8 = 8
    static let sameRegion: UInt8 = 9
    static let different: UInt8 = 10
  }

  private static func finding(_ level: UInt8, _ a: UInt32, _ b: UInt32, _ view: NodeView) -> Finding {
    let (first, second) = (view.addresses[Int(a)], view.addresses[Int(b)])
    return switch level {
    case Level.sameHouse: Finding(level: level, first: first.house, second: second.house)
    case Level.postcodeOnly, Level.samePostcode: Finding(level: level, first: first.postcode, second: second.postcode)
    case Level.cityOnly, Level.sameCity: Finding(level: level, first: first.city, second: second.city)
    case Level.sameRegion: Finding(level: level, first: first.region, second: second.region)
    default: Finding(level: level, first: 0, second: 0)
    }
  }

  /// ``LevelPattern/missing`` when the two have no part in common that could agree or differ.
  static func level(_ a: AddressParts, _ b: AddressParts, _ view: NodeView, _ scratch: inout PairScratch) -> UInt8 {
    let postcode = Agreement(a.postcode, b.postcode) { isNear($0, $1, view) }
    let city = Agreement(a.city, b.city) { isClose($0, $1, view, &scratch) }
    let street = streets(a, b, view, &scratch)
    if postcode == .missing, city == .missing, street == .missing {
      return a.region == 0 || b.region == 0 ? LevelPattern.missing : region(a, b)
    }
    let isSamePlace = postcode.agrees || city.agrees || (postcode == .missing && city == .missing)
    // Numbers tell only where something else agrees.
    if street.agrees || postcode == .same {
      let number = Agreement(a.number, b.number) { isNear($0, $1, view) }
      if street.agrees, isSamePlace {
        switch number {
        case .same: return street == .same && postcode != .different && postcode != .near ? Level.sameHouse : Level.nearHouse
        case .missing: return a.number == b.number ? Level.sameHouse : Level.sameStreet
        case .near: return Level.nearHouse
        case .different: return Level.sameStreet
        }
      }
      if street.agrees { return number.agrees && a.number != 0 ? Level.nearHouse : Level.streetElsewhere }
      if number == .same, a.street != 0, b.street != 0, shareWord(a.street, b.street, view) { return Level.nearHouse }
      return street == .missing ? Level.postcodeOnly : Level.samePostcode
    }
    if postcode == .near, city != .different { return Level.nearPostcode }
    if city.agrees { return street == .missing && postcode == .missing ? Level.cityOnly : Level.sameCity }
    return region(a, b)
  }

  private static func region(_ a: AddressParts, _ b: AddressParts) -> UInt8 {
    a.region != 0 && a.region == b.region ? Level.sameRegion : Level.different
  }

  private enum Agreement {
    case same, near, different, missing

    @inline(__always)
    init(_ a: UInt32, _ b: UInt32, isNear: (UInt32, UInt32) -> Bool) {
      if a == 0 || b == 0 {
        self = .missing
      } else if a == b {
        self = .same
      } else {
        self = isNear(a, b) ? .near : .different
      }
    }

    var agrees: Bool { self == .same || self == .near }
  }

  /// Streets agree when the names do, or when one side has its street in the second line.
  private static func streets(
    _ a: AddressParts, _ b: AddressParts, _ view: NodeView, _ scratch: inout PairScratch
  ) -> Agreement {
    let straight = Agreement(a.street, b.street) { isCloseStreet($0, $1, view, &scratch) }
    if straight.agrees { return straight }
    if a.line2 == 0 && b.line2 == 0 { return straight }
    let crossed = Agreement(a.street, b.line2) { isCloseStreet($0, $1, view, &scratch) }
    let other = Agreement(a.line2, b.street) { isCloseStreet($0, $1, view, &scratch) }
    if crossed.agrees || other.agrees { return .near }
    // A building's name that few share stands for its street.
    let lines = Agreement(a.line2, b.line2) { isCloseStreet($0, $1, view, &scratch) }
    if lines.agrees, straight == .missing, view.text(a.line2).count >= 6 { return .near }
    return straight
  }

  @inline(__always)
  private static func isClose(_ a: UInt32, _ b: UInt32, _ view: NodeView, _ scratch: inout PairScratch) -> Bool {
    let (first, second) = (view.text(a), view.text(b))
    if first.prefix != second.prefix, (first.letters ^ second.letters).nonzeroBitCount > 6 { return false }
    return scratch.remembered(4, a, b) {
      let (x, y) = (view.bytes(a), view.bytes(b))
      // "irvine" is "irvine ayrshire".
      if isWordPrefix(x, y, atLeast: 4) || isWordPrefix(y, x, atLeast: 4) { return 0 }
      if !JaroWinkler.isBelow(920, first, second), JaroWinkler.similarity(x, y) >= 920 { return 0 }
      let shorter = min(x.count, y.count)
      return shorter >= 5 && EditDistance.bounded(x, y, limit: shorter >= 8 ? 2 : 1) <= (shorter >= 8 ? 2 : 1) ? 0 : 1
    } == 0
  }

  @inline(__always)
  private static func isCloseStreet(_ a: UInt32, _ b: UInt32, _ view: NodeView, _ scratch: inout PairScratch) -> Bool {
    let (first, second) = (view.text(a), view.text(b))
    // A text that begins the other has its first letters.
    if first.prefix != second.prefix, (first.letters ^ second.letters).nonzeroBitCount > 8 { return false }
    return scratch.remembered(5, a, b) {
      let (x, y) = (view.bytes(a), view.bytes(b))
      if isWordPrefix(x, y) || isWordPrefix(y, x) { return 0 }
      let differing = (first.letters ^ second.letters).nonzeroBitCount
      if differing > 8 { return 1 }
      // 5th avenue is not 6th avenue.
      let digits = (x.lazy.filter(isDigit), y.lazy.filter(isDigit))
      if !digits.0.isEmpty, !digits.1.isEmpty, !digits.0.elementsEqual(digits.1) { return 1 }
      if !JaroWinkler.isBelow(940, first, second), JaroWinkler.similarity(x, y) >= 940 { return 0 }
      let shorter = min(x.count, y.count)
      if x.lazy.filter({ $0 != 0x20 }).elementsEqual(y.lazy.filter { $0 != 0x20 }) { return 0 }
      if isRunTogether(x, y) { return 0 }
      // An edit changes two letters at most.
      if differing > 6 { return 1 }
      if shorter >= 6, differing <= 4, EditDistance.bounded(x, y, limit: 2) <= 2 { return 0 }
      return shorter >= 11 && EditDistance.bounded(x, y, limit: 3) <= 3 ? 0 : 1
    } == 0
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// "elmroad" is "elm rd": written without the space, a street's kind is not abbreviated to its usual form.
  private static func isRunTogether(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count(where: { $0 == 0x20 }) != b.count(where: { $0 == 0x20 }) else { return false }
    let (first, second) = (a.filter { $0 != 0x20 }, b.filter { $0 != 0x20 })
    let shorter = min(first.count, second.count)
    var shared = 0
    while shared < shorter, first[shared] == second[shared] { shared += 1 }
    return shared >= 6 && shared + 2 >= shorter && max(first.count, second.count) - shared <= 8
  }

  /// "peachtree rd" begins "peachtree rd lenox square mall".
  private static func isWordPrefix(
    _ short: UnsafeBufferPointer<UInt8>, _ long: UnsafeBufferPointer<UInt8>, atLeast length: Int = 6
  ) -> Bool {
    short.count >= length && short.count < long.count && long[short.count] == 0x20 && long.starts(with: short)
  }

  /// One edit or two neighbours exchanged, in texts of two bytes or more.
  private static func isNear(_ a: UInt32, _ b: UInt32, _ view: NodeView) -> Bool {
    let (x, y) = (view.text(a), view.text(b))
    if abs(Int(x.count) - Int(y.count)) > 1 || (x.letters ^ y.letters).nonzeroBitCount > 2 { return false }
    if x.lastDigits != 0, x.count == y.count, (x.lastDigits ^ y.lastDigits).nonzeroBitCount > 8 { return false }
    let (first, second) = (view.bytes(a), view.bytes(b))
    return min(first.count, second.count) >= 2 && EditDistance.isAtMostOne(first, second)
  }

  private static func shareWord(_ a: UInt32, _ b: UInt32, _ view: NodeView) -> Bool {
    let words = view.bytes(a).split(separator: 0x20)
    return view.bytes(b).split(separator: 0x20).contains { word in
      word.count >= 4 && words.contains { $0.elementsEqual(word) }
    }
  }
}
