import GRDB

/// One section of the report: what it reads and how it is shown.
///
/// A new section is one file and one line in ``ReportSections``. The value goes to `report.json` under `id` as it is; the
/// template, a Mustache text, sees the same value through `arranged`.
struct ReportSection: Sendable {
  /// The key in `report.json` and the anchor on the page.
  var id: String
  var title: String
  /// One sentence: what the section answers.
  var question: String
  /// Queries over the public views that give the section's numbers again.
  var rowsBehind: [RowsBehind]
  var read: @Sendable (Database) throws -> ReportValue
  var template: String
  /// The value as the page wants it, where that is not how `report.json` wants it: lists as a matrix, codes as words.
  var arranged: @Sendable (ReportValue) -> ReportValue = { $0 }
  /// Drawings made of the value's numbers, as template keys with SVG text.
  var drawings: @Sendable (ReportValue) -> [String: String] = { _ in [:] }
}

/// A query over the public views, and the member of the section's value it gives.
struct RowsBehind: Sendable {
  /// The member's key; empty for the section's value itself. A list there holds the query's first rows in the same order, with
  /// the same names.
  var member: String
  var sql: String
}

/// Every section, in the order of the page.
enum ReportSections {
  static let all: [ReportSection] = [
    .headline, .accuracy, .changes, .sources, .overlap, .completeness, .matching, .clusters, .questions, .conflicts, .rejects,
    .files, .issues, .runDetails,
  ]
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
  func object(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> ReportValue {
    try objects(sql, arguments).items.first ?? .object([])
  }
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
