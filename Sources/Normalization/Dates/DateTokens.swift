/// A written date cut into its numbers and month names, with the time of day and zone beside it.
struct DateTokens {
  struct Part {
    var value = 0
    private var length: UInt8 = 0
    /// The byte between this part and the one before: `/`, `-`, `.` or a blank.
    var separator: UInt8 = 0
    /// Written digits; 0 for a month's name.
    var digits: Int { Int(length) }
    var isMonth: Bool { length == 0 }

    init() {}

    init(value: Int, digits: Int, separator: UInt8) {
      self.value = value
      length = UInt8(truncatingIfNeeded: digits)
      self.separator = separator
    }
  }

  private(set) var parts = InlineArray<4, Part>(repeating: Part())
  private(set) var count = 0
  /// Time of day in milliseconds; may reach past midnight by a leap second or `24:00`.
  private(set) var time: Int?
  /// Minutes east of Greenwich.
  private(set) var zone: Int?
  /// `--03-07`, a day without a year.
  private(set) var isYearless = false

  private var hour = 0
  private var afterMeridiem = false
  private var afterT = false

  /// Longer texts are no dates.
  static let lengthLimit = 64

  /// nil when something else than a date stands there.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.count <= Self.lengthLimit else { return nil }
    let isASCII = text.allSatisfy { $0 < 0x80 }
    let folded = isASCII ? Array(text) : TextFolder.fold(DecimalDigits.ascii(Array(text)))
    guard scan(folded), count > 0 else { return nil }
  }

  private mutating func scan(_ text: [UInt8]) -> Bool {
    var index = 0
    var separator: UInt8 = 0
    if text.starts(with: [0x2D, 0x2D]) {
      isYearless = true
      index = 2
    }
    while index < text.count {
      let byte = text[index]
      switch byte {
      case 0x30...0x39:
        guard scanNumber(text, &index, separator) else { return false }
        separator = 0
      case 0x41...0x5A, 0x61...0x7A:
        guard scanWord(text, &index, separator) else { return false }
        if afterT { separator = 0 }
      case 0x2B, 0x2D:
        if time != nil, zone == nil, index + 1 < text.count, (0x30...0x39).contains(text[index + 1]) {
          guard scanOffset(text, &index) else { return false }
        } else if byte == 0x2D, count > 0 {
          separator = 0x2D
          index += 1
        } else {
          return false
        }
      case 0x28:
        while index < text.count, text[index] != 0x29 { index += 1 }
        index += 1
      case 0x2E, 0x2F:
        if separator == 0 || separator == 0x20 { separator = byte }
        index += 1
      case 0x09...0x0D, 0x20, 0x27, 0x2C:
        if separator == 0 { separator = 0x20 }
        index += 1
      default: return false
      }
    }
    return true
  }

  private mutating func append(_ part: Part) -> Bool {
    guard count < 4 else { return false }
    parts[count] = part
    count += 1
    return true
  }

  private mutating func scanNumber(_ text: [UInt8], _ index: inout Int, _ separator: UInt8) -> Bool {
    guard let (value, digits) = Self.number(text, &index) else { return false }
    let isAfterT = afterT
    afterT = false
    if digits <= 2, time == nil, index < text.count, text[index] == 0x3A { return scanTime(text, &index, hour: value) }
    if isAfterT, time == nil, digits == 4 || digits == 6 {
      let clock = digits == 4 ? value * 100 : value
      return setTime(hour: clock / 10_000, minute: clock / 100 % 100, second: clock % 100) && scanFraction(text, &index)
    }
    if digits == 14, time == nil {
      let clock = value % 1_000_000
      guard setTime(hour: clock / 10_000, minute: clock / 100 % 100, second: clock % 100) else { return false }
      return append(Part(value: value / 1_000_000, digits: 8, separator: separator))
    }
    return append(Part(value: value, digits: digits, separator: separator))
  }

  private mutating func scanTime(_ text: [UInt8], _ index: inout Int, hour: Int) -> Bool {
    index += 1
    guard let (minute, digits) = Self.number(text, &index), digits == 2 else { return false }
    var second = 0
    if index + 1 < text.count, text[index] == 0x3A {
      index += 1
      guard let (value, digits) = Self.number(text, &index), digits <= 2 else { return false }
      second = value
    }
    return setTime(hour: hour, minute: minute, second: second) && scanFraction(text, &index)
  }

  private mutating func setTime(hour: Int, minute: Int, second: Int) -> Bool {
    guard hour <= 24, minute <= 59, second <= 60, hour < 24 || (minute == 0 && second == 0) else { return false }
    self.hour = hour
    time = ((hour * 60 + minute) * 60 + second) * 1000
    return true
  }

  /// `.123`: milliseconds, further digits cut.
  private mutating func scanFraction(_ text: [UInt8], _ index: inout Int) -> Bool {
    guard index + 1 < text.count, text[index] == 0x2E || text[index] == 0x2C, (0x30...0x39).contains(text[index + 1]) else {
      return true
    }
    index += 1
    var scale = 100
    while index < text.count, (0x30...0x39).contains(text[index]) {
      time = time.map { $0 + Int(text[index] - 0x30) * scale }
      scale /= 10
      index += 1
    }
    return true
  }

  /// `+01:00`, `-0500`, `+01`.
  private mutating func scanOffset(_ text: [UInt8], _ index: inout Int) -> Bool {
    let sign = text[index] == 0x2D ? -1 : 1
    index += 1
    guard let (value, digits) = Self.number(text, &index), digits <= 4 else { return false }
    var minutes = digits <= 2 ? value * 60 : value / 100 * 60 + value % 100
    if digits <= 2, index < text.count, text[index] == 0x3A {
      index += 1
      guard let (more, _) = Self.number(text, &index), more < 60 else { return false }
      minutes += more
    }
    guard minutes <= 18 * 60 else { return false }
    zone = sign * minutes
    return true
  }

  private mutating func scanWord(_ text: [UInt8], _ index: inout Int, _ separator: UInt8) -> Bool {
    let start = index
    while index < text.count, case 0x61...0x7A = text[index] | 0x20, text[index] >= 0x41 { index += 1 }
    let isLower = text[start..<index].allSatisfy { $0 >= 0x61 }
    let word = isLower ? text[start..<index] : text[start..<index].map { $0 | 0x20 }[...]
    if afterMeridiem, word.elementsEqual([0x6D]) {
      afterMeridiem = false
      return true
    }
    guard let meaning = DateWord.find(word) else { return false }
    afterT = word.elementsEqual([0x74])
    switch meaning {
    case .month(let number): return append(Part(value: number, digits: 0, separator: separator))
    case .zone(let minutes):
      if zone == nil || zone == 0 { zone = minutes }
    case .meridiem(let pm):
      guard let clock = time, (1...12).contains(hour) else { return true }
      afterMeridiem = true
      if pm, hour < 12 { time = clock + 12 * 3_600_000 }
      if !pm, hour == 12 { time = clock - 12 * 3_600_000 }
      hour = 0
    case .filler: break
    }
    return true
  }

  /// Up to 18 digits; nil when there are more.
  private static func number(_ text: [UInt8], _ index: inout Int) -> (value: Int, digits: Int)? {
    var value = 0
    let start = index
    while index < text.count, case 0x30...0x39 = text[index] {
      guard index - start < 18 else { return nil }
      value = value * 10 + Int(text[index] - 0x30)
      index += 1
    }
    return index == start ? nil : (value, index - start)
  }
}
