/// One component of a path pattern: `*`, `?`, `[abc]`, `[a-z]`, `[!a]`; `**` alone means any folders.
///
/// Compares characters; bytes of a name that are not UTF-8 count as one character each. A leading dot of a name is matched only
/// by a dot. Costs pattern length × name length at most.
package struct GlobPattern: Sendable {
  private enum Step: Sendable {
    case one(UInt32)
    case any
    case run
    case set([ClosedRange<UInt32>], negated: Bool)
  }

  private var steps: [Step] = []
  package let isAnyFolders: Bool

  package init(_ text: String) {
    isAnyFolders = text == "**"
    let units = PathBytes.units(text.utf8)
    var index = 0
    while index < units.count {
      switch units[index] {
      case 0x2A:
        if case .run = steps.last {} else { steps.append(.run) }
        index += 1
      case 0x3F:
        steps.append(.any)
        index += 1
      case 0x5B:
        guard let (set, next) = Self.set(units, from: index) else { fallthrough }
        steps.append(set)
        index = next
      default:
        steps.append(.one(units[index]))
        index += 1
      }
    }
  }

  package static func isPattern(_ component: String) -> Bool {
    component.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
  }

  package func matches(_ name: [UInt8]) -> Bool {
    let name = PathBytes.units(name)
    if name.first == 0x2E {
      guard case .one(0x2E) = steps.first else { return false }
    }
    var step = 0
    var place = 0
    var retry: (step: Int, place: Int)?
    while place < name.count {
      if step < steps.count, case .run = steps[step] {
        retry = (step, place)
        step += 1
      } else if step < steps.count, Self.accepts(steps[step], name[place]) {
        step += 1
        place += 1
      } else if let last = retry {
        retry = (last.step, last.place + 1)
        step = last.step + 1
        place = last.place + 1
      } else {
        return false
      }
    }
    while step < steps.count, case .run = steps[step] { step += 1 }
    return step == steps.count
  }

  private static func accepts(_ step: Step, _ unit: UInt32) -> Bool {
    switch step {
    case .one(let wanted): wanted == unit
    case .any, .run: true
    case .set(let ranges, let negated): ranges.contains { $0.contains(unit) } != negated
    }
  }

  /// `[…]` from `start`; nil when it is not closed and so means itself.
  private static func set(_ units: [UInt32], from start: Int) -> (Step, next: Int)? {
    var index = start + 1
    let negated = index < units.count && (units[index] == 0x21 || units[index] == 0x5E)
    if negated { index += 1 }
    var ranges: [ClosedRange<UInt32>] = []
    let first = index
    while index < units.count {
      if units[index] == 0x5D, index > first { return (.set(ranges, negated: negated), index + 1) }
      if index + 2 < units.count, units[index + 1] == 0x2D, units[index + 2] != 0x5D, units[index] <= units[index + 2] {
        ranges.append(units[index]...units[index + 2])
        index += 3
      } else {
        ranges.append(units[index]...units[index])
        index += 1
      }
    }
    return nil
  }
}
