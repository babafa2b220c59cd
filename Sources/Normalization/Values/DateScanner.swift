import RecordModel

/// Reads the parts of a date and time from left to right.
struct DateScanner {
  /// A date whose first and second part are month and day, or open.
  struct DateParts {
    var year: Int
    var first: Int
    var second: Int
    var isOrderOpen: Bool
  }

  private let text: [UInt8]
  private var index = 0

  init(_ text: [UInt8]) { self.text = text }

  private var isAtEnd: Bool { index >= text.count }
  private var byte: UInt8 { index < text.count ? text[index] : 0 }

  /// Ten or thirteen digits alone.
  mutating func epoch() -> Timestamp? {
    let whole = text.prefix(while: ByteText.isDigit)
    let isSeconds = whole.count == 10 && (text.count == 10 || text[10] == UInt8(ascii: "."))
    guard isSeconds || (whole.count == 13 && text.count == 13) else { return nil }
    guard text.dropFirst(whole.count + 1).allSatisfy(ByteText.isDigit), let number = Int64(ByteText.string(whole)) else {
      return nil
    }
    return Timestamp(milliseconds: whole.count == 10 ? number &* 1000 : number)
  }

  mutating func date() -> DateParts? {
    skipWeekday()
    if let month = word() { return wordFirst(month) }
    guard let first = number(upTo: 8) else { return nil }
    if first.digits == 8, isAtEnd || byte == UInt8(ascii: "T") || byte == 0x20 {
      return DateParts(
        year: first.value / 10_000, first: first.value / 100 % 100, second: first.value % 100, isOrderOpen: false)
    }
    guard first.digits <= 4, let mark = separator() else { return nil }
    if let month = word() {
      skipSeparators()
      return number(upTo: 4).flatMap { fullYear($0) }.map {
        DateParts(year: $0, first: month, second: first.value, isOrderOpen: false)
      }
    }
    guard let second = number(upTo: 2), separator() == mark, let third = number(upTo: 4) else { return nil }
    if first.digits == 4 { return DateParts(year: first.value, first: second.value, second: third.value, isOrderOpen: false) }
    guard first.digits <= 2, let year = fullYear(third) else { return nil }
    // Dots are written day first everywhere.
    if mark == UInt8(ascii: ".") { return DateParts(year: year, first: second.value, second: first.value, isOrderOpen: false) }
    return DateParts(year: year, first: first.value, second: second.value, isOrderOpen: true)
  }

