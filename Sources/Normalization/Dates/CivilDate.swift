/// A day of the proleptic Gregorian calendar.
///
/// Conversions follow Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013): `days_from_civil` and
/// `civil_from_days`, integers only.
package struct CivilDate: Hashable, Comparable, Sendable {
  package var year: Int
  /// 1…12.
  package var month: Int
  /// 1…31.
  package var day: Int

  /// nil unless the day exists; years 0…9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// 9999-12-31.
  package static let last = CivilDate(unchecked: 9999, 12, 31)

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day so many days after 1970-01-01; nil outside the years 0…9999.
  package init?(daysSince1970 days: Int) {
    guard (-719_528...2_932_896).contains(days) else { return nil }
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The UTC day of a known moment; nil outside the years 0…9999.
  package init?(_ time: Int64) {
    let days = time >= 0 ? time / 86_400_000 : -((86_399_999 - max(time, -1 << 60)) / 86_400_000)
    self.init(daysSince1970: Int(clamping: days))
  }

  package var daysSince1970: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// `YYYY-MM-DD`.
  package var iso: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 10) { buffer, count in
      var rest = ((year * 100) + month) * 100 + day
      for index in stride(from: 9, through: 0, by: -1) {
        if index == 4 || index == 7 {
          buffer[index] = 0x2D
        } else {
          buffer[index] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
          rest /= 10
        }
      }
      count = 10
    }
  }

  /// A number in decimal with leading zeros, cut to `width` digits.
  package static func digits(_ value: Int, _ width: Int) -> [UInt8] {
    var rest = value
    var result = [UInt8](repeating: 0x30, count: width)
    for index in result.indices.reversed() {
      result[index] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    return result
  }

  /// 28…31, or 0 for a month that does not exist.
  package static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: 0
    }
  }

  package static func < (a: CivilDate, b: CivilDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}
