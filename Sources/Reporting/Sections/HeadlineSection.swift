import GRDB

extension ReportSection {
  static let headline = ReportSection(
    id: "headline", title: "At a glance", question: "How many customers are there really, and what needs a person?",
    rowsBehind: [
      RowsBehind(
        member: "",
        sql: """
          SELECT (SELECT count(*) FROM crosswalk) AS records,
            (SELECT count(*) FROM customers) AS customers,
            (SELECT count(*) FROM crosswalk) - (SELECT count(*) FROM customers) AS merged,
            (SELECT count(*) FROM customers WHERE record_count > 1) AS customers_merged,
            (SELECT count(*) FROM customers WHERE source_count > 1) AS in_several_sources,
            (SELECT count(*) FROM customers WHERE kind = 'organization') AS organizations,
            (SELECT count(*) FROM review_queue) AS questions,
            (SELECT count(*) FROM rejects) AS rejects,
            (SELECT count(*) FROM interactions) AS interactions
          """)
    ],
    read: { database in
      let counts = try database.object(
        """
        SELECT (SELECT count(*) FROM record) AS records, count(*) AS customers, (SELECT count(*) FROM record) - count(*) AS merged,
          coalesce(sum(record_count > 1), 0) AS customers_merged, coalesce(sum(source_count > 1), 0) AS in_several_sources,
          coalesce(sum(kind = 'organization'), 0) AS organizations, (SELECT count(*) FROM question) AS questions,
          (SELECT count(*) FROM reject) AS rejects, (SELECT count(*) FROM interaction) AS interactions
        FROM customer
        """)
      let records = counts["records"].int
      return counts.setting("duplicate_share", .share(records == 0 ? 0 : Double(counts["merged"].int) / Double(records)))
    },
    template: """
      <dl class="tiles">
        <div><dt>Records</dt><dd>{{records}}</dd><dd class="what">read from all <a href="#sources">sources</a></dd></div>
        <div class="main"><dt>Customers</dt><dd>{{customers}}</dd>
        <dd class="what">people and firms, {{organizations}} of them firms</dd></div>
        <div><dt>Duplicates</dt><dd>{{duplicate_share}}</dd>
        <dd class="what">{{merged}} records fewer after merging; {{customers_merged}} customers hold several</dd></div>
        <div><dt>In several sources</dt><dd>{{in_several_sources}}</dd><dd class="what">customers, see <a href="#overlap">which</a></dd></div>
        <div><dt>Questions</dt><dd>{{questions}}</dd><dd class="what">doubtful pairs <a href="#questions">for a steward</a></dd></div>
        <div><dt>Set aside</dt><dd>{{rejects}}</dd><dd class="what">rows that <a href="#rejects">could not be read</a></dd></div>
        <div><dt>Interactions</dt><dd>{{interactions}}</dd><dd class="what">mails, submissions, purchases</dd></div>
      </dl>
      """)
}
