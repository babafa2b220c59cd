import PipelineConfig
import RecordModel

/// One mapped cell of a record on its way to a value: transforms are done, placeholders are not yet looked for.
package struct Cell: Sendable {
  package var field: CanonicalField
  package var label: String
  /// Tells the parts of a record's first address from those of its second.
  package var group: UInt16
  /// As it stood in the file.
  package var raw: TextID
  /// After the mapping's transforms, trimmed; UTF-8.
  package var text: [UInt8]
  /// Index of the column in the source's mapping, for what is decided column by column.
  package var column: Int

  package init(field: CanonicalField, label: String = "", group: UInt16 = 0, raw: TextID, text: [UInt8], column: Int = 0) {
    self.field = field
    self.label = label
    self.group = group
    self.raw = raw
    self.text = text
    self.column = column
  }
}

/// Turns the cells of one family of fields into values.
///
/// Given all cells of the family in one record at once, because the parts of a name or an address explain each other. It never
/// fails: what it cannot read is kept raw, flagged invalid, with an issue noted.
package protocol FieldNormalizer: Sendable {
  /// The fields whose cells it takes; no two normalizers share one.
  var fields: Set<CanonicalField> { get }

  /// Adds values to the record being built. `cells` is not empty and in mapping order.
  func normalize(_ cells: [Cell], in context: NormalizationContext, into record: inout RecordBuilder)
}

/// What a normalizer may know beyond the cells.
package struct NormalizationContext: Sendable {
  /// ISO 3166 alpha-2, upper-case, of the record's source.
  package var country: String
  package var dateOrder: DateOrder?
  /// Dates after it are not believed.
  package var startedAt: Timestamp
  package var placeholders: PlaceholderList
  package var sharedMailboxes: SharedMailboxes

  package init(
    country: String, dateOrder: DateOrder? = nil, startedAt: Timestamp, placeholders: PlaceholderList = .init(),
    sharedMailboxes: SharedMailboxes = .init()
  ) {
    self.country = country
    self.dateOrder = dateOrder
    self.startedAt = startedAt
    self.placeholders = placeholders
    self.sharedMailboxes = sharedMailboxes
  }
}

/// Collects one record's values, events and issues at the end of a table.
package struct RecordBuilder {
  package private(set) var table: CustomerRecordTable
  private var firstValue = 0
  private var firstInteraction = 0
  private var firstConsent = 0
  /// Dates whose day and month only the whole column can tell.
  package private(set) var undecidedDates: [UndecidedDate] = []
  private var repairedRaws: [TextID] = []

  package init(table: CustomerRecordTable = .init()) { self.table = table }

  /// A date such as 03/04/2024: day and month are settled once the whole column was seen.
  package struct UndecidedDate: Sendable {
    package var value: Int
    package var record: Int
    package var column: Int
    package var first: Int
    package var second: Int
    package var year: Int
  }

  /// What columns' dates say about the order of day and month.
  package private(set) var dateEvidence: [(column: Int, dayFirst: Bool)] = []

  /// Notes that a date of the column can only be read with the day, or only with the month, in front.
  package mutating func noteDateEvidence(column: Int, dayFirst: Bool) { dateEvidence.append((column, dayFirst)) }

  /// Interns a text for ``Cell/raw``.
  package mutating func intern(_ text: [UInt8]) -> TextID { table.texts.intern(text) }
  package mutating func intern(_ text: ArraySlice<UInt8>) -> TextID { table.texts.intern(text) }
  package mutating func intern(_ text: String) -> TextID { table.texts.intern(text) }

  /// Adds a value. `match` empty means: never compared.
  package mutating func add(
    _ field: CanonicalField, from cell: Cell, value: [UInt8], match: [UInt8], flags: FieldValue.Flags = [],
    label: String? = nil, group: UInt16? = nil
  ) {
    let flags = repairedRaws.contains(cell.raw) ? flags.union(.repaired) : flags
    table.values.append(
      FieldValue(
        field: field, flags: flags, group: group ?? cell.group, label: intern(label ?? cell.label), raw: cell.raw,
        value: intern(value), match: intern(match)))
  }

  /// Adds a value of the record once more under another field, as derived.
  package mutating func add(_ value: FieldValue, as field: CanonicalField) {
    var copy = value
    copy.field = field
    copy.flags.insert(.derived)
    table.values.append(copy)
  }

  /// Keeps the cell as it is, out of all comparisons, and says why.
  package mutating func addUnusable(_ cell: Cell, flags: FieldValue.Flags, issue: IssueCode) {
    add(cell.field, from: cell, value: cell.text, match: [], flags: flags)
    note(cell.field, issue)
  }

  /// Adds a birth date or like value that waits for its column's day–month order.
  package mutating func addUndecidedDate(from cell: Cell, first: Int, second: Int, year: Int) {
    undecidedDates.append(
      UndecidedDate(
        value: table.values.count, record: table.records.count, column: cell.column, first: first, second: second, year: year))
    add(cell.field, from: cell, value: cell.text, match: [], flags: [])
  }

  /// Flags the record's values from an index in the table on, of one field or of all.
  mutating func flag(_ flags: FieldValue.Flags, from start: Int, field: CanonicalField? = nil) {
    for index in table.values.indices[max(start, firstValue)...] where field == nil || table.values[index].field == field {
      table.values[index].flags.formUnion(flags)
    }
  }

  /// Flags every later value of this record that comes from the raw text as repaired.
  package mutating func markRepaired(_ raw: TextID) { repairedRaws.append(raw) }

  package mutating func note(_ field: CanonicalField?, _ code: IssueCode) {
    table.issues.append(RecordIssue(record: table.records.count, field: field, code: code))
  }

  package mutating func add(_ interaction: Interaction) { table.interactions.append(interaction) }
  package mutating func add(_ consent: ConsentEvent) { table.consents.append(consent) }

  /// Values added to the record so far.
  package var currentValues: ArraySlice<FieldValue> { table.values[firstValue...] }

  /// Closes the record; the next `add` belongs to the next one.
  package mutating func finish(
    _ make: (_ values: Range<Int>, _ interactions: Range<Int>, _ consents: Range<Int>) -> CustomerRecord
  ) {
    table.records.append(
      make(
        firstValue..<table.values.count, firstInteraction..<table.interactions.count, firstConsent..<table.consents.count))
    firstValue = table.values.count
    firstInteraction = table.interactions.count
    firstConsent = table.consents.count
    repairedRaws.removeAll(keepingCapacity: true)
  }
}
