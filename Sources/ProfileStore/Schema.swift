/// The database's tables and its public views.
///
/// The tables may change from version to version; the views are the contract with users' scripts. All times are ISO 8601 text
/// in UTC, money is integer minor units.
package enum Schema {
  /// `PRAGMA user_version`: raised by one whenever a table or view changes.
  package static let version: Int32 = 3

  /// `PRAGMA application_id`: the bytes "SELF".
  package static let applicationID: Int32 = 0x5345_4C46

  /// Creates everything in an empty database; indexes stand apart so that a bulk load can add them last.
  package static let tables = """
    CREATE TABLE run (
      run_id INTEGER PRIMARY KEY, started_at TEXT NOT NULL, pipeline TEXT NOT NULL, config_hash TEXT NOT NULL,
      tool_version TEXT NOT NULL, model_version INTEGER NOT NULL, model TEXT NOT NULL);
    CREATE TABLE metric (
      run_id INTEGER NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL, field TEXT NOT NULL, value REAL NOT NULL,
      PRIMARY KEY (run_id, name, source, field)) WITHOUT ROWID;
    CREATE TABLE source (source_no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, trust REAL NOT NULL);
    CREATE TABLE file (
      file_no INTEGER PRIMARY KEY, source_no INTEGER NOT NULL, path TEXT NOT NULL, kind TEXT NOT NULL, sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL, record_bytes INTEGER NOT NULL, separator_bytes INTEGER NOT NULL,
      skipped_bytes INTEGER NOT NULL, rejected_bytes INTEGER NOT NULL, records INTEGER NOT NULL, rejected INTEGER NOT NULL);
    CREATE TABLE skipped_piece (
      file_no INTEGER NOT NULL, reason TEXT NOT NULL, pieces INTEGER NOT NULL, PRIMARY KEY (file_no, reason)) WITHOUT ROWID;
    CREATE TABLE column_mapping (
      source_no INTEGER NOT NULL, column_name TEXT NOT NULL, target TEXT NOT NULL, evidence TEXT NOT NULL,
      PRIMARY KEY (source_no, column_name, target)) WITHOUT ROWID;
    CREATE TABLE customer (
      customer_no INTEGER PRIMARY KEY, customer_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, full_name TEXT, given_name TEXT,
      family_name TEXT, organization TEXT, email TEXT, phone TEXT, street TEXT, city TEXT, region TEXT, postal_code TEXT,
      country TEXT, birth_date TEXT, job_title TEXT, language TEXT, record_count INTEGER NOT NULL,
      source_count INTEGER NOT NULL, first_seen TEXT, last_seen TEXT, last_activity TEXT, confidence REAL NOT NULL,
      household_id TEXT, employer_id TEXT, consent_email TEXT NOT NULL, consent_phone TEXT NOT NULL, fingerprint INTEGER NOT NULL);
    CREATE TABLE record (
      record_no INTEGER PRIMARY KEY, source_no INTEGER NOT NULL, source_key TEXT NOT NULL, customer_no INTEGER NOT NULL,
      file_no INTEGER NOT NULL, record_number INTEGER NOT NULL, line INTEGER NOT NULL, byte_start INTEGER NOT NULL,
      byte_end INTEGER NOT NULL, updated_at TEXT, first_run INTEGER NOT NULL, last_run INTEGER NOT NULL,
      fingerprint INTEGER NOT NULL, UNIQUE (source_no, source_key));
    CREATE TABLE record_value (
      customer_no INTEGER NOT NULL, record_no INTEGER NOT NULL, field TEXT NOT NULL, label TEXT NOT NULL, value TEXT NOT NULL,
      raw TEXT, state TEXT NOT NULL, is_golden INTEGER NOT NULL, rank INTEGER NOT NULL, rule TEXT NOT NULL,
      role TEXT NOT NULL);
    CREATE TABLE value_issue (
      record_no INTEGER NOT NULL, field TEXT NOT NULL, code TEXT NOT NULL);
    CREATE TABLE interaction (
      record_no INTEGER NOT NULL, at TEXT, channel TEXT NOT NULL, direction TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT,
      amount INTEGER, currency TEXT, reference TEXT);
    CREATE TABLE consent (
      record_no INTEGER NOT NULL, channel TEXT NOT NULL, purpose TEXT NOT NULL, state TEXT NOT NULL, at TEXT, wording TEXT);
    CREATE TABLE link (
      a_record INTEGER NOT NULL, b_record INTEGER NOT NULL, weight REAL NOT NULL, probability REAL NOT NULL,
      band TEXT NOT NULL, levels TEXT NOT NULL, met_by TEXT NOT NULL, PRIMARY KEY (a_record, b_record)) WITHOUT ROWID;
    CREATE TABLE refused_union (
      a_record INTEGER NOT NULL, b_record INTEGER NOT NULL, weight REAL NOT NULL, cross_evidence REAL NOT NULL,
      reason TEXT NOT NULL);
    CREATE TABLE weight_histogram (bits INTEGER PRIMARY KEY, pairs INTEGER NOT NULL);
    CREATE TABLE blocking_rule (
      rule_no INTEGER PRIMARY KEY, name TEXT NOT NULL, keys INTEGER NOT NULL, pairs INTEGER NOT NULL,
      new_pairs INTEGER NOT NULL, largest_block INTEGER NOT NULL, refined_blocks INTEGER NOT NULL,
      pairs_not_met INTEGER NOT NULL);
    CREATE TABLE question (
      question_id TEXT PRIMARY KEY, kind TEXT NOT NULL, a_record INTEGER NOT NULL, b_record INTEGER NOT NULL,
      weight REAL NOT NULL, impact INTEGER NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE decision (
      decision_id TEXT PRIMARY KEY, kind TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
      reason TEXT NOT NULL, status TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE reject (
      file_no INTEGER NOT NULL, record_number INTEGER NOT NULL, line INTEGER NOT NULL, byte_start INTEGER NOT NULL,
      byte_end INTEGER NOT NULL, field TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, raw BLOB NOT NULL,
      cells TEXT NOT NULL);
    CREATE TABLE redirect (
      customer_id TEXT PRIMARY KEY, now_id TEXT, run_id INTEGER NOT NULL, why TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE change (
      run_id INTEGER NOT NULL, customer_id TEXT NOT NULL, event TEXT NOT NULL, detail TEXT NOT NULL,
      PRIMARY KEY (run_id, customer_id, event)) WITHOUT ROWID;
    """

  package static let indexes = """
    CREATE INDEX record_by_customer ON record (customer_no);
    CREATE INDEX record_value_by_customer ON record_value (customer_no);
    CREATE INDEX record_value_by_record ON record_value (record_no);
    CREATE INDEX value_issue_by_record ON value_issue (record_no);
    CREATE INDEX interaction_by_record ON interaction (record_no);
    CREATE INDEX consent_by_record ON consent (record_no);
    CREATE INDEX link_by_second ON link (b_record);
    CREATE INDEX customer_by_email ON customer (email);
    CREATE INDEX customer_by_household ON customer (household_id) WHERE household_id IS NOT NULL;
    """

  package static let views = """
    CREATE VIEW customers AS SELECT customer_id, kind, full_name, given_name, family_name, organization, email, phone, street,
      city, region, postal_code, country, birth_date, job_title, language, record_count, source_count, first_seen, last_seen,
      last_activity, confidence, household_id, consent_email, consent_phone, employer_id FROM customer;
    CREATE VIEW customer_values AS SELECT c.customer_id, v.field, v.label, v.value, v.is_golden, v.rank, v.rule,
      s.name AS source, r.source_key, f.path AS file, r.line, coalesce(v.raw, v.value) AS raw, r.updated_at, v.role, v.state
      FROM record_value v JOIN customer c USING (customer_no) JOIN record r USING (record_no) JOIN source s USING (source_no)
      JOIN file f USING (file_no);
    CREATE VIEW crosswalk AS SELECT c.customer_id, s.name AS source, r.source_key, f.path AS file, r.line, r.byte_start,
      r.byte_end, r.first_run, r.last_run FROM record r JOIN customer c USING (customer_no) JOIN source s USING (source_no)
      JOIN file f USING (file_no);
    CREATE VIEW interactions AS SELECT c.customer_id, i.at, i.channel, i.direction, i.kind, i.subject, i.amount, i.currency,
      i.reference, s.name AS source, r.source_key FROM interaction i JOIN record r USING (record_no)
      JOIN customer c USING (customer_no) JOIN source s USING (source_no);
    CREATE VIEW consents AS SELECT c.customer_id, e.channel, e.purpose, e.state, e.at, e.wording, s.name AS source,
      r.source_key FROM consent e JOIN record r USING (record_no) JOIN customer c USING (customer_no)
      JOIN source s USING (source_no);
    CREATE VIEW matches AS SELECT sa.name AS a_source, a.source_key AS a_key, sb.name AS b_source, b.source_key AS b_key,
      l.weight, l.probability, l.band, l.levels, l.met_by FROM link l JOIN record a ON a.record_no = l.a_record
      JOIN source sa ON sa.source_no = a.source_no JOIN record b ON b.record_no = l.b_record
      JOIN source sb ON sb.source_no = b.source_no;
    CREATE VIEW review_queue AS SELECT q.question_id, q.kind, ca.customer_id AS customer_a, cb.customer_id AS customer_b,
      q.weight, q.impact, q.reason FROM question q JOIN record a ON a.record_no = q.a_record
      JOIN customer ca ON ca.customer_no = a.customer_no JOIN record b ON b.record_no = q.b_record
      JOIN customer cb ON cb.customer_no = b.customer_no;
    CREATE VIEW decisions AS SELECT decision_id, kind, a, b, by, at, reason, status FROM decision;
    CREATE VIEW rejects AS SELECT s.name AS source, f.path AS file, j.record_number, j.line, j.byte_start, j.byte_end, j.field,
      j.code, j.message, j.raw FROM reject j JOIN file f USING (file_no) JOIN source s USING (source_no);
    CREATE VIEW redirects AS SELECT customer_id, now_id, run_id, why FROM redirect;
    CREATE VIEW changes AS SELECT run_id, customer_id, event, detail FROM change;
    CREATE VIEW files AS SELECT s.name AS source, f.path, f.sha256, f.bytes, f.record_bytes, f.separator_bytes,
      f.skipped_bytes, f.rejected_bytes, f.records, f.rejected FROM file f JOIN source s USING (source_no);
    CREATE VIEW runs AS SELECT run_id, started_at, pipeline, config_hash, tool_version, model_version FROM run;
    CREATE VIEW metrics AS SELECT run_id, name, source, field, value FROM metric;
    """
}
