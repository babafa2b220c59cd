import GRDB

extension ReportSection {
  static let headline = ReportSection(
    id: "headline", title: "At a glance", question: "How many customers are there really, and what needs a person?",
    sql: """
      SELECT (SELECT count(*) FROM crosswalk) AS records, (SELECT count(*) FROM customers) AS customers,
        (SELECT count(*) FROM review_queue) AS questions, (SELECT count(*) FROM rejects) AS rejects
      """,
    read: { database in
      try database.object(
        """
        SELECT (SELECT count(*) FROM crosswalk) AS records,
          (SELECT count(*) FROM customers) AS customers,
          (SELECT count(*) FROM crosswalk) - (SELECT count(*) FROM customers) AS merged,
          (SELECT count(*) FROM customers WHERE record_count > 1) AS customers_merged,
          (SELECT count(*) FROM customers WHERE source_count > 1) AS in_several_sources,
          (SELECT count(*) FROM review_queue) AS questions,
          (SELECT count(*) FROM rejects) AS rejects,
          (SELECT count(*) FROM interactions) AS interactions,
          (SELECT count(*) FROM changes WHERE run_id = (SELECT max(run_id) FROM runs) AND event = 'created') AS created,
          (SELECT count(*) FROM changes WHERE run_id = (SELECT max(run_id) FROM runs) AND event = 'updated') AS updated,
          (SELECT count(*) FROM changes WHERE run_id = (SELECT max(run_id) FROM runs) AND event IN ('merged', 'split', 'retired'))
            AS regrouped,
          CASE WHEN (SELECT count(*) FROM crosswalk) = 0 THEN 0.0
            ELSE 1.0 - 1.0 * (SELECT count(*) FROM customers) / (SELECT count(*) FROM crosswalk) END AS duplicate_share
        """)
    },
    template: """
      <dl class="tiles">
        <div><dt>Records</dt><dd>{{records}}</dd><p>read from all sources</p></div>
        <div class="main"><dt>Customers</dt><dd>{{customers}}</dd><p>after {{merged}} merges</p></div>
        <div><dt>In several sources</dt><dd>{{in_several_sources}}</dd><p>customers known twice or more</p></div>
        <div><dt>Questions</dt><dd>{{questions}}</dd><p>doubtful pairs for a steward</p></div>
        <div><dt>Set aside</dt><dd>{{rejects}}</dd><p>rows that could not be read</p></div>
        <div><dt>Interactions</dt><dd>{{interactions}}</dd><p>mails and submissions</p></div>
      </dl>
      <p class="note">Since the previous run: {{created}} customers created, {{updated}} updated, {{regrouped}} merged, split or
      retired.</p>
      """)
}
