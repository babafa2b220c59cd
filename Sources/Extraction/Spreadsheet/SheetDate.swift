import RecordModel

/// What a number format makes of a number, as far as it changes what the cell says.
enum SheetFormat: Equatable {
  case number
  /// A whole number with zeros in front, as postal codes are kept: `00000`.
  case padded(Int)
  case date
  case time
  case dateTime
  /// Hours beyond a day: `[h]:mm`.
  case duration

  /// The formats every workbook knows without naming them.
  static func builtIn(_ id: Int) -> SheetFormat {
    switch id {
    case 14...17, 27...31, 34...36, 50...54, 57, 58: .date
    case 18...21, 32, 33, 45, 47, 55, 56: .time
    case 22: .dateTime
    case 46: .duration
    default: .number
    }
  }

  /// Judges by the letters of the first section: days and years make a date, hours and seconds a time, months alone a date.
  init(code: String) {
    var letters: Set<Character> = []
    var bare = ""
    var isElapsed = false
    var rest = Substring(code)
    scan: while let character = rest.popFirst() {
      switch character {
      case ";": break scan
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inner = rest.prefix { $0 != "]" }.lowercased()
        rest = rest.dropFirst(inner.count).dropFirst()
        if !inner.isEmpty, inner.allSatisfy({ "hms".contains($0) }) { isElapsed = true }
      default:
        letters.insert(Character(character.lowercased()))
        bare.append(character)
      }
    }
    let hasDate = letters.contains("y") || letters.contains("d")
    let hasTime = letters.contains("h") || letters.contains("s")
    if isElapsed {
      self = .duration
    } else if bare.lowercased() == "general" || bare.lowercased() == "standard" {
      self = .number
    } else if hasDate || letters.contains("m") && !hasTime {
      self = hasTime ? .dateTime : .date
    } else if hasTime {
      self = .time
    } else if bare.count > 1, bare.allSatisfy({ $0 == "0" }) {
      self = .padded(bare.count)
    } else {
      self = .number
    }
  }
}

/// Dates and times of spreadsheets: days since a start, with the time of day as a fraction.
struct SheetDate {
  /// Days start in 1904 instead of 1900.
  var is1904 = false

  private static let secondsOfDay = 86_400
  /// 31 December 9999 in the 1900 count.
  private static let lastDay = 2_958_465

  /// ISO 8601: `2024-03-01`, `2024-03-01T09:15:00`, `09:15:00`; nil when the number is no date of this format.
  ///
  /// Seconds are rounded. A date format shows the time of day where there is one. In the 1900 count day 60 is 29 February 1900,
  /// which never was: it stays a number, and the days before it are one later than counting back from today would give.
  func text(_ number: Double, as format: SheetFormat) -> String? {
    guard number.isFinite, number >= 0, number < Double(Self.lastDay + 1 - (is1904 ? 1_462 : 0)) else { return nil }
    let seconds = Int((number * Double(Self.secondsOfDay)).rounded())
    let (day, time) = (seconds / Self.secondsOfDay, seconds % Self.secondsOfDay)
    switch format {
    case .number, .padded: return nil
    case .duration: return Self.clock(hours: seconds / 3_600, seconds: seconds)
    case .time where day == 0: return Self.clock(hours: time / 3_600, seconds: time)
    case .date, .dateTime, .time:
      guard let date = date(day) else { return nil }
      if format == .date, time == 0 { return date }
      return date + "T" + Self.clock(hours: time / 3_600, seconds: time)
    }
  }

  private func date(_ day: Int) -> String? {
    // Days since 1 January 1970, of which 1 January 1904 is -24107 and 31 December 1899 is -25568.
    if is1904 { return Self.iso(day - 24_107) }
    guard day > 0, day != 60 else { return nil }
    return Self.iso(day < 60 ? day - 25_568 : day - 25_569)
  }

  private static func iso(_ days: Int) -> String {
    String(Timestamp(milliseconds: Int64(days) * 86_400_000).iso8601.prefix(10))
  }

  private static func clock(hours: Int, seconds: Int) -> String {
    padded(hours, to: 2) + ":" + padded(seconds / 60 % 60, to: 2) + ":" + padded(seconds % 60, to: 2)
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
