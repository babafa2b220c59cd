import Foundation
import GRDB
import RecordModel

/// A scored pair of records with its story, as the `matches` view keeps it.
package struct LinkView: Sendable, Hashable {
  /// What one field contributed, in bits.
  package struct Level: Sendable, Hashable, Decodable {
    /// The comparison's name, or `prior`.
    package var field: String
    package var level: String
    package var weight: Double
    /// What rarity or a cap added or took.
    package var adjustment: Double

    private enum Key: String, CodingKey { case field, level, weight, adjustment }

    package init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      field = try values.decode(String.self, forKey: .field)
      level = try values.decodeIfPresent(String.self, forKey: .level) ?? ""
      weight = try values.decode(Double.self, forKey: .weight)
      adjustment = try values.decodeIfPresent(Double.self, forKey: .adjustment) ?? 0
    }
  }

  package var first: RecordReference
  package var second: RecordReference
  /// In bits, the prior included.
  package var weight: Double
  package var probability: Double
  /// `merge`, `review`, `distinct`.
  package var band: String
  package var levels: [Level]
  /// Names of the blocking rules that brought the two together.
  package var metBy: [String]
  /// Whether the two are one customer now, by this link or through other records.
  package var isOneCustomer: Bool
  /// Why the customers of a pair that is strong enough were not merged, as ``RefusedUnion`` says; nil for others.
  package var refusal: String?

  /// Links whose records `a` and `b` meet a condition, strongest first.
  static func fetch(_ db: Database, where condition: String, _ arguments: StatementArguments) throws -> [LinkView] {
    let sql = """
      SELECT sa.name, a.source_key, sb.name, b.source_key, l.weight, l.probability, l.band, l.levels, l.met_by,
        a.customer_no = b.customer_no,
        CASE WHEN l.band = 'merge' AND a.customer_no <> b.customer_no THEN (
          SELECT u.reason FROM refused_union u JOIN record x ON x.record_no = u.a_record
          JOIN record y ON y.record_no = u.b_record
          WHERE (x.customer_no = a.customer_no AND y.customer_no = b.customer_no)
            OR (x.customer_no = b.customer_no AND y.customer_no = a.customer_no)
          ORDER BY u.weight DESC, u.a_record, u.b_record LIMIT 1) END
      FROM record a JOIN link l ON l.a_record = a.record_no JOIN record b ON b.record_no = l.b_record
      JOIN source sa ON sa.source_no = a.source_no JOIN source sb ON sb.source_no = b.source_no
      WHERE \(condition) ORDER BY l.weight DESC, l.a_record, l.b_record
      """
    let decoder = JSONDecoder()
    var result: [LinkView] = []
    let cursor = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while let row = try cursor.next() {
      let levels: String = row[7]
      let metBy: String = row[8]
      result.append(
        LinkView(
          first: RecordReference(source: row[0], key: row[1]), second: RecordReference(source: row[2], key: row[3]),
          weight: row[4], probability: row[5], band: row[6],
          levels: try decoder.decode([Level].self, from: Data(levels.utf8)),
          metBy: metBy.split(separator: ",").map(String.init), isOneCustomer: row[9], refusal: row[10]))
    }
    return result
  }
}
