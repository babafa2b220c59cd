import RecordModel

/// Reads moments as exports write them: ISO 8601 in both its forms, `2024-03-12 09:14`, `6/22/2026 10:00 AM`, `12.04.2022`,
/// epoch seconds and milliseconds. UTC where no zone is written.
enum TimestampParser {
  enum Reading: Hashable {
    case none
    case certain(Timestamp)
    /// Day and month may be either way round.
    case undecided(dayFirst: Timestamp, monthFirst: Timestamp)
  }

  /// `noteOrder` is told when the value can only be read day first (true) or month first (false).
  static func parse(_ text: [UInt8], noteOrder: ((Bool) -> Void)? = nil) -> Reading {
    var scanner = DateScanner(ByteText.trimmed(text))
    if let epoch = scanner.epoch() { return .certain(epoch) }
    guard let date = scanner.date() else { return .none }
    guard let time = scanner.time() else { return .none }
    func stamp(_ month: Int, _ day: Int) -> Timestamp? {
      timestamp(year: date.year, month: month, day: day, milliseconds: time)
    }
    guard date.isOrderOpen else { return stamp(date.first, date.second).map(Reading.certain) ?? .none }
    let dayFirst = stamp(date.second, date.first)
    let monthFirst = stamp(date.first, date.second)
    switch (dayFirst, monthFirst) {
    case (let a?, let b?): return a == b ? .certain(a) : .undecided(dayFirst: a, monthFirst: b)
    case (let a?, nil):
      noteOrder?(true)
      return .certain(a)
    case (nil, let b?):
      noteOrder?(false)
      return .certain(b)
    case (nil, nil): return .none
    }
  }

  /// The moment, or unknown when it lies before 1980 or more than two days after the run's start.
  static func believed(_ time: Timestamp, startedAt: Timestamp) -> Timestamp {
    let latest = startedAt.milliseconds.addingReportingOverflow(2 * 86_400_000)
    guard time.milliseconds >= 315_532_800_000, latest.overflow || time.milliseconds <= latest.partialValue else {
      return .unknown
    }
    return time
  }

  /// `YYYY-MM-DD`.
  static func isoDate(year: Int, month: Int, day: Int) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The UTC day of a moment, `YYYY-MM-DD`.
  static func isoDate(of time: Timestamp) -> String {
    let day = time.milliseconds >= 0 ? time.milliseconds / 86_400_000 : (time.milliseconds &- 86_399_999) / 86_400_000
    // Inverse of `days`: H. Hinnant, chrono-Compatible Low-Level Date Algorithms, civil_from_days.
    let z = Int(day) &+ 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return isoDate(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  static func isValid(year: Int, month: Int, day: Int) -> Bool {
    guard (1...12).contains(month), (1...9999).contains(year), day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return day <= (month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31)
  }

  private static func timestamp(year: Int, month: Int, day: Int, milliseconds: Int64) -> Timestamp? {
    guard isValid(year: year, month: month, day: day) else { return nil }
    return Timestamp(milliseconds: Int64(days(year: year, month: month, day: day)) &* 86_400_000 &+ milliseconds)
  }

  /// Days since 1970: H. Hinnant, chrono-Compatible Low-Level Date Algorithms, days_from_civil.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
