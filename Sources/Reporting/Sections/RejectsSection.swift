import GRDB

extension ReportSection {
  static let rejects = ReportSection(
    id: "rejects", title: "Set aside", question: "What could not be read, where does it stand, and why?",
    rowsBehind: [
      RowsBehind(
        member: "reasons",
        sql: """
          SELECT code, source, count(*) AS rows, count(DISTINCT file) AS files FROM rejects GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
          """),
      RowsBehind(
        member: "rows",
        sql: """
          SELECT code, source, file, record_number, line, byte_start, byte_end, field, message FROM rejects
          ORDER BY source, file, byte_start, code
          """),
    ],
    read: { database in
      .object([
        (
          "reasons",
          try database.objects(
            """
            SELECT j.code, s.name AS source, count(*) AS rows, count(DISTINCT j.file_no) AS files FROM reject j
            JOIN file f USING (file_no) JOIN source s USING (source_no) GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
            """)
        ),
        (
          "rows",
          try database.objects(
            """
            SELECT j.code, s.name AS source, f.path AS file, j.record_number, j.line, j.byte_start, j.byte_end, j.field, j.message
            FROM reject j JOIN file f USING (file_no) JOIN source s USING (source_no)
            ORDER BY s.name, f.path, j.byte_start, j.code LIMIT \(rowsShown)
            """)
        ),
        (
          "firsts",
          // SQLite takes the other columns from the row that has the least place.
          try database.objects(
            """
            SELECT code, source, file, line, byte_start, byte_end, message, min(place) AS place FROM (
              SELECT j.code, s.name AS source, f.path AS file, j.line, j.byte_start, j.byte_end, j.message,
                row_number() OVER (ORDER BY s.name, f.path, j.byte_start, j.code) AS place
              FROM reject j JOIN file f USING (file_no) JOIN source s USING (source_no)) GROUP BY code, source ORDER BY place
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
      ])
    },
    template: TableMarkup.table(
      "Reasons",
      [
        .text("Reason"), .text("Source"), .number("Rows"), .number("Files"),
        .text("First at", "file:line, and below it the byte range in that file"),
        .prose("What is wrong"),
      ],
      rows: """
        {{#reasons}}<tr><th scope="row"><code>{{code}}</code></th><td>{{source}}</td><td class="n">{{rows}}</td><td class="n">{{files}}</td>
        {{#first}}<td><code title="{{file}}:{{line_plain}}">{{file_short}}:{{line_plain}}</code><small>bytes {{byte_start}} to {{byte_end}}</small></td>
        <td>{{message}}</td>{{/first}}</tr>{{/reasons}}
        {{^reasons}}<tr><td colspan="6" class="empty">Everything could be read.</td></tr>{{/reasons}}
        """)
      + "{{#has_rows}}<details><summary>Rows with file and line: the first {{shown}}</summary>"
      + TableMarkup.table(
        "Rows set aside", [.text("Where"), .number("Record"), .text("Reason"), .text("Field"), .prose("What is wrong")],
        rows: """
          {{#rows}}<tr><th scope="row"><code title="{{file}}:{{line_plain}}">{{file_short}}:{{line_plain}}</code><small>bytes {{byte_start}} to
          {{byte_end}}</small></th><td class="n">{{record_number_plain}}</td><td><code>{{code}}</code></td>
          <td>{{field}}{{^field}}<span class="quiet">whole row</span>{{/field}}</td><td>{{message}}</td></tr>{{/rows}}
          {{^rows}}<tr><td colspan="5" class="empty">Nothing was set aside.</td></tr>{{/rows}}
          """)
        + """
        </details><p class="note"><code>selfsame rejects</code> shows every one and writes them to a file; corrected rows come in again through
        a source.</p>{{/has_rows}}<h3>Skipped by rule</h3>
        """
      + TableMarkup.table(
        "Skipped by rule", [.text("Source"), .text("What"), .number("Pieces")],
        rows: """
          {{#skipped}}<tr><th scope="row">{{source}}</th><td>{{reason}}</td><td class="n">{{pieces}}</td></tr>{{/skipped}}
          {{^skipped}}<tr><td colspan="3" class="empty">Nothing was skipped.</td></tr>{{/skipped}}
          """),
    arranged: { value in
      let firsts = value["firsts"].items
      let reasons = value["reasons"].items.map { reason in
        reason.setting("first", firsts.first { $0["code"] == reason["code"] && $0["source"] == reason["source"] } ?? .missing)
      }
      return value.setting("reasons", .list(reasons)).setting("shown", .number(value["rows"].items.count))
        .setting("has_rows", .flag(!value["rows"].items.isEmpty))
    })

  private static let rowsShown = 50

  static let issues = ReportSection(
    id: "issues", title: "Notes on values", question: "Which kept values are doubtful, repaired or placeholders?",
    rowsBehind: [
      RowsBehind(
        member: "unusable",
        sql: """
          SELECT field, source, state, count(*) AS "values" FROM customer_values WHERE state <> 'ok' GROUP BY 1, 2, 3
          ORDER BY 4 DESC, 1, 2, 3
          """)
    ],
    read: { database in
      .object([
        (
          "rows",
          try database.objects(
            """
            SELECT i.code, i.field, s.name AS source, i."values", f.path AS file, r.line, r.source_key
            FROM (SELECT v.code, v.field, q.source_no, count(*) AS "values", min(v.record_no) AS record_no
              FROM value_issue v JOIN record q USING (record_no) GROUP BY 1, 2, 3) i
            JOIN record r USING (record_no) JOIN source s ON s.source_no = i.source_no JOIN file f USING (file_no)
            ORDER BY 4 DESC, 1, 2, 3 LIMIT \(rowsShown)
            """)
        ),
        (
          "unusable",
          try database.objects(
            """
            SELECT v.field, s.name AS source, v.state, count(*) AS "values" FROM record_value v JOIN record r USING (record_no)
            JOIN source s USING (source_no) WHERE v.state <> 'ok' GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3 LIMIT \(rowsShown)
            """)
        ),
      ])
    },
    template: TableMarkup.table(
      "Notes", [.text("Note"), .text("Field"), .text("Source"), .number("Values"), .text("For example")],
      rows: """
        {{#rows}}<tr><th scope="row">{{code}}</th><td>{{field}}</td><td>{{source}}</td><td class="n">{{values}}</td>
        <td><code title="{{file}}:{{line_plain}}">{{file_short}}:{{line_plain}}</code></td></tr>{{/rows}}
        {{^rows}}<tr><td colspan="5" class="empty">Nothing to note.</td></tr>{{/rows}}
        """) + "<h3>Kept, but of no use for matching</h3>"
      + TableMarkup.table(
        "Unusable values", [.text("Field"), .text("Source"), .text("State"), .number("Values")],
        rows: """
          {{#unusable}}<tr><th scope="row">{{field}}</th><td>{{source}}</td><td>{{state}}</td><td class="n">{{values}}</td></tr>{{/unusable}}
          {{^unusable}}<tr><td colspan="4" class="empty">Every value can be used.</td></tr>{{/unusable}}
          """))
}
