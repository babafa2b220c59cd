import PipelineConfig
import RecordModel

/// Puts all batches of a run together: settles dates by their columns, then lets one record stand for each key.
struct RecordAssembler {
  let sources: [SourceDefinition]
  let startedAt: Timestamp

  func assemble(_ batches: [NormalizedBatch]) -> NormalizedRecords {
    let votes = ColumnVotes(batches, of: \.dateEvidence)
    let commas = ColumnVotes(batches, of: \.commaEvidence)
    var table = CustomerRecordTable()
    var identities: [RecordIdentity] = []
    identities.reserveCapacity(batches.reduce(0) { $0 + $1.identities.count })
    for batch in batches {
      var settled = batch
      settle(&settled, by: votes)
      for amount in settled.undecidedAmounts { settle(amount, commas, in: &settled) }
      table.append(settled.table)
      identities += batch.identities
    }
    var keys = KeyResolver(sourceCount: sources.count)
    var order = keys.resolve(&table, identities)
    let events = AddressEvents(of: order, in: table, identities)
    events.markDead(in: &table)
    let unknown = events.removeUnknown(from: &order, in: table)
    let kept = order.count == table.records.count ? table : table.selecting(order)
    return NormalizedRecords(
      table: kept.canonicalized(), mappings: mappings(of: batches), repeated: keys.repeated, superseded: keys.superseded,
      folded: keys.folded, unknownAddresses: unknown)
  }

  /// Dates and moments whose day and month were open.
  private func settle(_ batch: inout NormalizedBatch, by votes: ColumnVotes) {
    func isDayFirst(_ column: Int) -> Bool? {
      if let majority = votes.isYes(batch.file.source, batch.columns[column]) { return majority }
      switch sources[batch.file.source].dateOrder {
      case .dmy: return true
      case .mdy: return false
      case .ymd, nil: return nil
      }
    }
    for date in batch.undecidedDates { settle(date, isDayFirst(date.column), in: &batch.table) }
    for time in batch.undecidedTimes { settle(time, isDayFirst(time.column), in: &batch.table) }
  }

  private func settle(_ date: RecordBuilder.UndecidedDate, _ isDayFirst: Bool?, in table: inout CustomerRecordTable) {
    let field = table.values[date.value].field
    guard let isDayFirst else {
      return table.issues.append(RecordIssue(record: date.record, field: field, code: .ambiguousDate))
    }
    let (day, month) = isDayFirst ? (date.first, date.second) : (date.second, date.first)
    let text = TimestampParser.isoDate(year: date.year, month: month, day: day)
    let isValid = TimestampParser.isValid(year: date.year, month: month, day: day)
    guard isValid, text <= TimestampParser.isoDate(of: startedAt) else {
      table.values[date.value].flags.insert(.invalid)
      return table.issues.append(
        RecordIssue(record: date.record, field: field, code: isValid ? .implausibleDate : .invalidDate))
    }
    let id = table.texts.intern(text)
    table.values[date.value].value = id
    table.values[date.value].match = id
  }

  private func settle(_ time: UndecidedTime, _ isDayFirst: Bool?, in table: inout CustomerRecordTable) {
    let moment =
      isDayFirst.map { TimestampParser.believed($0 ? time.dayFirst : time.monthFirst, startedAt: startedAt) } ?? .unknown
    switch time.place {
    case .record(let index):
      table.records[index].updatedAt = moment
      if isDayFirst == nil { table.issues.append(RecordIssue(record: index, field: nil, code: .ambiguousDate)) }
    case .interaction(let index): table.interactions[index].at = moment
    case .consent(let index): table.consents[index].at = moment
    }
  }

  /// Three digits behind a lone mark are thousandths where the column shows that mark before other counts of digits.
  private func settle(_ amount: UndecidedAmount, _ commas: ColumnVotes, in batch: inout NormalizedBatch) {
    let isDecimal = commas.isYes(batch.file.source, batch.columns[amount.column]) == amount.isComma
    batch.table.interactions[amount.interaction].amount = isDecimal ? amount.thousandths : amount.thousands
  }

  /// One line per column and target; a column used in one file of the source is not listed as unused for another.
  private func mappings(of batches: [NormalizedBatch]) -> [[ColumnMapping]] {
    var bySource = [Set<ColumnMapping>](repeating: [], count: sources.count)
    for batch in batches { bySource[batch.file.source].formUnion(batch.mappings) }
    return bySource.map { found in
      let used = Set(found.filter { !$0.target.isEmpty }.map(\.column))
      var seen: Set<[String]> = []
      return found.filter { !$0.target.isEmpty || !used.contains($0.column) }
        .sorted { ($0.column, $0.target, $0.evidence) < ($1.column, $1.target, $1.evidence) }
        .filter { seen.insert([$0.column, $0.target]).inserted }
    }
  }
}

/// What the values of each column of each source say together.
private struct ColumnVotes {
  private var votes: [[String: ColumnVote]] = []

  init(_ batches: [NormalizedBatch], of evidence: KeyPath<NormalizedBatch, [Int: ColumnVote]>) {
    for batch in batches {
      while votes.count <= batch.file.source { votes.append([:]) }
      for (column, vote) in batch[keyPath: evidence] where column < batch.columns.count {
        votes[batch.file.source][batch.columns[column], default: .init()].add(vote)
      }
    }
  }

  func isYes(_ source: Int, _ column: String) -> Bool? {
    source < votes.count ? votes[source][column]?.isYes : nil
  }
}
