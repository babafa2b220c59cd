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
    let runs = values.first { $0.section.id == "run" }?.value["runs"].items.first ?? .missing
    html = try Self.page(values, run: runs)
    json = ReportValue.object(values.map { ($0.section.id, $0.value) }).json + "\n"
  }

  private static func page(_ values: [(section: ReportSection, value: ReportValue)], run: ReportValue) throws -> String {
    let sections = try values.map { section, value in
      var context = value.templateContext as? [String: Any] ?? [:]
      for (key, drawing) in section.drawings(value) { context[key] = drawing }
      let body = try MustacheTemplate(string: section.template).render(context)
      return ["id": section.id, "title": section.title, "question": section.question, "sql": section.sql, "body": body]
    }
    let context: [String: Any] = [
      "pipeline": run["pipeline"].string, "started": run["started_at"].string, "number": run["run_id"].int,
      "version": run["tool_version"].string, "style": PageStyle.css, "sections": sections,
    ]
    return try MustacheTemplate(string: layout).render(context)
  }

  private static let layout = """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <title>{{pipeline}}: data quality</title><style>{{{style}}}</style></head>
    <body><header><h1>{{pipeline}}</h1><p>Data quality, run {{number}} of {{started}}</p>
    <nav aria-label="Sections">{{#sections}}<a href="#{{id}}">{{title}}</a>{{/sections}}</nav></header>
    <main>{{#sections}}<section id="{{id}}" aria-labelledby="{{id}}-title"><h2 id="{{id}}-title">{{title}}</h2>
    <p class="question">{{question}}</p>
    {{{body}}}
    <details class="sql"><summary>The rows behind it</summary><pre><code>{{sql}}</code></pre></details></section>
    {{/sections}}</main><footer>Selfsame {{version}}</footer></body></html>

    """
}
