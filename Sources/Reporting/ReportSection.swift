import GRDB

/// One section of the report: what it reads and how it is shown.
///
/// A new section is one file and one line in ``ReportSections``. The value goes to `report.json` under `id` as it is; the
/// template, a Mustache text, sees the same value.
struct ReportSection: Sendable {
  /// The key in `report.json` and the anchor on the page.
  var id: String
  var title: String
  /// One sentence: what the section answers.
  var question: String
  /// A query over the public views that gives the section's numbers.
  var sql: String
  var read: @Sendable (Database) throws -> ReportValue
  var template: String
  /// Drawings made of the value's numbers, as template keys with SVG text.
  var drawings: @Sendable (ReportValue) -> [String: String] = { _ in [:] }
}

/// Every section, in the order of the page.
enum ReportSections {
  static let all: [ReportSection] = [
    .headline, .sources, .overlap, .completeness, .matching, .clusters, .conflicts, .rejects, .issues, .runDetails,
  ]
}

extension ReportValue {
  subscript(key: String) -> ReportValue {
    guard case .object(let members) = self else { return .missing }
    return members.first { $0.key == key }?.value ?? .missing
  }

  var items: [ReportValue] {
    if case .list(let items) = self { return items }
    return []
  }

  var int: Int {
    switch self {
    case .number(let value): value
    case .fraction(let value): Int(value)
    default: 0
    }
  }

  var double: Double {
    switch self {
    case .number(let value): Double(value)
    case .fraction(let value): value
    default: 0
    }
  }

  var string: String {
    if case .text(let value) = self { return value }
    return ""
  }
}

extension Database {
  /// All rows of a query as objects, columns in the query's order.
  func objects(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> ReportValue {
    .list(
      try Row.fetchAll(self, sql: sql, arguments: arguments).map { row in
        .object(row.map { (key: $0.0, value: ReportValue($0.1)) })
      })
  }

  /// The single row of a query.
  func object(_ sql: String) throws -> ReportValue { try objects(sql).items.first ?? .object([]) }
}

extension ReportValue {
  init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .missing
    case .int64(let number): self = .number(Int(number))
    case .double(let number): self = .fraction(number)
    case .string(let text): self = .text(text)
    case .blob: self = .missing
    }
  }
}
