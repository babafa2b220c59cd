import RecordModel

/// The figures of a run that the report and its trends are drawn from.
///
/// Of the whole run: `records`, `customers`, `merges`, `rejects`, `review_questions`, `pairs_scored`,
/// `model_reused` (1: an earlier run's weights; 0: trained by this one), `model_drift_bits` (how far the weight that moved most
/// would move if it were trained anew; only of a reused model with enough pairs to tell), and per field `conflicts`
/// (customers with two or more different usable values). Per source: `records`, `rejected`. Per source and field:
/// `completeness` (share of records with a usable value), `validity` (usable values among those that are no placeholders),
/// `placeholders`, and `issue.<code>`. How right the merges are expected to be: see ``QualityMetrics``.
enum RunMetrics {
  struct Metric: Hashable {
    var name: String
    var source = ""
    var field = ""
    var value: Double
  }

  /// Sorted by name, source, field.
  static func of(_ snapshot: RunSnapshot) -> [Metric] {
    var result = totals(of: snapshot)
    result += conflicts(of: snapshot)
    result += quality(of: snapshot)
    result += issues(of: snapshot)
    result += QualityMetrics.of(snapshot.matches)
    return result.sorted { ($0.name, $0.source, $0.field) < ($1.name, $1.source, $1.field) }
  }

  private static func totals(of snapshot: RunSnapshot) -> [Metric] {
    let records = snapshot.records.records.count
    let customers = snapshot.merge.customers.count
    var result = [
      Metric(name: "records", value: Double(records)),
      Metric(name: "customers", value: Double(customers)),
      Metric(name: "merges", value: Double(records - customers)),
      Metric(name: "rejects", value: Double(snapshot.files.reduce(0) { $0 + $1.rejects.count })),
      Metric(name: "review_questions", value: Double(snapshot.questions.count)),
      Metric(name: "pairs_scored", value: Double(snapshot.matches.pairsScored)),
      Metric(name: "model_reused", value: snapshot.matches.isModelReused ? 1 : 0),
    ]
    if let drift = snapshot.matches.drift { result.append(Metric(name: "model_drift_bits", value: drift.bits)) }
    var recordsOfSource = [Int](repeating: 0, count: snapshot.sources.count)
    for record in snapshot.records.records { recordsOfSource[Int(record.source)] += 1 }
    for (index, source) in snapshot.sources.enumerated() {
      let rejected = snapshot.files.reduce(0) { $0 + ($1.source == index ? $1.account.rejected : 0) }
      result.append(Metric(name: "records", source: source.name, value: Double(recordsOfSource[index])))
      result.append(Metric(name: "rejected", source: source.name, value: Double(rejected)))
    }
    return result
  }

  private static func conflicts(of snapshot: RunSnapshot) -> [Metric] {
    var counts = [Int](repeating: 0, count: CanonicalField.allCases.count)
    for customer in snapshot.merge.customers {
      // Values stand by field; the second distinct usable rank of a field makes the conflict.
      var last: (field: CanonicalField, rank: Int, isCounted: Bool)?
      for value in customer.values where snapshot.records.values[value.valueIndex].isUsable {
        guard let before = last, before.field == value.field else {
          last = (value.field, value.rank, false)
          continue
        }
        if value.rank != before.rank && !before.isCounted {
          counts[Int(value.field.rawValue)] += 1
          last?.isCounted = true
        }
      }
    }
    return CanonicalField.allCases.compactMap { field in
      let count = counts[Int(field.rawValue)]
      return count == 0 ? nil : Metric(name: "conflicts", field: field.name, value: Double(count))
    }
  }

  private struct Tally {
    var records = 0
    var values = 0
    var usable = 0
    var placeholders = 0
    var lastRecord = -1
  }

  private static func quality(of snapshot: RunSnapshot) -> [Metric] {
    let table = snapshot.records
    let fields = CanonicalField.allCases.filter(\.isMappable)
    let width = CanonicalField.allCases.count
    var tallies = [Tally](repeating: Tally(), count: snapshot.sources.count * width)
    var recordsOfSource = [Int](repeating: 0, count: snapshot.sources.count)
    for (index, record) in table.records.enumerated() {
      recordsOfSource[Int(record.source)] += 1
      for value in table.values[record.values] {
        let slot = Int(record.source) * width + Int(value.field.rawValue)
        tallies[slot].values += 1
        if value.flags.contains(.placeholder) { tallies[slot].placeholders += 1 }
        guard value.isUsable else { continue }
        tallies[slot].usable += 1
        if tallies[slot].lastRecord != index { tallies[slot].records += 1 }
        tallies[slot].lastRecord = index
      }
    }
    var result: [Metric] = []
    for (source, entry) in snapshot.sources.enumerated() {
      for field in fields {
        let tally = tallies[source * width + Int(field.rawValue)]
        if tally.values == 0 { continue }
        func add(_ name: String, _ value: Double) {
          result.append(Metric(name: name, source: entry.name, field: field.name, value: value))
        }
        add("completeness", Double(tally.records) / Double(recordsOfSource[source]))
        add("placeholders", Double(tally.placeholders))
        let present = tally.values - tally.placeholders
        if present > 0 { add("validity", Double(tally.usable) / Double(present)) }
      }
    }
    return result
  }

  private static func issues(of snapshot: RunSnapshot) -> [Metric] {
    struct Key: Hashable {
      var source: UInt16
      var field: CanonicalField?
      var code: IssueCode
    }
    var counts: [Key: Int] = [:]
    for issue in snapshot.records.issues {
      counts[Key(source: snapshot.records.records[issue.record].source, field: issue.field, code: issue.code), default: 0] += 1
    }
    return counts.map { key, count in
      Metric(
        name: "issue.\(key.code.name)", source: snapshot.sources[Int(key.source)].name, field: key.field?.name ?? "",
        value: Double(count))
    }
  }
}
