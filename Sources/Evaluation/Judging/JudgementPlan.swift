import Diagnostics
import GRDB
import ProfileStore
import RecordModel

/// Pairs for a steward to judge, so that precision becomes known: drawn by hash from strata of weight, most where most is unsure.
///
/// Three quarters of the pairs are merged ones, for precision; the others were kept apart and tell the recall among compared pairs.
package struct JudgementPlan: Sendable {
  /// Columns of the file, and one row a pair: an empty `same` first, both records' values side by side, what is needed to read
  /// the answers.
  package let columns: [String]
  package let rows: [[String]]
  private let samples: [(stratum: PairStratum, count: Int)]

  /// - Parameter count: pairs to judge.
  package init(_ database: ProfileDatabase, count: Int) throws {
    let strata = try PairStrata(database, most: count).all
    let merged = strata.filter(\.stratum.isMerged)
    let apart = strata.filter { !$0.stratum.isMerged }
    let all = merged.reduce(0) { $0 + $1.stratum.pairs }
    // What one kind does not need is the other's.
    let forApart = merged.isEmpty ? count : max(count / 4, count - all)
    let apartCounts = apart.isEmpty ? [] : StratifiedEstimate.allocation(of: forApart, to: apart.map(\.stratum))
    let mergedCounts = StratifiedEstimate.allocation(of: count - apartCounts.reduce(0, +), to: merged.map(\.stratum))
    let counts = mergedCounts + apartCounts
    samples = zip(merged + apart, counts).map { (stratum: $0.stratum, count: $1) }
    var chosen: [(pair: PairStrata.Pair, stratum: PairStratum, count: Int)] = []
    for (entry, count) in zip(merged + apart, counts) {
      chosen += entry.drawn.prefix(count).map { ($0, entry.stratum, count) }
    }
    // Not stratum by stratum: who judges must not know what to expect.
    chosen.sort {
      let a = ByteHash.combine(UInt64(bitPattern: $0.pair.second), UInt64(bitPattern: $0.pair.first))
      let b = ByteHash.combine(UInt64(bitPattern: $1.pair.second), UInt64(bitPattern: $1.pair.first))
      return a != b ? a < b : $0.pair < $1.pair
    }
    let values = try RecordTexts(database, chosen.flatMap { [$0.pair.first, $0.pair.second] })
    columns =
      ["same"] + values.fields.flatMap { ["a \($0)", "b \($0)"] }
      + ["a_source", "a_key", "b_source", "b_key", "stratum", "stratum_pairs", "weight"]
    rows = chosen.map { pair, stratum, count in
      let (a, b) = (values.references[pair.first], values.references[pair.second])
      let weight = (Double(stratum.pairs) / Double(count) * 100).rounded() / 100
      return [""] + values.fields.flatMap { [values.text(of: pair.first, $0), values.text(of: pair.second, $0)] }
        + [a?.source ?? "", a?.key ?? "", b?.source ?? "", b?.key ?? "", stratum.name, "\(stratum.pairs)", "\(weight)"]
    }
  }

  /// What the judgements will tell, as expected now.
  private var outlook: StratifiedEstimate {
    StratifiedEstimate(
      samples.map {
        .init(stratum: $0.stratum, judged: $0.count, same: Int((Double($0.count) * $0.stratum.expected).rounded()))
      })
  }

  package var text: String {
    var table = TextTable([("STRATUM", .left), ("PAIRS", .right), ("TO JUDGE", .right), ("EXPECTED SAME", .right)])
    for sample in samples {
      table.add([
        sample.stratum.name, "\(sample.stratum.pairs)", "\(sample.count)", TruthComparison.figure(sample.stratum.expected),
      ])
    }
    let outlook = outlook
    var lines = [table.text, "", "\(rows.count) pairs to judge; nineteen times of twenty they will tell"]
    if let precision = outlook.precision { lines.append("  the precision within \(Self.points(precision)) points") }
    if let recall = outlook.recall { lines.append("  the recall among compared pairs within \(Self.points(recall)) points") }
    return lines.joined(separator: "\n")
  }

  package var json: String {
    let strata = samples.map { sample in
      "{\"stratum\":\"\(sample.stratum.name)\",\"pairs\":\(sample.stratum.pairs),\"to_judge\":\(sample.count),"
        + "\"expected_same\":\(TruthComparison.figure(sample.stratum.expected))}"
    }
    let outlook = outlook
    return "{\"pairs\":\(rows.count),\"precision_within_points\":\(outlook.precision.map(Self.points) ?? "null"),"
      + "\"recall_within_points\":\(outlook.recall.map(Self.points) ?? "null"),\"strata\":[\(strata.joined(separator: ","))]}"
  }

  /// The wider half of an interval in points of a per cent, one digit.
  private static func points(_ estimate: Estimate) -> String {
    let half = max(estimate.high - estimate.value, estimate.value - estimate.low)
    let tenths = Int((half * 1000).rounded(.up))
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// The values of some records, as their sources wrote them.
private struct RecordTexts {
  private(set) var references: [Int64: RecordReference] = [:]
  /// Fields that any of the records has, names first.
  private(set) var fields: [String] = []
  private var texts: [Int64: [String: String]] = [:]

  private static let order = ["name", "birth_date", "email", "phone", "address", "company"]

  init(_ database: ProfileDatabase, _ records: [Int64]) throws {
    try database.read { db in
      for record in Set(records).sorted() {
        let row = try Row.fetchOne(
          db, sql: "SELECT s.name, r.source_key FROM record r JOIN source s USING (source_no) WHERE r.record_no = ?",
          arguments: [record])
        if let row { references[record] = RecordReference(source: row[0], key: row[1]) }
        let values = try Row.fetchCursor(
          db, sql: "SELECT field, coalesce(raw, value) FROM record_value WHERE record_no = ? ORDER BY field, rank, value",
          arguments: [record])
        var found: [String: [String]] = [:]
        while let value = try values.next() {
          let (field, text): (String, String) = (value[0], value[1])
          if !found[field, default: []].contains(text) { found[field, default: []].append(text) }
        }
        texts[record] = found.mapValues { $0.joined(separator: "; ") }
      }
    }
    let all = Set(texts.values.flatMap(\.keys))
    fields = all.sorted { a, b in (Self.place(a), a) < (Self.place(b), b) }
  }

  private static func place(_ field: String) -> Int { order.firstIndex { field.hasPrefix($0) } ?? order.count }

  func text(of record: Int64, _ field: String) -> String { texts[record]?[field] ?? "" }
}
