import GRDB

extension ReportSection {
  static let runDetails = ReportSection(
    id: "run", title: "Run details", question: "What made this report?",
    sql: "SELECT run_id, started_at, pipeline, config_hash, tool_version, model_version FROM runs ORDER BY run_id DESC",
    read: { database in
      .object([
        (
          "runs",
          try database.objects(
            """
            SELECT r.run_id, r.started_at, r.pipeline, substr(r.config_hash, 1, 12) AS config, r.tool_version, r.model_version,
              CAST((SELECT value FROM metrics m WHERE m.run_id = r.run_id AND m.name = 'records' AND m.source = '') AS INTEGER)
                AS records,
              CAST((SELECT value FROM metrics m WHERE m.run_id = r.run_id AND m.name = 'customers' AND m.source = '') AS INTEGER)
                AS customers
            FROM runs r ORDER BY r.run_id DESC LIMIT 20
            """)
        )
      ])
    },
    template: """
      <div class="scroll"><table><thead><tr><th class="n">Run</th><th>Started (UTC)</th><th>Pipeline</th><th>Pipeline file</th><th>Tool</th>
      <th class="n">Model</th><th class="n">Records</th><th class="n">Customers</th></tr></thead><tbody>{{#runs}}<tr>
      <td class="n">{{run_id}}</td><td>{{started_at}}</td><td>{{pipeline}}</td><td><code>{{config}}</code></td><td>{{tool_version}}</td>
      <td class="n">{{model_version}}</td><td class="n">{{records}}</td><td class="n">{{customers}}</td></tr>{{/runs}}</tbody></table></div>
      """)
}
