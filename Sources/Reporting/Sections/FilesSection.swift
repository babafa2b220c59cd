import GRDB

extension ReportSection {
  static let files = ReportSection(
    id: "files", title: "Files", question: "What became of every byte that was read?",
    rowsBehind: [
      RowsBehind(
        member: "totals",
        sql: """
          SELECT source, count(*) AS files, sum(bytes) AS bytes, sum(record_bytes) AS record_bytes,
            sum(separator_bytes) AS separator_bytes, sum(skipped_bytes) AS skipped_bytes, sum(rejected_bytes) AS rejected_bytes,
            sum(records) AS records, sum(rejected) AS rejected,
            sum(bytes <> record_bytes + separator_bytes + skipped_bytes + rejected_bytes) AS unbalanced
          FROM files GROUP BY 1 ORDER BY 1
          """),
      RowsBehind(
        member: "rows",
        sql: """
          SELECT source, path, bytes, record_bytes, separator_bytes, skipped_bytes, rejected_bytes, records, rejected, sha256
          FROM files ORDER BY bytes DESC, source, path
          """),
    ],
    read: { database in
      .object([
        (
          "totals",
          try database.objects(
            """
            SELECT s.name AS source, count(*) AS files, sum(bytes) AS bytes, sum(record_bytes) AS record_bytes,
              sum(separator_bytes) AS separator_bytes, sum(skipped_bytes) AS skipped_bytes, sum(rejected_bytes) AS rejected_bytes,
              sum(records) AS records, sum(rejected) AS rejected,
              sum(bytes <> record_bytes + separator_bytes + skipped_bytes + rejected_bytes) AS unbalanced
            FROM file JOIN source s USING (source_no) GROUP BY 1 ORDER BY 1
            """)
        ),
        (
          "rows",
          try database.objects(
            """
            SELECT s.name AS source, path, bytes, record_bytes, separator_bytes, skipped_bytes, rejected_bytes, records, rejected,
              sha256 FROM file JOIN source s USING (source_no) ORDER BY bytes DESC, s.name, path LIMIT \(filesShown)
            """)
        ),
      ])
    },
    template: TableMarkup.table(
      "Bytes by source",
      [
        .text("Source"), .number("Files"), .number("Bytes"), .number("In records"),
        .number("Between", "line ends, brackets and tags around records"),
        .number("Skipped", "headers, footers and the like, by rule"), .number("Set aside", "in rows that could not be read"),
        .text("Adds up", "the four counts together are the files' bytes: nothing was lost on the way"),
      ],
      rows: """
        {{#totals}}<tr><th scope="row">{{source}}</th><td class="n">{{files}}</td><td class="n">{{bytes}}</td>
        <td class="n">{{record_bytes}}</td><td class="n">{{separator_bytes}}</td><td class="n">{{skipped_bytes}}</td>
        <td class="n">{{rejected_bytes}}</td><td>{{#is_balanced}}yes{{/is_balanced}}{{^is_balanced}}<b>no, in {{unbalanced}}
        files</b>{{/is_balanced}}</td></tr>{{/totals}}{{^totals}}<tr><td colspan="8" class="empty">No file was read.</td></tr>{{/totals}}
        """)
      + "<details><summary>File by file: the {{shown}} largest</summary>"
      + TableMarkup.table(
        "Files",
        [
          .text("File"), .text("Source"), .number("Bytes"), .number("In records"), .number("Between"), .number("Skipped"),
          .number("Set aside"), .number("Records"), .number("Rows set aside"), .text("SHA-256"),
        ],
        rows: """
          {{#rows}}<tr><th scope="row"><code title="{{path}}">{{path_short}}</code></th><td>{{source}}</td><td class="n">{{bytes}}</td>
          <td class="n">{{record_bytes}}</td><td class="n">{{separator_bytes}}</td><td class="n">{{skipped_bytes}}</td>
          <td class="n">{{rejected_bytes}}</td><td class="n">{{records}}</td><td class="n">{{rejected}}</td>
          <td><code title="{{sha256}}">{{sha256_short}}</code></td></tr>{{/rows}}
          {{^rows}}<tr><td colspan="10" class="empty">No file was read.</td></tr>{{/rows}}
          """) + "</details>",
    arranged: { value in
      let totals = value["totals"].items.map { $0.setting("is_balanced", .flag($0["unbalanced"].int == 0)) }
      return value.setting("totals", .list(totals)).setting("shown", .number(value["rows"].items.count))
    })

  private static let filesShown = 100
}
