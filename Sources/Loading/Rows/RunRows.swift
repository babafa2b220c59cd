import Foundation
import RecordModel

/// Writes what concerns the run as a whole: the run, its metrics, changes, redirects and questions.
struct RunRows {
  let snapshot: RunSnapshot

  func write(to connection: borrowing BulkConnection) throws {
    try writeRun(to: connection)
    try writeMetrics(to: connection)
    try writeChanges(to: connection)
    try writeRedirects(to: connection)
    try writeQuestions(to: connection)
  }

  private func writeRun(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(
      connection, insertInto: "run", "run_id, started_at, pipeline, config_hash, tool_version, model_version, model")
    let run = snapshot.run
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    insert.bind(run.number)
    insert.bind(run.startedAt.iso8601)
    insert.bind(run.pipeline)
    insert.bind(run.configHash)
    insert.bind(run.toolVersion)
    insert.bind(snapshot.matches.model.version)
    insert.bind(Array(try encoder.encode(snapshot.matches.model)))
    try insert.insert()
  }

  private func writeMetrics(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(connection, insertInto: "metric", "run_id, name, source, field, value")
    for metric in RunMetrics.of(snapshot) {
      insert.bind(snapshot.run.number)
      insert.bind(metric.name)
      insert.bind(metric.source)
      insert.bind(metric.field)
      insert.bind(metric.value)
      try insert.insert()
    }
  }

  private func writeChanges(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(connection, insertInto: "change", "run_id, customer_id, event, detail")
    for change in snapshot.merge.changes {
      insert.bind(snapshot.run.number)
      insert.bind(change.customer.text)
      insert.bind(change.event.rawValue)
      insert.bind(Self.detail(of: change))
      try insert.insert()
    }
  }

  /// `{"absorbed":[…]}` for a merge, `{"from":[…]}` for a split, else `{}`; ids need no escaping.
  private static func detail(of change: ProfileChange) -> String {
    if change.others.isEmpty { return "{}" }
    let ids = change.others.map { "\"\($0.text)\"" }.joined(separator: ",")
    return "{\"\(change.event == .merged ? "absorbed" : "from")\":[\(ids)]}"
  }

  private func writeRedirects(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(connection, insertInto: "redirect", "customer_id, now_id, run_id, why")
    for redirect in snapshot.merge.redirects {
      insert.bind(redirect.from.text)
      if let to = redirect.to { insert.bind(to.text) } else { insert.bindNull() }
      insert.bind(redirect.run)
      insert.bind(redirect.why)
      try insert.insert()
    }
  }

  private func writeQuestions(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(
      connection, insertInto: "question", "question_id, kind, a_record, b_record, weight, impact, reason")
    for question in snapshot.questions.sorted(by: { $0.id < $1.id }) {
      insert.bind(question.id)
      insert.bind(question.kind)
      insert.bind(Int(question.first) + 1)
      insert.bind(Int(question.second) + 1)
      insert.bind(question.weight.bits)
      insert.bind(question.impact)
      insert.bind(question.reason)
      try insert.insert()
    }
  }
}
