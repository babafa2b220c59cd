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
  /// By column: whether the day stands first.
  var dateEvidence: [Int: ColumnVote] = [:]
  var undecidedAmounts: [UndecidedAmount] = []
  /// By column: whether the decimal mark is a comma.
  var commaEvidence: [Int: ColumnVote] = [:]
}

/// A moment such as 03/04/2024 10:00, to be settled by its column.
struct UndecidedTime: Sendable {
  enum Place: Sendable { case record(Int), interaction(Int), consent(Int) }
  var place: Place
  var column: Int
  var dayFirst: Timestamp
  var monthFirst: Timestamp
}

/// An amount such as 1.234, to be settled by its column; in minor units.
struct UndecidedAmount: Sendable {
  var interaction: Int
  var column: Int
  /// The mark it shows.
  var isComma: Bool
  var thousands: Int64?
  var thousandths: Int64?
}

/// How many values of a column can only be read one way, and how many only the other.
struct ColumnVote: Sendable {
  private var yes = 0
  private var no = 0

  mutating func add(_ isYes: Bool) { if isYes { yes += 1 } else { no += 1 } }

  mutating func add(_ other: ColumnVote) {
    yes += other.yes
    no += other.no
  }

  /// nil without a majority.
  var isYes: Bool? { yes == no ? nil : yes > no }
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
  /// Whether it may be one line of an order whose other lines carry the same key, and whether their amounts add up to its own.
  var lines = OrderLines.none
  /// The record tells what happened to an address, and of nobody new.
  var isEvent = false
}

/// What the rows of one order are to each other.
enum OrderLines: UInt8, Sendable {
  /// Rows of their own.
  case none
  /// The first tells the amount.
  case together
  /// Each tells its own amount.
  case addedUp
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
  /// Rows that are further lines of an order, by source.
  package internal(set) var folded: [Int]
  /// Records left out because they tell what happened to an address that no other record has, by file.
  package internal(set) var unknownAddresses: [UInt32: Int]
}