  /// Milliseconds since midnight UTC; 0 when there is no time, nil when what follows is none.
  mutating func time() -> Int64? {
    skipSeparators()
    let isAfterT = byte | 0x20 == UInt8(ascii: "t")
    if isAfterT || byte == UInt8(ascii: ":") { index += 1 }
    if isAtEnd { return 0 }
    guard let hour = number(upTo: 2) else { return nil }
    // `T091402`, ISO 8601's basic form.
    let isBasic = isAfterT && ByteText.isDigit(byte)
    guard isBasic || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") else { return nil }
    if !isBasic { index += 1 }
    guard let minute = number(upTo: 2) else { return nil }
    var seconds = 0
    var milliseconds = 0
    if byte == UInt8(ascii: ":") || isBasic && ByteText.isDigit(byte) {
      if !isBasic { index += 1 }
      guard let read = number(upTo: 2) else { return nil }
      seconds = read.value
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        index += 1
        milliseconds = fraction()
      }
    }
    guard let hours = hour24(hour.value), minute.value < 60, seconds <= 60, let offset = zone() else { return nil }
    return (Int64(hours * 60 + minute.value - offset) * 60 + Int64(seconds)) * 1000 + Int64(milliseconds)
  }

  private mutating func hour24(_ hour: Int) -> Int? {
    skipSeparators()
    let mark = byte | 0x20
    guard mark == UInt8(ascii: "a") || mark == UInt8(ascii: "p") else { return hour < 25 ? hour : nil }
    index += 1
    if byte == UInt8(ascii: ".") { index += 1 }
    guard byte | 0x20 == UInt8(ascii: "m"), (1...12).contains(hour) else { return nil }
    index += 1
    if byte == UInt8(ascii: ".") { index += 1 }
    return hour % 12 + (mark == UInt8(ascii: "p") ? 12 : 0)
  }

  /// Minutes east of UTC.
  private mutating func zone() -> Int? {
    skipSeparators()
    if isAtEnd { return 0 }
    let rest = ByteText.string(text[index...]).uppercased()
    if ["Z", "UTC", "GMT", "UT", "+00:00"].contains(rest) { return 0 }
    if let known = Self.zones[rest] { return known }
    guard byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") else { return nil }
    let sign = byte == UInt8(ascii: "+") ? 1 : -1
    let digits = text[(index + 1)...].prefix { ByteText.isDigit($0) || $0 == UInt8(ascii: ":") }.filter(ByteText.isDigit)
    guard digits.count == 2 || digits.count == 4, let number = Int(ByteText.string(digits)) else { return nil }
    let hours = digits.count == 2 ? number : number / 100
    let minutes = digits.count == 2 ? 0 : number % 100
    return hours <= 14 && minutes < 60 ? sign * (hours * 60 + minutes) : nil
  }

  private static let zones = ["CET": 60, "CEST": 120, "EST": -300, "EDT": -240, "PST": -480, "PDT": -420, "BST": 60]

  private mutating func wordFirst(_ month: Int) -> DateParts? {
    skipSeparators()
    guard let day = number(upTo: 2) else { return nil }
    skipSeparators()
    return number(upTo: 4).flatMap { fullYear($0) }.map {
      DateParts(year: $0, first: month, second: day.value, isOrderOpen: false)
    }
  }

  /// Two digits count from 1970 to 2069.
  private func fullYear(_ number: (value: Int, digits: Int)) -> Int? {
    switch number.digits {
    case 4: number.value
    case 2: number.value + (number.value < 70 ? 2000 : 1900)
    default: nil
    }
  }

  private mutating func skipWeekday() {
    guard let comma = text.prefix(12).firstIndex(of: UInt8(ascii: ",")), text[..<comma].allSatisfy(ByteText.isLetter) else {
      return
    }
    index = comma + 1
    skipSeparators()
  }

  private mutating func word() -> Int? {
    guard text.count - index >= 3, ByteText.isLetter(byte) else { return nil }
    let letters = text[index...].prefix(while: ByteText.isLetter)
    let key = ByteText.string(letters.prefix(3).map { $0 | 0x20 })
    guard let month = Self.months.firstIndex(of: key) else { return nil }
    index += letters.count
    return month + 1
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  private mutating func number(upTo limit: Int) -> (value: Int, digits: Int)? {
    var value = 0
    let start = index
    while index - start < limit, ByteText.isDigit(byte) {
      value = value * 10 + Int(byte - 0x30)
      index += 1
    }
    return index > start ? (value, index - start) : nil
  }

  private mutating func fraction() -> Int {
    var value = 0
    var count = 0
    while ByteText.isDigit(byte) {
      if count < 3 { value = value * 10 + Int(byte - 0x30) }
      count += 1
      index += 1
    }
    while count < 3 {
      value *= 10
      count += 1
    }
    return value
  }

  private mutating func separator() -> UInt8? {
    guard "-/. ".utf8.contains(byte) else { return nil }
    let mark = byte
    skipSeparators()
    return mark
  }

  private mutating func skipSeparators() {
    while index < text.count, byte == 0x20 || byte == UInt8(ascii: ",") || "-/.".utf8.contains(byte) && !isSign { index += 1 }
  }

  /// A minus before a zone is no separator.
  private var isSign: Bool { index > 7 && text[..<index].contains(UInt8(ascii: ":")) }
}
