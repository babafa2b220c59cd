import RecordModel

extension ClassModel {
  /// A saved model for the records at hand: its `m`, relations and sampled `u`; the equality levels' `u` follows from this data's
  /// frequencies (``setStrangers(from:)``).
  ///
  /// The classes' shares of all pairs shrink as a list grows, because pairs grow with its square and duplicates with its length:
  /// what is kept of them is the number of pairs a record, drawn to the built-in one where a short list was trained on and a much
  /// longer one is matched. For comparisons and levels the file does not name the built-in estimates stay.
  init(reusing saved: KindModel, kind: CustomerRecord.Kind, nodes: Int) {
    self.init(kind: kind, nodes: nodes)
    for index in comparisons.indices {
      guard let known = saved.comparisons.first(where: { $0.name == comparisons[index].name }) else { continue }
      comparisons[index].trainedOn = known.matchPairs
      comparisons[index].labelledOn = known.labelledPairs
      comparisons[index].sampledOn = known.randomPairs
      for number in comparisons[index].levels.indices {
        let name = comparisons[index].levels[number].name
        guard let level = known.levels.first(where: { $0.name == name }), level.related.count == 2 else { continue }
        comparisons[index].levels[number].m = level.m
        comparisons[index].levels[number].u = level.sampledU ?? level.u
        comparisons[index].levels[number].related = (level.related[0], level.related[1])
      }
    }
    guard saved.records > 1, nodes > 1, saved.relatedShares.count == 2 else { return }
    if saved.records == nodes {
      matchShare = saved.matchShare
      relatedShares = (saved.relatedShares[0], saved.relatedShares[1])
      return
    }
    let ratio = Double(saved.records) / Double(nodes)
    let change = 1 - min(ratio, 1 / ratio)
    func share(_ saved: Double, _ builtIn: Double, records: Int) -> Double {
      let rate = saved * Double(records - 1) / 2
      let builtInRate = builtIn * Double(nodes - 1) / 2
      let drawn = Self.rateRecords * change
      let mean = (rate * Double(records) + builtInRate * drawn) / (Double(records) + drawn)
      return min(0.2, mean * 2 / Double(nodes - 1))
    }
    matchShare = share(saved.matchShare, matchShare, records: saved.records)
    relatedShares = (
      share(saved.relatedShares[0], relatedShares.0, records: saved.records),
      share(saved.relatedShares[1], relatedShares.1, records: saved.records)
    )
  }

  /// Weight of the built-in number of pairs a record beside that of a list of quite another length, in records.
  private static let rateRecords = 100.0
}
