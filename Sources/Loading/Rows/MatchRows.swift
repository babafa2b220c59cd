import RecordModel

/// Writes scored links with their stories, refused unions, and what blocking and scoring did.
struct MatchRows {
  let snapshot: RunSnapshot

  func write(to connection: borrowing BulkConnection) throws {
    try writeLinks(to: connection)
    try writeRefusedUnions(to: connection)
    try writeHistogram(to: connection)
    try writeBlocking(to: connection)
  }

  private func writeLinks(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(
      connection, insertInto: "link", "a_record, b_record, weight, probability, band, levels, met_by")
    var story = LinkStory(model: snapshot.matches.model)
    for score in snapshot.matches.scores {
      insert.bind(Int(score.pair.first) + 1)
      insert.bind(Int(score.pair.second) + 1)
      insert.bind(score.weight.bits)
      // Six digits: the last bits of a power differ between machines.
      insert.bind((score.probability * 1_000_000).rounded() / 1_000_000)
      insert.bind(score.band.rawValue)
      insert.bind(story.json(of: score.vector))
      insert.bind(metBy(score.pair.rules))
      try insert.insert()
    }
  }

  private func metBy(_ rules: UInt64) -> String {
    snapshot.matches.blocking.prefix(64).enumerated().filter { rules >> UInt64($0.offset) & 1 == 1 }.map(\.element.name)
      .joined(separator: ",")
  }

  private func writeRefusedUnions(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(
      connection, insertInto: "refused_union", "a_record, b_record, weight, cross_evidence, reason")
    for refused in snapshot.matches.refused {
      insert.bind(Int(refused.first) + 1)
      insert.bind(Int(refused.second) + 1)
      insert.bind(refused.weight.bits)
      insert.bind(refused.crossEvidence.bits)
      insert.bind(refused.reason)
      try insert.insert()
    }
  }

  private func writeHistogram(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(connection, insertInto: "weight_histogram", "bits, pairs")
    for (bits, pairs) in snapshot.matches.weightHistogram.sorted(by: { $0.key < $1.key }) {
      insert.bind(bits)
      insert.bind(pairs)
      try insert.insert()
    }
  }

  private func writeBlocking(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(
      connection, insertInto: "blocking_rule",
      "rule_no, name, keys, pairs, new_pairs, largest_block, refined_blocks, pairs_not_met")
    for (index, rule) in snapshot.matches.blocking.enumerated() {
      insert.bind(index + 1)
      insert.bind(rule.name)
      for count in [rule.keys, rule.pairs, rule.newPairs, rule.largestBlock, rule.refinedBlocks, rule.pairsNotMet] {
        insert.bind(count)
      }
      try insert.insert()
    }
  }
}
