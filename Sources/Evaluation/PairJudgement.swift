import Diagnostics
import GRDB
import ProfileStore

/// A judged pair of records.
package struct JudgedPair: Sendable {
  package var first: (source: String?, key: String)
  package var second: (source: String?, key: String)
  /// `match`, `no_match`, `possible_match`.
  package var expected: String

  package init(first: (source: String?, key: String), second: (source: String?, key: String), expected: String) {
    self.first = first
    self.second = second
    self.expected = expected
  }
}

/// A database measured against judged pairs: for each judgement how many were merged, asked about, kept apart.
package struct PairJudgement: Sendable {
  private struct Counts {
    var merged = 0
    var review = 0
    var apart = 0
    var missing = 0
  }

  private let rows: [(expected: String, counts: Counts)]

  package init(_ database: ProfileDatabase, _ pairs: [JudgedPair]) throws {
    let index = try RecordIndex(database)
    let questions = try Self.questions(database)
    var counts: [String: Counts] = [:]
    for pair in pairs {
      guard let a = index.record(source: pair.first.source, key: pair.first.key),
        let b = index.record(source: pair.second.source, key: pair.second.key)
      else {
        counts[pair.expected, default: Counts()].missing += 1
        continue
      }
      if a.customer == b.customer {
        counts[pair.expected, default: Counts()].merged += 1
      } else if questions.contains([min(a.customer, b.customer), max(a.customer, b.customer)]) {
        counts[pair.expected, default: Counts()].review += 1
      } else {
        counts[pair.expected, default: Counts()].apart += 1
      }
    }
    rows = counts.sorted { $0.key < $1.key }.map { (expected: $0.key, counts: $0.value) }
  }

  private static func questions(_ database: ProfileDatabase) throws -> Set<[Int64]> {
    try database.read { db in
      var result = Set<[Int64]>()
      let sql = """
        SELECT min(a.customer_no, b.customer_no), max(a.customer_no, b.customer_no) FROM question q
        JOIN record a ON a.record_no = q.a_record JOIN record b ON b.record_no = q.b_record
        """
      let rows = try Row.fetchCursor(db, sql: sql)
      while let row = try rows.next() { result.insert([row[0], row[1]]) }
      return result
    }
  }

  package var text: String {
    var table = TextTable([
      ("expected", .left), ("merged", .right), ("review", .right), ("apart", .right), ("missing", .right),
    ])
    for row in rows {
      table.add([row.expected, "\(row.counts.merged)", "\(row.counts.review)", "\(row.counts.apart)", "\(row.counts.missing)"])
    }
    return table.text
  }

  package var json: String {
    let objects = rows.map { row in
      "{\"expected\":\"\(row.expected.filter { $0.isLetter || $0 == "_" })\",\"merged\":\(row.counts.merged),"
        + "\"review\":\(row.counts.review),\"apart\":\(row.counts.apart),\"missing\":\(row.counts.missing)}"
    }
    return "[\(objects.joined(separator: ","))]"
  }
}
