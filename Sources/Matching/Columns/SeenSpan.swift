import RecordModel

/// When the records of a node were last changed, the first and the last of them, in weeks since 1970.
struct SeenSpan: Sendable, Equatable {
  /// First week above last week; 0 where no record has a date.
  private var weeks: UInt32 = 0

  init() {}

  init(_ date: Timestamp) {
    guard date.isKnown, date.milliseconds > 0 else { return }
    let week = UInt32(min(date.milliseconds / Self.millisecondsOfWeek, 0xFFFF))
    weeks = week << 16 | week
  }

  private static let millisecondsOfWeek: Int64 = 7 * 24 * 3_600_000

  mutating func extend(by other: SeenSpan) {
    if other.weeks == 0 { return }
    if weeks == 0 {
      weeks = other.weeks
    } else {
      weeks = min(weeks >> 16, other.weeks >> 16) << 16 | max(weeks & 0xFFFF, other.weeks & 0xFFFF)
    }
  }

  /// Weeks that lie between two spans, 0 where they meet or a date is missing.
  @inline(__always)
  func weeks(to other: SeenSpan) -> Int {
    if weeks == 0 || other.weeks == 0 { return 0 }
    return max(0, Int(other.weeks >> 16) - Int(weeks & 0xFFFF), Int(weeks >> 16) - Int(other.weeks & 0xFFFF))
  }
}
