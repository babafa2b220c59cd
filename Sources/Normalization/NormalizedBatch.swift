import RecordModel

/// One batch after normalization, with what only the whole file or source can settle.
package struct NormalizedBatch: Sendable {
  package internal(set) var file: NormalizedFile
  package internal(set) var table = CustomerRecordTable()
  /// What became of the columns known so far.
  package internal(set) var mappings: [ColumnMapping] = []

  var columns: [String] = []
  /// Beside each record of the table.
  var identities: [RecordIdentity] = []
  var undecidedDates: [RecordBuilder.UndecidedDate] = []
  var undecidedTimes: [UndecidedTime] = []
  var dateEvidence: [Int: DateOrderVote] = [:]
}

/// A moment such as 03/04/2024 10:00, to be settled by its column.
struct UndecidedTime: Sendable {
  enum Place: Sendable { case record(Int), interaction(Int), consent(Int) }
  var place: Place
  var column: Int
  var dayFirst: Timestamp
  var monthFirst: Timestamp
}

/// How many values of a column can only be read day first, and how many only month first.
struct DateOrderVote: Sendable {
  var dayFirst = 0
  var monthFirst = 0

  mutating func add(dayFirst isDayFirst: Bool) { if isDayFirst { dayFirst += 1 } else { monthFirst += 1 } }

  mutating func add(_ other: DateOrderVote) {
    dayFirst += other.dayFirst
    monthFirst += other.monthFirst
  }

  /// nil without a majority.
  var isDayFirst: Bool? { dayFirst == monthFirst ? nil : dayFirst > monthFirst }
}

/// What tells a record from others besides its key.
struct RecordIdentity: Sendable {
  enum Kind: UInt8, Sendable {
    /// The table holds the source's own key.
    case keyed
    /// The source has no key column; the table holds the content hash, and equal rows are counted.
    case content
    /// The source has a key column, and this record nothing in it.
    case unkeyed
    /// The format defines identity by the raw bytes.
    case bytes
  }

  var kind: Kind
  var content: ContentHash
  /// The record tells what happened to an address, and of nobody new.
  var isEvent = false
}

/// The customer records of a run.
package struct NormalizedRecords: Sendable {
  /// Canonical order.
  package internal(set) var table: CustomerRecordTable
  /// By source, sorted by column.
  package internal(set) var mappings: [[ColumnMapping]]
  /// Records left out because the same record was met again, by source.
  package internal(set) var repeated: [Int]
  /// Records left out because a newer one has their key, by source.
  package internal(set) var superseded: [Int]
  /// Records left out because they tell what happened to an address that no other record has, by file.
  package internal(set) var unknownAddresses: [UInt32: Int]
}
