import Diagnostics
import GRDB
import ProfileStore
import RecordModel

/// One line of a truth file: which entity a record is. `source` nil: the key is unique among all sources.
package struct TrueEntity: Sendable {
  package var source: String?
  package var key: String
  package var entity: String

  package init(source: String?, key: String, entity: String) {
    self.source = source
    self.key = key
    self.entity = entity
  }
}

/// A database measured against known entities: the clustering as published, and what a single cut on pairs would give.
package struct TruthComparison: Sendable {
  package let accuracy: ClusterAccuracy
  /// Records of the truth that the database does not hold; each counts as a customer of its own.
  package let missing: Int
  /// By probability cut: kept links at or above it, and how many of them are right.
  private let thresholds: [(cut: Double, links: Int, correct: Int)]

  private static let cuts = [0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999]

  package init(_ database: ProfileDatabase, _ truth: [TrueEntity]) throws {
    let index = try RecordIndex(database)
    var entities: [String] = []
    var found: [String] = []
    var entityOfRecord: [Int64: String] = [:]
    var missing = 0
    for line in truth {
      entities.append(line.entity)
      if let record = index.record(source: line.source, key: line.key) {
        found.append("c\(record.customer)")
        entityOfRecord[record.number] = line.entity
      } else {
        found.append("missing \(missing)")
        missing += 1
      }
    }
    accuracy = ClusterAccuracy(truth: entities, found: found)
    self.missing = missing
    thresholds = try Self.thresholds(database, entityOfRecord)
  }

  private static func thresholds(
    _ database: ProfileDatabase, _ entities: [Int64: String]
  ) throws -> [(cut: Double, links: Int, correct: Int)] {
    var result = cuts.map { (cut: $0, links: 0, correct: 0) }
    try database.read { db in
      let rows = try Row.fetchCursor(db, sql: "SELECT a_record, b_record, probability FROM link")
      while let row = try rows.next() {
        guard let a = entities[row[0]], let b = entities[row[1]] else { continue }
        let probability: Double = row[2]
        for index in result.indices where probability >= result[index].cut {
          result[index].links += 1
          result[index].correct += a == b ? 1 : 0
        }
      }
    }
    return result
  }

  package var text: String {
    var table = TextTable([("", .left), ("precision", .right), ("recall", .right), ("F1", .right)])
    table.add(["pairs", Self.figure(accuracy.precision), Self.figure(accuracy.recall), Self.figure(accuracy.f1)])
    table.add([
      "B-cubed", Self.figure(accuracy.bCubedPrecision), Self.figure(accuracy.bCubedRecall), Self.figure(accuracy.bCubedF1),
    ])
    var cuts = TextTable([("cut", .right), ("links", .right), ("correct", .right), ("precision", .right), ("recall", .right)])
    for row in thresholds {
      cuts.add([
        "\(row.cut)", "\(row.links)", "\(row.correct)",
        row.links == 0 ? "–" : Self.figure(Double(row.correct) / Double(row.links)),
        accuracy.truePairs == 0 ? "–" : Self.figure(Double(row.correct) / Double(accuracy.truePairs)),
      ])
    }
    return """
      \(accuracy.records) records, \(accuracy.entities) entities, \(accuracy.clusters) customers, \(missing) missing in the database
      \(accuracy.truePairs) true pairs, \(accuracy.foundPairs) found, \(accuracy.correctPairs) of them right
      \(table.text)

      kept links by probability (links alone, without clustering)
      \(cuts.text)
      """
  }

  package var json: String {
    let cuts = thresholds.map { "{\"cut\":\($0.cut),\"links\":\($0.links),\"correct\":\($0.correct)}" }.joined(separator: ",")
    return """
      {"records":\(accuracy.records),"entities":\(accuracy.entities),"customers":\(accuracy.clusters),"missing":\(missing),\
      "true_pairs":\(accuracy.truePairs),"found_pairs":\(accuracy.foundPairs),"correct_pairs":\(accuracy.correctPairs),\
      "precision":\(Self.figure(accuracy.precision)),"recall":\(Self.figure(accuracy.recall)),"f1":\(Self.figure(accuracy.f1)),\
      "b_cubed_precision":\(Self.figure(accuracy.bCubedPrecision)),"b_cubed_recall":\(Self.figure(accuracy.bCubedRecall)),\
      "b_cubed_f1":\(Self.figure(accuracy.bCubedF1)),"thresholds":[\(cuts)]}
      """
  }

  /// Four digits after the point.
  static func figure(_ value: Double) -> String {
    let scaled = Int((value * 10_000).rounded())
    return "\(scaled / 10_000).\(String(10_000 + scaled % 10_000).dropFirst())"
  }
}

/// Finds records of a database by source and key.
struct RecordIndex {
  struct Record {
    var number: Int64
    var customer: Int64
  }

  private var bySource: [RecordReference: Record] = [:]
  private var byKey: [String: Record] = [:]

  init(_ database: ProfileDatabase) throws {
    var bySource: [RecordReference: Record] = [:]
    var byKey: [String: Record] = [:]
    try database.read { db in
      let rows = try Row.fetchCursor(
        db,
        sql:
          "SELECT s.name, r.source_key, r.record_no, r.customer_no FROM record r JOIN source s USING (source_no) ORDER BY r.record_no"
      )
      while let row = try rows.next() {
        let record = Record(number: row[2], customer: row[3])
        let key: String = row[1]
        bySource[RecordReference(source: row[0], key: key)] = record
        if byKey[key] == nil { byKey[key] = record }
      }
    }
    self.bySource = bySource
    self.byKey = byKey
  }

  func record(source: String?, key: String) -> Record? {
    guard let source else { return byKey[key] }
    return bySource[RecordReference(source: source, key: key)]
  }
}
