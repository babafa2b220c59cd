import GRDB
import Mustache
import ProfileStore

/// The data-quality report: one self-contained page and the same numbers as JSON, both read from the database alone.
package struct Report: Sendable {
  /// A complete HTML document without script, remote address or inline handler.
  package var html: String
  /// One JSON object: section id → its value.
  package var json: String

  /// Reads a published database. Throws when it cannot be read.
  package init(databaseAt path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let values = try queue.read { database in
      try ReportSections.all.map { section in (section: section, value: try section.read(database)) }
    }
    let runs = values.first { $0.section.id == "run" }?.value["runs"].items.first ?? .object([])
    html = try Self.page(values, run: runs)
    json = ReportValue.object(values.map { ($0.section.id, $0.value) }).json + "\n"
  }

  private static func page(_ values: [(section: ReportSection, value: ReportValue)], run: ReportValue) throws -> String {
    let sections = try values.map { section, value in
      var context = section.arranged(value).templateContext as? [String: Any] ?? [:]
      for (key, drawing) in section.drawings(value) { context[key] = drawing }
      let body = try MustacheTemplate(string: section.template).render(context)
      let queries = section.rowsBehind.map { query in
        ["member": section.id + (query.member.isEmpty ? "" : "." + query.member), "sql": query.sql]
      }
      return [
        "id": section.id, "title": section.title, "question": section.question, "queries": queries, "body": body,
      ]
    }
    let context: [String: Any] = [
      "run": run.templateContext, "has_run": run["run_id"] != .missing, "style": PageStyle.css, "sections": sections,
    ]
    return try MustacheTemplate(string: PageLayout.template).render(context)
  }
}
