import RecordModel

/// A date as mail programs write it: RFC 5322 and its obsolete forms, asctime, ISO 8601.
///
/// Order of the parts is free; two-digit years, `UT`, `(CEST)`, missing weekdays and `+0060` are understood.
struct MailDate {
  private(set) var timestamp: Timestamp
  /// Every word of the text belongs to the date.
  private(set) var isExact: Bool

  /// nil when day, month and year are not all there or no such day exists.
  init?(_ text: some Collection<UInt8>) {
    var parts = Parts()
    var word: [UInt8] = []
    var depth = 0
    for byte in text.prefix(Self.lengthLimit) {
      switch byte {
      case MailASCII.openParenthesis: depth += 1
      case MailASCII.closeParenthesis where depth > 0: depth -= 1
      case _ where depth > 0: continue
      case MailASCII.comma, 0...MailASCII.space:
        parts.take(word)
        word.removeAll(keepingCapacity: true)
      default: word.append(byte)
      }
    }
    parts.take(word)
    guard let seconds = parts.seconds else { return nil }
    timestamp = Timestamp(milliseconds: seconds * 1_000)
    isExact = parts.unknown == 0 && parts.hasTime
  }

  private static let lengthLimit = 256

  /// Days since 1970-01-01 of a day of the Gregorian calendar (Hinnant, days_from_civil).
  fileprivate static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

/// The parts of a date as its words are taken one by one.
private struct Parts {
  private var day: Int64?
  private var month: Int64?
  private var year: Int64?
  private var time: Int64?
  private var zone: Int64?
  private(set) var unknown = 0

  var hasTime: Bool { time != nil }

  var seconds: Int64? {
    guard let day, let month, let year, year >= 1, year <= 9_999, month >= 1, month <= 12, day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    return MailDate.days(year: year, month: month, day: day) * 86_400 + (time ?? 0) - (zone ?? 0)
  }

  mutating func take(_ word: [UInt8]) {
    guard let first = word.first else { return }
    if first == MailASCII.hyphen && word.count == 1 { return }
    if first == 0x2B || first == MailASCII.hyphen {
      takeZone(word)
    } else if MailASCII.isLetter(first) {
      takeName(word)
    } else if word.contains(MailASCII.hyphen) {
      takeDashed(word)
    } else if word.contains(MailASCII.colon) {
      takeTime(word[...])
    } else if let number = Self.number(word[...]) {
      takeNumber(number, digits: word.count)
    } else {
      unknown += 1
    }
  }

  private mutating func takeNumber(_ number: Int64, digits: Int) {
    if digits <= 2, day == nil {
      day = number
    } else if year == nil, digits <= 4 {
      year = digits == 2 ? (number < 50 ? 2_000 + number : 1_900 + number) : digits == 3 ? 1_900 + number : number
    } else {
      unknown += 1
    }
  }

  private mutating func takeTime(_ word: ArraySlice<UInt8>) {
    let parts = word.split(separator: MailASCII.colon, omittingEmptySubsequences: false)
    guard time == nil, parts.count == 2 || parts.count == 3, let hour = Self.number(parts[0]), hour < 24,
      let minute = Self.number(parts[1]), minute < 60
    else {
      unknown += 1
      return
    }
    let second = parts.count == 3 ? Self.number(parts[2].prefix { MailASCII.isDigit($0) }) ?? 0 : 0
    time = hour * 3_600 + minute * 60 + min(second, 59)
  }

  /// `12-Mar-2024`, `2024-03-12`, `2024-03-12T09:14:02Z`.
  private mutating func takeDashed(_ word: [UInt8]) {
    let parts = word.split(separator: MailASCII.hyphen, maxSplits: 2)
    guard parts.count == 3 else {
      unknown += 1
      return
    }
    guard parts[0].count == 4, let number = Self.number(parts[0]), let middle = Self.number(parts[1]) else {
      if parts[2].contains(MailASCII.hyphen) { unknown += 1 } else { for part in parts { take(Array(part)) } }
      return
    }
    year = number
    month = middle
    let tail = parts[2].split(separator: UInt8(ascii: "T"), maxSplits: 1)
    day = tail.first.flatMap(Self.number)
    guard tail.count == 2 else { return }
    let clock = tail[1].prefix { MailASCII.isDigit($0) || $0 == MailASCII.colon || $0 == 0x2E }
    takeTime(clock)
    let offset = tail[1][clock.endIndex...]
    if !offset.isEmpty { take(Array(offset)) }
  }

  /// `+0200`, `+02:00`; `+0060` is sixty minutes. More than 14 hours is not believed.
  private mutating func takeZone(_ word: [UInt8]) {
    let digits = word.dropFirst().filter { $0 != MailASCII.colon }
    guard let number = Self.number(digits[...]), digits.count <= 4 else {
      unknown += 1
      return
    }
    let minutes = number / 100 * 60 + number % 100
    guard zone == nil, minutes <= 14 * 60 else { return }
    zone = (word[0] == MailASCII.hyphen ? -60 : 60) * minutes
  }

  private mutating func takeName(_ word: [UInt8]) {
    let name = MailASCII.lowercased(word)
    let key = name.prefix(3)
    if name.count == 3 || Self.longNames.contains(name), let index = Self.months.firstIndex(where: { key.elementsEqual($0) }) {
      if month == nil { month = Int64(index + 1) } else { unknown += 1 }
    } else if Self.weekdays.contains(where: { key.elementsEqual($0) }),
      name.count == 3 || name.suffix(3).elementsEqual("day".utf8)
    {
      return
    } else if let hours = Self.zones.first(where: { name.elementsEqual($0.name) })?.minutes {
      if zone == nil { zone = hours * 60 }
    } else if name.elementsEqual("pm".utf8), let current = time, current < 43_200 {
      time = current + 43_200
    } else if name.elementsEqual("am".utf8), let current = time {
      if current >= 43_200 { time = current - 43_200 }
    } else {
      unknown += 1
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    guard !digits.isEmpty, digits.count <= 8, digits.allSatisfy(MailASCII.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
  }

  private static func length(ofMonth month: Int64, year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].map {
    Array($0.utf8)
  }
  private static let longNames = [
    "january", "february", "march", "april", "june", "july", "august", "sept", "september", "october", "november", "december",
  ].map { Array($0.utf8) }
  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map { Array($0.utf8) }
  /// Minutes east of Greenwich; RFC 5322 §4.3 and the European names seen in archives.
  private static let zones: [(name: [UInt8], minutes: Int64)] = [
    ("ut", 0), ("utc", 0), ("gmt", 0), ("z", 0), ("wet", 0), ("est", -300), ("edt", -240), ("cst", -360), ("cdt", -300),
    ("mst", -420), ("mdt", -360), ("pst", -480), ("pdt", -420), ("bst", 60), ("west", 60), ("cet", 60), ("met", 60),
    ("mez", 60), ("cest", 120), ("mest", 120), ("mesz", 120), ("eet", 120), ("eest", 180), ("msk", 180),
    ("jst", 540), ("kst", 540), ("aest", 600), ("aedt", 660),
  ].map { (Array($0.0.utf8), $0.1) }
}
