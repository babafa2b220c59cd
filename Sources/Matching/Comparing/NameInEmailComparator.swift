import RecordModel

/// A record without a family name whose mailbox is called after the other record's person: `ada.byte@…` beside Ada Byte.
///
/// Looks only where one side lacks the family name and the other has both names; elsewhere the names speak for themselves. What
/// the mailbox's own given name explains is not counted again.
struct NameInEmailComparator: Comparator {
  let name = "name in email"
  let slot = NodeSlot.email
  let needsBothSides = false

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [
      .init("both names", m: 0.35, u: 0.00005, related: (0.01, 0.00005)),
      .init("family name", m: 0.35, u: 0.002, related: (0.30, 0.002), frequency: .population(.family, related: (false, true))),
      .init("its initial", m: 0.12, u: 0.05, related: (0.25, 0.05)),
      .init("another name", m: 0.18, u: 0.9479, related: (0.44, 0.9479)),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    let view = context.view
    let (namedA, namedB) = (Self.isNamed(a, view), Self.isNamed(b, view))
    guard namedA != namedB else { return .missing }
    let (owner, mailbox) = namedA ? (a, b) : (b, a)
    guard !view.has(.family, mailbox) else { return .missing }
    let family = view.first(.family, owner)
    var found = Finding.missing
    for email in view.values(.email, mailbox) {
      // An equal mailbox is compared by itself.
      if view.values(.email, owner).contains(email) { return .missing }
      if EmailComparator.isShared(email, view) { continue }
      let level = Self.level(EmailComparator.localPart(view.bytes(email)), owner, mailbox, view)
      if level < found.level { found = Finding(level: level, first: family, second: family) }
    }
    return found
  }

  private static func isNamed(_ node: Int, _ view: NodeView) -> Bool { view.has(.given, node) && view.has(.family, node) }

  private static func level(_ local: UnsafeBufferPointer<UInt8>, _ owner: Int, _ mailbox: Int, _ view: NodeView) -> UInt8 {
    var letters = local.filter { $0 >= 0x61 && $0 <= 0x7A }
    let family = view.bytes(view.first(.family, owner)).filter { $0 != 0x20 }
    let isGivenKnown = view.has(.given, mailbox)
    let given = Array(view.bytes(isGivenKnown ? view.first(.given, mailbox) : view.first(.given, owner)))
    let hasGiven = remove(given, from: &letters)
    if letters.isEmpty { return isGivenKnown ? LevelPattern.missing : 3 }
    if family.count >= 3, letters.firstRange(of: family) != nil || isClose(letters, family) {
      return hasGiven && !isGivenKnown ? 0 : 1
    }
    guard letters.count >= 3 else { return letters.first == family.first || letters.last == family.first ? 2 : 3 }
    return 3
  }

  private static func remove(_ word: [UInt8], from text: inout [UInt8]) -> Bool {
    guard word.count >= 3, let range = text.firstRange(of: word) else { return false }
    text.removeSubrange(range)
    return true
  }

  private static func isClose(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    min(a.count, b.count) >= 4
      && a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { EditDistance.isAtMostOne(a, $0) } }
  }
}
