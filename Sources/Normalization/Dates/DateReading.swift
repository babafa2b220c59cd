import PipelineConfig

/// What a written date says, before its year is believed.
enum DateReading: Equatable {
  /// `dayFirst` is set when the numbers alone decided the order of day and month.
  case day(year: WrittenYear, month: Int, day: Int, dayFirst: Bool?)
  /// Two numbers up to 12: day and month in an order only the column can tell.
  case undecided(first: Int, second: Int, year: WrittenYear)
  case month(year: Int, month: Int)
  case year(Int)
  case yearless(month: Int, day: Int)
  /// A spreadsheet's day count: 1 is 1900-01-01.
  case serial(Int, milliseconds: Int)
  /// Milliseconds since 1970.
  case epoch(Int)
  /// `0000-00-00`, `0/0/00`.
  case zero
  /// Shaped like a date, but no such day exists.
  case impossible

  /// A year of four digits, or of two that want a century.
  struct WrittenYear: Equatable {
    var value: Int
    var digits: Int
  }

  init?(_ tokens: DateTokens, order: DateOrder?) {
    let parts = tokens.parts
    switch tokens.count {
    case 1:
      guard let reading = Self.single(parts[0], tokens, order) else { return nil }
      self = reading
    case 2:
      guard let reading = Self.pair(parts[0], parts[1], tokens, order) else { return nil }
      self = reading
    case 3:
      let words = (0..<3).filter { parts[$0].isMonth }
      guard words.count <= 1 else { return nil }
      guard
        let reading = words.isEmpty
          ? Self.numbers(parts[0], parts[1], parts[2], order) : Self.named(parts[0], parts[1], parts[2])
      else { return nil }
      self = reading
    default: return nil
    }
  }

  private static func single(_ part: DateTokens.Part, _ tokens: DateTokens, _ order: DateOrder?) -> DateReading? {
    if tokens.isYearless { return part.digits == 4 ? checked(month: part.value / 100, day: part.value % 100) : nil }
    switch part.digits {
    case 4: return part.value == 0 ? .zero : .year(part.value)
    case 5: return tokens.time == nil ? .serial(part.value, milliseconds: 0) : nil
    case 8: return compact(part.value, order)
    case 9, 10: return .epoch(part.value * 1000)
    case 12 where (18...21).contains(part.value / 10_000_000_000) && clock(part.value % 10_000) != nil:
      return tokens.time == nil ? compact(part.value / 10_000, order) : nil
    case 12, 13: return .epoch(part.value)
    case 16: return .epoch(part.value / 1000)
    default: return nil
    }
  }

  /// The time in the last four digits of `yyyymmddhhmm`, in milliseconds.
  static func clock(_ value: Int) -> Int? {
    value / 100 < 24 && value % 100 < 60 ? (value / 100 * 60 + value % 100) * 60_000 : nil
  }

  /// `yyyymmdd`; else `ddmmyyyy`, or `mmddyyyy` where months come first.
  private static func compact(_ value: Int, _ order: DateOrder?) -> DateReading? {
    if value == 0 { return .zero }
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
    if (1...9999).contains(year), CivilDate(year: year, month: month, day: day) != nil,
      (1700...2200).contains(year) || year > 9000
    {
      return .day(year: WrittenYear(value: year, digits: 4), month: month, day: day, dayFirst: nil)
    }
    let late = value % 10_000
    let (first, second) = (value / 1_000_000, value / 10_000 % 100)
    if (1800...2200).contains(late) {
      let (d, m) = order == .mdy ? (second, first) : (first, second)
      if CivilDate(year: late, month: m, day: d) != nil {
        return .day(year: WrittenYear(value: late, digits: 4), month: m, day: d, dayFirst: nil)
      }
    }
    return year == 1 && month == 1 ? .zero : .impossible
  }

