import RecordModel

/// Trains a model for each kind of records from the compared candidates and a sample of random pairs.
struct ModelTrainer: Sendable {
  let nodes: NodeTable
  let knowledge: ScoringKnowledge
  let threads: Int

  /// By kind.
  func train(_ pairs: [CandidatePair], _ compared: [ComparedPair]) async -> [ClassModel] {
    let kinds: [CustomerRecord.Kind] = [.person, .organization]
    return await Parallel.map(kinds.count, threads: threads) { index in
      let kind = kinds[index]
      return nodes.withView { view in
        let members = (0..<view.nodeCount).filter { view.kind($0) == index }
        let model = ClassModel(kind: kind, nodes: members.count)
        let candidates = zip(pairs, compared).compactMap {
          view.kind(Int($0.first)) == index ? TrainingPattern($1) : nil
        }
        let training = ModelTraining(
          candidates: PatternCounts(candidates), sample: sample(members, view),
          allPairs: Double(members.count) * Double(max(0, members.count - 1)) / 2, knowledge: knowledge)
        return training.train(model)
      }
    }
  }

  /// Enough to see a level that one pair in ten thousand reaches; more for more records, which have rarer values.
  private static func sampleSize(_ nodes: Int) -> Int { min(200_000, max(20_000, nodes * 50)) }

  /// Random pairs, chosen by hash of their number: the same on every machine.
  private func sample(_ members: [Int], _ view: NodeView) -> PatternCounts {
    guard members.count > 1 else { return PatternCounts([]) }
    let scorer = PairScorer(view, knowledge)
    var scratch = PairScratch()
    var patterns: [TrainingPattern] = []
    let all = members.count.multipliedReportingOverflow(by: members.count - 1)
    let wanted = Self.sampleSize(members.count)
    for number in 0..<min(wanted, all.overflow ? wanted : all.partialValue / 2) {
      let a = members[Int(ByteHash.mix(UInt64(number) &* 2 &+ 1) % UInt64(members.count))]
      let b = members[Int(ByteHash.mix(UInt64(number) &* 2 &+ 2) % UInt64(members.count))]
      if a != b { patterns.append(TrainingPattern(scorer.compare(a, b, &scratch))) }
    }
    return PatternCounts(patterns)
  }
}
