import PipelineConfig
import RecordModel

/// Birth dates and dates of last activity as `YYYY-MM-DD`.
///
/// Day and month in numbers are told apart by a part above 12, a dot between them, the source's `date_order`, or, when all fail, by
/// the column. A year of two digits means the latest year that is not after the run's start. Five digits from 10 000 (last
/// activity: 20 000) to 60 000 are a spreadsheet's day count. A date without its day or month keeps what is known: `1970-03`,
/// `1970`; without a year it is shown as `--03-07` and not compared.
package struct DateNormalizer: FieldNormalizer {
  package init() {}

  package var fields: Set<CanonicalField> { [.birthDate, .lastActivity] }

  package func normalize(_ cells: [Cell], in context: NormalizationContext, into record: inout RecordBuilder) {
    for cell in cells where !cell.text.isEmpty {
      let reading = plainDate(cell.text) ?? DateTokens(cell.text[...]).flatMap { DateReading($0, order: context.dateOrder) }
      if isListed(cell, reading, context.placeholders) {
        record.addUnusable(cell, flags: .placeholder, issue: .placeholder)
      } else if let reading {
        add(reading, from: cell, context, &record)
      } else {
        record.addUnusable(cell, flags: .invalid, issue: .invalidDate)
      }
    }
  }

  /// Reads `YYYY-MM-DD` and `YYYYMMDD`, most of all dates, without cutting them up.
  private func plainDate(_ text: [UInt8]) -> DateReading? {
    let isDashed = text.count == 10 && text[4] == 0x2D && text[7] == 0x2D
    guard isDashed || text.count == 8 else { return nil }
    var value = 0
    for index in text.indices where !(isDashed && (index == 4 || index == 7)) {
      guard (0x30...0x39).contains(text[index]) else { return nil }
      value = value * 10 + Int(text[index] - 0x30)
    }
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
    guard (1701..<2200).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    return .day(year: .init(value: year, digits: 4), month: month, day: day, dayFirst: nil)
  }

  /// Whether the text is on the list of placeholders. 1970-01-01 never is as a birth date: people were born that day.
  private func isListed(_ cell: Cell, _ reading: DateReading?, _ placeholders: PlaceholderList) -> Bool {
    // Digits and signs fold to themselves.
    let isFolded = cell.text.allSatisfy { (0x21...0x40).contains($0) }
    guard placeholders.contains(folded: isFolded ? cell.text : TextFolder.fold(cell.text)) else { return false }
    guard cell.field == .birthDate, case .day(let year, 1, 1, _)? = reading else { return true }
    return year.digits != 4 || year.value != 1970
  }

  private func add(_ reading: DateReading, from cell: Cell, _ context: NormalizationContext, _ record: inout RecordBuilder) {
    switch reading {
    case .day(let written, let month, let day, let dayFirst):
      if let dayFirst { record.noteDateEvidence(column: cell.column, dayFirst: dayFirst) }
      let late = CivilDate(year: 2000 + written.value, month: month, day: day)
      let year =
        written.digits == 4
        ? written.value
        : (late.map { $0.daysSince1970 <= Self.lastDay(context) } ?? false) ? 2000 + written.value : 1900 + written.value
      guard let date = CivilDate(year: year, month: month, day: day) else {
        return record.addUnusable(cell, flags: .invalid, issue: .invalidDate)
      }
      add(date, from: cell, context, &record)
    case .undecided(let first, let second, let written):
      addUndecided(first, second, written, from: cell, context, &record)
    case .month(let year, let month):
      addPartial(CivilDate.digits(year, 4) + [0x2D] + CivilDate.digits(month, 2), year: year, from: cell, context, &record)
    case .year(let year): addPartial(CivilDate.digits(year, 4), year: year, from: cell, context, &record)
    case .yearless(let month, let day):
      let value = [0x2D, 0x2D] + CivilDate.digits(month, 2) + [0x2D] + CivilDate.digits(day, 2)
      record.add(cell.field, from: cell, value: value, match: [], flags: Self.noFlags)
    case .serial(let days, _):
      let range = cell.field == .birthDate ? 10_000...60_000 : 20_000...60_000
      guard range.contains(days), let date = CivilDate(daysSince1970: days - 25_569) else {
        return record.addUnusable(cell, flags: .invalid, issue: .invalidDate)
      }
      add(date, from: cell, context, &record, flags: .repaired)
    case .epoch(let milliseconds):
      guard cell.field == .lastActivity, let date = CivilDate(Int64(milliseconds)) else {
        return record.addUnusable(cell, flags: .invalid, issue: .invalidDate)
      }
      add(date, from: cell, context, &record)
    case .zero: record.addUnusable(cell, flags: .placeholder, issue: .placeholder)
    case .impossible: record.addUnusable(cell, flags: .invalid, issue: .invalidDate)
    }
  }

  private func add(
    _ date: CivilDate, from cell: Cell, _ context: NormalizationContext, _ record: inout RecordBuilder,
    flags: FieldValue.Flags = noFlags
  ) {
    let iso = date.iso
    if Self.isPlaceholder(date, cell.field) {
      record.add(cell.field, from: cell, value: iso, match: [], flags: flags.union(.placeholder))
      record.note(cell.field, .placeholder)
      return
    }
    guard isBelieved(year: date.year, cell.field), date.daysSince1970 <= Self.lastDay(context) else {
      record.add(cell.field, from: cell, value: iso, match: [], flags: flags.union(.invalid))
      record.note(cell.field, .implausibleDate)
      return
    }
    if cell.field == .birthDate, date.year < 1880 { record.note(cell.field, .implausibleDate) }
    record.add(cell.field, from: cell, value: iso, match: iso, flags: flags)
  }

  private func addPartial(
    _ value: [UInt8], year: Int, from cell: Cell, _ context: NormalizationContext, _ record: inout RecordBuilder
  ) {
    guard isBelieved(year: year, cell.field), year <= Self.lastYear(context) else {
      record.add(cell.field, from: cell, value: value, match: [], flags: .invalid)
      record.note(cell.field, .implausibleDate)
      return
    }
    record.add(cell.field, from: cell, value: value, match: value, flags: Self.noFlags)
  }

  private func addUndecided(
    _ first: Int, _ second: Int, _ written: DateReading.WrittenYear, from cell: Cell, _ context: NormalizationContext,
    _ record: inout RecordBuilder
  ) {
    var year = written.value
    if written.digits != 4 {
      let either = [(first, second), (second, first)].compactMap { CivilDate(year: 2000 + written.value, month: $0, day: $1) }
      year += either.contains { $0.daysSince1970 <= Self.lastDay(context) } ? 2000 : 1900
    }
    guard isBelieved(year: year, cell.field), year <= Self.lastYear(context) else {
      return record.addUnusable(cell, flags: .invalid, issue: .implausibleDate)
    }
    if year == 1900 || (year == 1970 && cell.field == .lastActivity), first == 1, second == 1 {
      return record.addUnusable(cell, flags: .placeholder, issue: .placeholder)
    }
    record.addUndecidedDate(from: cell, first: first, second: second, year: year)
  }

  /// Years compared with others; earlier and later ones are only kept.
  private func isBelieved(year: Int, _ field: CanonicalField) -> Bool {
    year >= (field == .lastActivity ? 1970 : 1000)
  }

  /// Dates that programs write for "none": what a database, a spreadsheet or a clock starts or ends with.
  private static func isPlaceholder(_ date: CivilDate, _ field: CanonicalField) -> Bool {
    switch (date.year, date.month, date.day) {
    case (1900, 1, 1), (1753, 1, 1), (1899, 12, 30...31), (0...1, _, _), (9999, _, _): true
    case (1970, 1, 1): field == .lastActivity
    default: false
    }
  }

  /// The day of the run's start and one more, in days since 1970: a date in an eastern zone may be ahead of UTC.
  private static func lastDay(_ context: NormalizationContext) -> Int {
    guard context.startedAt.isKnown else { return CivilDate.last.daysSince1970 }
    return Int(clamping: context.startedAt.milliseconds / 86_400_000) &+ 1
  }

  private static func lastYear(_ context: NormalizationContext) -> Int {
    CivilDate(daysSince1970: lastDay(context))?.year ?? CivilDate.last.year
  }

  /// An empty option set without the cost of making one from a literal.
  private static let noFlags = FieldValue.Flags(rawValue: 0)
}
