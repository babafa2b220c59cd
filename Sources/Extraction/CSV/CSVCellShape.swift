/// What kind of value a cell looks like, judged by its characters alone.
enum CSVCellShape {
  /// One `@` between a name and a domain with a dot.
  static func isEmail(_ cell: [UInt8]) -> Bool {
    let parts = cell.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let dot = parts[1].firstIndex(of: UInt8(ascii: ".")) else { return false }
    return dot > parts[1].startIndex && dot < parts[1].endIndex - 1 && !cell.contains(UInt8(ascii: " "))
  }

  /// Seven digits or more, and nothing but what phone numbers are written with.
  static func isPhone(_ cell: [UInt8]) -> Bool {
    let digits = cell.count(where: isDigit)
    return digits >= 7 && cell.allSatisfy { isDigit($0) || Array("'+-()/. ".utf8).contains($0) }
  }

  /// `2024-03-01…`, `1/3/24`, `01.03.2024`.
  static func isDate(_ cell: [UInt8]) -> Bool {
    let parts = cell.prefix(10).split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }
    return parts.count >= 3 && parts.prefix(2).allSatisfy { $0.count <= 4 && $0.allSatisfy(isDigit) }
      && parts[2].first.map(isDigit) == true
  }

  /// Digits with signs, points, percent and blanks.
  static func isNumeric(_ cell: [UInt8]) -> Bool {
    cell.contains(where: isDigit) && cell.allSatisfy { isDigit($0) || Array("+-.,% ".utf8).contains($0) }
  }

  /// Whether a row holds values rather than column names: an email, phone or date, or nothing but numbers.
  static func isData(_ cells: [[UInt8]]) -> Bool {
    let filled = cells.filter { !$0.isEmpty }
    return filled.contains { isEmail($0) || isPhone($0) || isDate($0) } || filled.allSatisfy(isNumeric)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
