/// Everything one run publishes, as loading takes it.
package struct RunSnapshot: Sendable {
  package struct Source: Sendable {
    package var name: String
    package var trust: Double
    /// What became of each column: name, target, evidence.
    package var mappings: [(column: String, target: String, evidence: String)]

    package init(name: String, trust: Double, mappings: [(column: String, target: String, evidence: String)]) {
      self.name = name
      self.trust = trust
      self.mappings = mappings
    }
  }

  package struct File: Sendable {
    package var source: Int
    package var kind: String
    package var account: FileAccount
    package var rejects: [RejectedRow]

    package init(source: Int, kind: String, account: FileAccount, rejects: [RejectedRow]) {
      self.source = source
      self.kind = kind
      self.account = account
      self.rejects = rejects
    }
  }

  package struct Run: Sendable {
    /// Previous run's number plus one.
    package var number: Int
    package var startedAt: Timestamp
    package var pipeline: String
    package var configHash: String
    package var toolVersion: String

    package init(number: Int, startedAt: Timestamp, pipeline: String, configHash: String, toolVersion: String) {
      self.number = number
      self.startedAt = startedAt
      self.pipeline = pipeline
      self.configHash = configHash
      self.toolVersion = toolVersion
    }
  }

  /// An open question for a steward, about two records.
  package struct Question: Sendable {
    /// Stable: made from the two records' references.
    package var id: String
    /// `same_person`, `refused_union`.
    package var kind: String
    package var first: Int32
    package var second: Int32
    package var weight: MatchWeight
    /// How many records would move.
    package var impact: Int
    package var reason: String

    package init(id: String, kind: String, first: Int32, second: Int32, weight: MatchWeight, impact: Int, reason: String) {
      self.id = id
      self.kind = kind
      self.first = first
      self.second = second
      self.weight = weight
      self.impact = impact
      self.reason = reason
    }
  }

  package var run: Run
  package var sources: [Source]
  package var files: [File]
  package var records: CustomerRecordTable
  package var matches: MatchResult
  package var merge: MergeResult
  package var questions: [Question]

  package init(
    run: Run, sources: [Source], files: [File], records: CustomerRecordTable, matches: MatchResult, merge: MergeResult,
    questions: [Question]
  ) {
    self.run = run
    self.sources = sources
    self.files = files
    self.records = records
    self.matches = matches
    self.merge = merge
    self.questions = questions
  }
}
