import GRDB

extension ReportSection {
  static let runDetails = ReportSection(
    id: "run", title: "Run details", question: "What made this report?",
    rowsBehind: [RowsBehind(member: "runs", sql: query(from: ("runs", "metrics")))],
    read: { database in .object([("runs", try database.objects(query(from: ("run", "metric")) + " LIMIT \(runsShown)"))]) },
    template: TableMarkup.table(
      "Runs",
      [
        .number("Run"), .text("Started (UTC)"), .text("Pipeline"),
        .text("Pipeline file", "the first digits of its hash: the same digits, the same file"), .text("Tool"),
        .number("Model", "raised by every training"), .number("Records"), .number("Customers"),
      ],
      rows: """
        {{#runs}}<tr><th scope="row" class="n">{{run_id_plain}}</th><td>{{started_at}}</td><td>{{pipeline}}</td><td><code>{{config}}</code></td>
        <td>{{tool_version}}</td><td class="n">{{model_version_plain}}</td><td class="n">{{records}}</td><td class="n">{{customers}}</td></tr>{{/runs}}
        {{^runs}}<tr><td colspan="8" class="empty">No run is on record.</td></tr>{{/runs}}
        """))

  private static let runsShown = 20

  private static func query(from names: (runs: String, metrics: String)) -> String {
    """
    SELECT r.run_id, r.started_at, r.pipeline, substr(r.config_hash, 1, 12) AS config, r.tool_version, r.model_version,
      CAST((SELECT value FROM \(names.metrics) m WHERE m.run_id = r.run_id AND m.name = 'records' AND m.source = '')
        AS INTEGER) AS records,
      CAST((SELECT value FROM \(names.metrics) m WHERE m.run_id = r.run_id AND m.name = 'customers' AND m.source = '')
        AS INTEGER) AS customers
    FROM \(names.runs) r ORDER BY r.run_id DESC
    """
  }
}
