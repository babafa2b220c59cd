import RecordModel

/// Trains a model for each kind of records from the compared candidates and a sample of random pairs.
struct ModelTrainer: Sendable {
  let nodes: NodeTable
  let knowledge: ScoringKnowledge
  let threads: Int

  static let kinds: [CustomerRecord.Kind] = [.person, .organization]
  /// Parts in which pairs are counted; the result does not depend on it.
  private static let counters = 16

  /// By kind.
  func train(
    _ pairs: [[CandidatePair]], _ compared: [[ComparedPair]], labels: NodeLabels? = nil
  ) async -> [TrainedModel] {
    let candidates = await count(pairs, compared, labels)
    var samples: [PatternCounts] = []
    var memberCounts: [Int] = []
    for index in Self.kinds.indices {
      let members = nodes.withView { view in (0..<view.nodeCount).filter { view.kind($0) == index } }
      memberCounts.append(members.count)
      samples.append(await sample(members))
    }
    return await Parallel.map(Self.kinds.count, threads: threads) { [samples, memberCounts] index in
      let members = Double(memberCounts[index])
      var labelled = LabelledPatterns()
      if labels != nil { labelled = LabelledPatterns(same: candidates[index].same, different: candidates[index].different) }
      let training = ModelTraining(
        candidates: candidates[index].unlabelled, sample: samples[index], allPairs: members * max(0, members - 1) / 2,
        knowledge: knowledge, labels: labelled)
      return training.train(ClassModel(kind: Self.kinds[index], nodes: memberCounts[index]))
    }
  }

  /// The candidates' patterns, those that somebody judged apart.
  private struct Patterns {
    var unlabelled: PatternCounts
    var same: PatternCounts
    var different: PatternCounts
  }

  /// By kind.
  private func count(_ pairs: [[CandidatePair]], _ compared: [[ComparedPair]], _ labels: NodeLabels?) async -> [Patterns] {
    let parts = await Parallel.map(Self.counters, threads: threads) { counter in
      nodes.withView { view in
        var counts = Self.kinds.map { _ in [PatternCounter](repeating: PatternCounter(), count: 3) }
        for part in stride(from: counter, to: pairs.count, by: Self.counters) {
          for (pair, levels) in zip(pairs[part], compared[part]) {
            let said = labels?.isSame(pair)
            counts[view.kind(Int(pair.first))][said == nil ? 0 : said == true ? 1 : 2].add(TrainingPattern(levels))
          }
        }
        return counts
      }
    }
    return nodes.withView { view in
      Self.kinds.indices.map { kind in
        var said = [PatternCounter(), PatternCounter()]
        if let labels {
          let scorer = PairScorer(view, knowledge)
          var scratch = PairScratch()
          let unmet = labels.unmet(kind: kind, view, candidates: pairs)
          for (a, b) in unmet.same { said[0].add(TrainingPattern(scorer.compare(a, b, &scratch))) }
          for (a, b) in unmet.different { said[1].add(TrainingPattern(scorer.compare(a, b, &scratch))) }
        }
        return Patterns(
          unlabelled: PatternCounts(joining: parts.map { $0[kind][0] }),
          same: PatternCounts(joining: parts.map { $0[kind][1] } + [said[0]]),
          different: PatternCounts(joining: parts.map { $0[kind][2] } + [said[1]]))
      }
    }
  }

  /// Enough to see a level that one pair in ten thousand reaches; more for more records, which have rarer values.
  private static func sampleSize(_ nodes: Int) -> Int { min(200_000, max(20_000, nodes * 50)) }

  /// Random pairs, chosen by hash of their number: the same on every machine.
  private func sample(_ members: [Int]) async -> PatternCounts {
    guard members.count > 1 else { return PatternCounts([]) }
    let all = members.count.multipliedReportingOverflow(by: members.count - 1)
    let wanted = Self.sampleSize(members.count)
    let size = min(wanted, all.overflow ? wanted : all.partialValue / 2)
    let parts = await Parallel.map(Self.counters, threads: threads, state: PairScratch.init) { counter, scratch in
      nodes.withView { view in
        let scorer = PairScorer(view, knowledge)
        var counts = PatternCounter()
        for number in stride(from: counter, to: size, by: Self.counters) {
          let a = members[Int(ByteHash.mix(UInt64(number) &* 2 &+ 1) % UInt64(members.count))]
          let b = members[Int(ByteHash.mix(UInt64(number) &* 2 &+ 2) % UInt64(members.count))]
          if a != b { counts.add(TrainingPattern(scorer.compare(a, b, &scratch))) }
        }
        return counts
      }
    }
    return PatternCounts(joining: parts)
  }
}