  private static func pair(
    _ a: DateTokens.Part, _ b: DateTokens.Part, _ tokens: DateTokens, _ order: DateOrder?
  ) -> DateReading? {
    if a.isMonth, b.isMonth { return nil }
    if tokens.isYearless { return a.digits == 2 && b.digits == 2 ? checked(month: a.value, day: b.value) : nil }
    if a.digits == 5, b.separator == 0x2E {
      return .serial(a.value, milliseconds: fraction(b, of: 86_400_000))
    }
    if a.digits == 9 || a.digits == 10, b.separator == 0x2E { return .epoch(a.value * 1000 + fraction(b, of: 1000)) }
    let yearFirst = a.digits == 4
    if yearFirst || b.digits == 4 {
      let (year, month) = yearFirst ? (a.value, b) : (b.value, a)
      guard month.digits <= 2 else { return nil }
      if year == 0 { return month.value == 0 ? .zero : .impossible }
      if month.value == 0 { return .year(year) }
      return month.value <= 12 ? .month(year: year, month: month.value) : .impossible
    }
    guard a.digits <= 2, b.digits <= 2 else { return nil }
    if a.isMonth { return checked(month: a.value, day: b.value) }
    if b.isMonth { return checked(month: b.value, day: a.value) }
    if a.value == 0, b.value == 0 { return .zero }
    switch order {
    case .dmy: return checked(month: b.value, day: a.value)
    case .mdy, .ymd: return checked(month: a.value, day: b.value)
    case nil:
      if b.separator == 0x2E || a.value > 12 { return checked(month: b.value, day: a.value) }
      return b.value > 12 || a.value == b.value ? checked(month: a.value, day: b.value) : nil
    }
  }

  /// The decimal places of a number as thousandths of what one stands for.
  private static func fraction(_ part: DateTokens.Part, of unit: Int) -> Int {
    var (value, digits) = (part.value, part.digits)
    while digits > 9 {
      value /= 10
      digits -= 1
    }
    return value * unit / (0..<digits).reduce(1) { scale, _ in scale * 10 }
  }

  private static func checked(month: Int, day: Int) -> DateReading {
    CivilDate(year: 2000, month: month, day: day) == nil ? .impossible : .yearless(month: month, day: day)
  }

  /// A date with its month spelled out.
  private static func named(_ a: DateTokens.Part, _ b: DateTokens.Part, _ c: DateTokens.Part) -> DateReading? {
    let month = a.isMonth ? a.value : b.isMonth ? b.value : c.value
    var (first, second) = a.isMonth ? (b, c) : b.isMonth ? (a, c) : (a, b)
    // The year is the number of four digits, else the one too large for a day, else the later one.
    if first.digits == 4 || (second.digits != 4 && first.value > 31) { swap(&first, &second) }
    guard first.digits <= 2, second.digits == 4 || second.digits == 2 else { return nil }
    let year = WrittenYear(value: second.value, digits: second.digits)
    if first.value == 0 { return second.digits == 4 ? .month(year: second.value, month: month) : .impossible }
    return .day(year: year, month: month, day: first.value, dayFirst: nil)
  }

  private static func numbers(
    _ a: DateTokens.Part, _ b: DateTokens.Part, _ c: DateTokens.Part, _ order: DateOrder?
  ) -> DateReading? {
    if a.value == 0, b.value == 0, c.value == 0 { return .zero }
    guard b.digits <= 2, a.digits == 4 || a.digits <= 2, c.digits == 4 || c.digits <= 2, a.digits != 4 || c.digits != 4 else {
      return nil
    }
    let shortYearFirst = c.digits != 4 && a.digits == 2 && (a.value > 31 || order == .ymd)
    if a.digits == 4 || shortYearFirst {
      let year = WrittenYear(value: a.value, digits: a.digits)
      if a.digits == 4, a.value > 0, b.value == 0 { return .year(a.value) }
      if a.digits == 4, a.value > 0, c.value == 0, b.value <= 12 { return .month(year: a.value, month: b.value) }
      // A month above 12 in second place can only be the day.
      if b.value > 12, c.value <= 12 { return .day(year: year, month: c.value, day: b.value, dayFirst: nil) }
      return .day(year: year, month: b.value, day: c.value, dayFirst: nil)
    }
    guard c.digits >= 2 else { return nil }
    return ordered(a.value, b.value, WrittenYear(value: c.value, digits: c.digits), order, dotted: b.separator == 0x2E)
  }

  private static func ordered(_ a: Int, _ b: Int, _ year: WrittenYear, _ order: DateOrder?, dotted: Bool) -> DateReading {
    if a == 0, b == 0 { return year.digits == 4 ? .year(year.value) : .impossible }
    if a > 12 { return b > 12 ? .impossible : .day(year: year, month: b, day: a, dayFirst: true) }
    if b > 12 { return .day(year: year, month: a, day: b, dayFirst: false) }
    if a == b || dotted { return .day(year: year, month: b, day: a, dayFirst: nil) }
    switch order {
    case .dmy: return .day(year: year, month: b, day: a, dayFirst: nil)
    case .mdy, .ymd: return .day(year: year, month: a, day: b, dayFirst: nil)
    case nil: return .undecided(first: a, second: b, year: year)
    }
  }
}
