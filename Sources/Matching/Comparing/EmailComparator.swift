import RecordModel

/// Emails, best pair of both sides: exact, the same mailbox of several people, one edit, same local part, similar local part,
/// different.
///
/// A mailbox called after a task or a household is read by several people: that two records do not share it says nothing. For an
/// organization it is the usual one.
struct EmailComparator: Comparator {
  let name = "email"
  let slot = NodeSlot.email

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    let isPerson = kind == .person
    return [
      .init(
        "exact", m: 0.55, u: 0.000002, related: isPerson ? (0.015, 0.25) : (0.20, 0.02),
        frequency: .identifier(.email, shared: 0.01), isEquality: true),
      .init(
        "exact, shared mailbox", m: isPerson ? 0.1 : 0.55, u: 0.000002, related: isPerson ? (0.1, 0.6) : (0.20, 0.02),
        frequency: .identifier(.email, shared: isPerson ? 0.05 : 0.01), isEquality: true),
      .init("one edit", m: 0.07, u: 0.00002, related: (0.002, 0.001)),
      .init("same local part", m: 0.08, u: 0.0002, related: (0.004, 0.001)),
      .init("similar local part", m: 0.03, u: 0.001, related: (0.01, 0.002)),
      .init("different", m: 0.27, u: 0.9988, related: isPerson ? (0.969, 0.746) : (0.783, 0.976), mostDrift: 2),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    let view = context.view
    var found = best(view.values(.email, a), view.values(.email, b)) { first, second in
      if first == second { return Self.isShared(first, view) ? 1 : 0 }
      if Self.isShared(first, view) || Self.isShared(second, view) { return LevelPattern.missing }
      // Local parts with other digits are different in any case.
      let (one, other) = (view.text(first), view.text(second))
      if one.hasOtherDigits(than: other) || one.mailbox.areFarApart(from: other.mailbox) { return Self.different }
      return Self.level(view.bytes(first), view.bytes(second))
    }
    if found.level == Self.different, view.text(found.first).isAtProvider != view.text(found.second).isAtProvider {
      return .missing
    }
    guard found.level > Self.shared, found.level < Self.different else { return found }
    if Self.isNamedAlike(found, a, b, view) { found.level = Self.different }
    return found
  }

  private static let shared: UInt8 = 1
  private static let oneEdit: UInt8 = 2
  private static let sameLocalPart: UInt8 = 3
  private static let similarLocalPart: UInt8 = 4
  private static let different: UInt8 = 5

  /// Of two different folded addresses.
  static func level(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let first = localPart(a)
    let second = localPart(b)
    // Another number behind the same name is another mailbox, not a typing error.
    func haveSameDigits() -> Bool {
      first.lazy.filter(isDigit).elementsEqual(second.lazy.filter(isDigit))
    }
    func hostsHaveSameDigits() -> Bool {
      a.dropFirst(first.count).lazy.filter(isDigit).elementsEqual(b.dropFirst(second.count).lazy.filter(isDigit))
    }
    let shorter = min(first.count, second.count)
    if abs(a.count - b.count) <= 3 {
      let isOneEdit =
        first.count >= 3 && EditDistance.isAtMostOne(a, b) || shorter >= 5 && EditDistance.bounded(a, b, limit: 3) <= 3
      if isOneEdit, haveSameDigits(), hostsHaveSameDigits() { return oneEdit }
    }
    guard shorter >= 4 else { return different }
    if first.elementsEqual(second) { return sameLocalPart }
    guard haveSameDigits() else { return different }
    let sameDomain = a.dropFirst(first.count).elementsEqual(b.dropFirst(second.count))
    if EditDistance.isAtMostOne(first, second) { return sameLocalPart }
    if shorter >= 6, JaroWinkler.similarity(first, second) >= (sameDomain ? 940 : 920) {
      return similarLocalPart
    }
    return different
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Two mailboxes at different hosts that are both called after the person say nothing beyond the names, which are compared
  /// by themselves: what is left of a local part without its owner's names and separators is too little to tell people apart.
  private static func isNamedAlike(_ found: Finding, _ a: Int, _ b: Int, _ view: NodeView) -> Bool {
    let (first, second) = (view.bytes(found.first), view.bytes(found.second))
    let (localA, localB) = (localPart(first), localPart(second))
    if found.level == oneEdit, isSameHost(first.dropFirst(localA.count), second.dropFirst(localB.count)) {
      // At one host the edit is a typing error, unless the names differ as the mailboxes do.
      let isSameName = view.first(.given, a) == view.first(.given, b) && view.first(.family, a) == view.first(.family, b)
      return !isSameName && !localA.elementsEqual(localB) && rest(of: localA, a, view) < 2 && rest(of: localB, b, view) < 2
    }
    return rest(of: localA, a, view) < 2 || rest(of: localB, b, view) < 2
  }

  private static func isSameHost(_ a: Slice<UnsafeBufferPointer<UInt8>>, _ b: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    a.elementsEqual(b)
      || EditDistance.bounded(UnsafeBufferPointer(rebasing: a), UnsafeBufferPointer(rebasing: b), limit: 2) <= 2
  }

  /// Bytes of a local part that neither its owner's names nor separators explain.
  private static func rest(of local: UnsafeBufferPointer<UInt8>, _ node: Int, _ view: NodeView) -> Int {
    var text = Array(local)
    var words: [[UInt8]] = []
    for slot in [NodeSlot.family, .given] {
      for id in view.values(slot, node) { words += view.bytes(id).split(separator: 0x20).map(Array.init) }
    }
    words.sort { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
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

  /// A mailbox named after a task or a household: it is nobody's alone.
  static func isShared(_ email: UnsafeBufferPointer<UInt8>) -> Bool {
    email.starts(with: MailboxMark.task) || email.starts(with: MailboxMark.household)
  }

  /// The same, asked of the first four bytes first: "task", "hous".
  @inline(__always)
  static func isShared(_ email: UInt32, _ view: NodeView) -> Bool {
    let prefix = view.text(email).prefix
    return (prefix == 0x7461_736B || prefix == 0x686F_7573) && isShared(view.bytes(email))
  }
}
