import GRDB

extension ReportSection {
  static let rejects = ReportSection(
    id: "rejects", title: "Set aside", question: "What could not be read, where does it stand, and why?",
    sql: "SELECT code, source, file, line, byte_start, byte_end, message FROM rejects ORDER BY code, file, line",
    read: { database in
      .object([
        (
          "reasons",
          try database.objects(
            """
            SELECT code, source, file, count(*) AS rows, min(line) AS first_line, min(message) AS message FROM rejects
            GROUP BY code, source, file ORDER BY rows DESC, code, file LIMIT 50
            """)
        ),
        (
          "skipped",
          try database.objects(
            """
            SELECT s.name AS source, p.reason, sum(p.pieces) AS pieces FROM skipped_piece p JOIN file f USING (file_no)
            JOIN source s USING (source_no) GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
            """)
        ),
        (
          "bytes",
          try database.object(
            """
            SELECT coalesce(sum(bytes), 0) AS total, coalesce(sum(record_bytes), 0) AS record,
              coalesce(sum(separator_bytes), 0) AS separator, coalesce(sum(skipped_bytes), 0) AS skipped,
              coalesce(sum(rejected_bytes), 0) AS rejected FROM files
            """)
        ),
      ])
    },
    template: """
      <div class="scroll"><table><thead><tr><th>Reason</th><th>Source</th><th>First at</th><th class="n">Rows</th><th>What to do</th></tr></thead>
      <tbody>{{#reasons}}<tr><th scope="row">{{code}}</th><td>{{source}}</td><td><code>{{file}}:{{first_line}}</code></td>
      <td class="n">{{rows}}</td><td>{{message}}</td></tr>{{/reasons}}
      {{^reasons}}<tr><td colspan="5" class="empty">Everything could be read.</td></tr>{{/reasons}}</tbody></table></div>
      <h3>Skipped by rule</h3>
      <div class="scroll"><table><thead><tr><th>Source</th><th>Reason</th><th class="n">Pieces</th></tr></thead><tbody>
      {{#skipped}}<tr><th scope="row">{{source}}</th><td>{{reason}}</td><td class="n">{{pieces}}</td></tr>{{/skipped}}
      {{^skipped}}<tr><td colspan="3" class="empty">Nothing was skipped.</td></tr>{{/skipped}}</tbody></table></div>
      <p class="note">{{#bytes}}Of {{total}} bytes, {{record}} lie in records, {{separator}} separate them, {{skipped}} were skipped
      by rule and {{rejected}} set aside.{{/bytes}}</p>
      """)

  static let issues = ReportSection(
    id: "issues", title: "Notes on values", question: "Which kept values are doubtful, repaired or placeholders?",
    sql: "SELECT code, field, count(*) FROM value_issue GROUP BY 1, 2",
    read: { database in
      .object([
        (
          "rows",
          try database.objects(
            """
            SELECT i.code, i.field, s.name AS source, count(*) AS "values", min(f.path || ':' || r.line) AS first
            FROM value_issue i JOIN record r USING (record_no) JOIN source s USING (source_no) JOIN file f USING (file_no)
            GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3 LIMIT 60
            """)
        )
      ])
    },
    template: """
      <div class="scroll"><table><thead><tr><th>Note</th><th>Field</th><th>Source</th><th class="n">Values</th><th>For example</th></tr></thead>
      <tbody>{{#rows}}<tr><th scope="row">{{code}}</th><td>{{field}}</td><td>{{source}}</td><td class="n">{{values}}</td>
      <td><code>{{first}}</code></td></tr>{{/rows}}{{^rows}}<tr><td colspan="5" class="empty">Nothing to note.</td></tr>{{/rows}}
      </tbody></table></div>
      """)
}
