import RecordModel

/// Makes the questions a steward should answer: doubtful pairs and unions the clustering refused.
package enum ReviewQueue {
  /// One question per pair of customers, the strongest first; ids are made of the two records' references, so that the same
  /// question keeps its id from run to run.
  package static func questions(
    matches: MatchResult, merge: MergeResult, records: CustomerRecordTable, sources: [String]
  ) -> [RunSnapshot.Question] {
    var candidates: [Candidate] = matches.scores.filter { $0.band == .review }.map {
      Candidate(kind: "same_person", first: $0.pair.first, second: $0.pair.second, weight: $0.weight, reason: "doubtful_pair")
    }
    candidates += matches.refused.map {
      Candidate(kind: "refused_union", first: $0.first, second: $0.second, weight: $0.weight, reason: $0.reason)
    }
    candidates.sort(by: Candidate.precedes)
    var asked = Set<CustomerPair>()
    var questions: [RunSnapshot.Question] = []
    for candidate in candidates {
      let a = merge.customerOfRecord[Int(candidate.first)]
      let b = merge.customerOfRecord[Int(candidate.second)]
      guard a != b, asked.insert(CustomerPair(low: min(a, b), high: max(a, b))).inserted else { continue }
      questions.append(
        RunSnapshot.Question(
          id: identifier(candidate, records, sources), kind: candidate.kind, first: candidate.first,
          second: candidate.second, weight: candidate.weight,
          impact: merge.customers[Int(a)].records.count + merge.customers[Int(b)].records.count, reason: candidate.reason))
    }
    return questions
  }

  private struct Candidate {
    var kind: String
    var first: Int32
    var second: Int32
    var weight: MatchWeight
    var reason: String

    static func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
      if a.weight != b.weight { return a.weight > b.weight }
      return (a.first, a.second, a.kind) < (b.first, b.second, b.kind)
    }
  }

  private struct CustomerPair: Hashable {
    var low: Int32
    var high: Int32
  }

  private static func identifier(_ candidate: Candidate, _ records: CustomerRecordTable, _ sources: [String]) -> String {
    let parts = [candidate.first, candidate.second].map { index in
      let record = records.records[Int(index)]
      return "\(sources[Int(record.source)])\u{0}\(records.texts.string(record.key))"
    }
    return "Q" + SHA256.hexDigest(of: Array(parts.sorted().joined(separator: "\u{0}\u{0}").utf8)).prefix(15)
  }
}
