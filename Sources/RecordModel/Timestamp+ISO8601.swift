/// ISO 8601 text of a moment and back, by civil-date arithmetic (Hinnant, "chrono-compatible low-level date algorithms").
extension Timestamp {
  /// The moment in UTC to the second, `2024-03-12T09:14:02Z`; empty when unknown. Years past 9999 take more digits.
  package var iso8601: String {
    guard isKnown else { return "" }
    let seconds = Self.floorDivide(milliseconds, 1000)
    let days = Self.floorDivide(seconds.quotient, 86_400)
    let date = Self.civilDate(ofDay: days.quotient)
    let time = days.remainder
    return Self.padded(date.year, 4) + "-" + Self.padded(date.month, 2) + "-" + Self.padded(date.day, 2) + "T"
      + Self.padded(time / 3600, 2) + ":" + Self.padded(time / 60 % 60, 2) + ":" + Self.padded(time % 60, 2) + "Z"
  }

  /// Reads `2024-03-12`, `2024-03-12T09:14`, `2024-03-12T09:14:02`, with a fraction and a final `Z` or without; UTC.
  ///
  /// nil for anything else, a date that does not exist included. A blank may stand for the `T`.
  package init?(iso8601 text: some Collection<UInt8>) {
    var reader = DigitReader(rest: Array(text.prefix(40))[...])
    guard text.count <= 40, let year = reader.number(4), reader.take(0x2D), let month = reader.number(2), reader.take(0x2D),
      let day = reader.number(2), Self.exists(year: year, month: month, day: day)
    else { return nil }
    var result = Self.day(ofYear: year, month: month, day: day) * 86_400_000
    if reader.take(0x54) || reader.take(0x20) {
      guard let hour = reader.number(2), hour < 24, reader.take(0x3A), let minute = reader.number(2), minute < 60 else {
        return nil
      }
      result += (hour * 60 + minute) * 60_000
      if reader.take(0x3A) {
        // A leap second counts as the last second of its minute.
        guard let second = reader.number(2), second <= 60 else { return nil }
        result += min(second, 59) * 1000
        if reader.take(0x2E) { result += reader.fraction() }
      }
      _ = reader.take(0x5A)
    }
    guard reader.rest.isEmpty else { return nil }
    self.init(milliseconds: result)
  }

  /// Days since 1970-01-01 of a date in the Gregorian calendar.
  private static func day(ofYear year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(shifted, 400)
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era.quotient * 146_097 + era.remainder * 365 + era.remainder / 4 - era.remainder / 100 + dayOfYear - 719_468
  }

  private static func civilDate(ofDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let era = floorDivide(day + 719_468, 146_097)
    let dayOfEra = era.remainder
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (era.quotient * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func exists(year: Int64, month: Int64, day: Int64) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    let found = civilDate(ofDay: Self.day(ofYear: year, month: month, day: day))
    return found == (year, month, day)
  }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  private static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value.magnitude)
    return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// Takes digits and separators from the front of some bytes.
private struct DigitReader {
  var rest: ArraySlice<UInt8>

  mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(_ digits: Int) -> Int64? {
    let taken = rest.prefix(digits)
    guard taken.count == digits, taken.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    rest = rest.dropFirst(digits)
    return taken.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
  }

  /// Milliseconds of a decimal fraction of a second; finer digits are dropped.
  mutating func fraction() -> Int64 {
    var result: Int64 = 0
    var unit: Int64 = 100
    while let digit = number(1) {
      result += digit * unit
      unit /= 10
    }
    return result
  }
}
