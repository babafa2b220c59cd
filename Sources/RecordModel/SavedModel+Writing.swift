extension SavedModel {
  /// The text of `model.json`: one level a line. Shares are written so that reading gives the same double.
  package var json: String {
    """
    {
      "version": \(version),
      "built_in": \(JSONText.quoted(builtIn)),
      "trained_at": \(JSONText.quoted(trainedAt)),
      "labels": {"same": \(labels.same), "different": \(labels.different)},
      "kinds": [
    \(kinds.map(\.json).joined(separator: ",\n"))
      ]
    }

    """
  }
}

extension KindModel {
  fileprivate var json: String {
    let pairsPerRecord = Double(max(0, records - 1)) / 2
    let classes = zip(["same"] + relations, [matchShare] + relatedShares)
    let comparisons = comparisons.map { $0.json(relations) }
    return """
          {
            "kind": \(JSONText.quoted(kind)),
            "records": \(records),
            "strict_pairs": \(strictPairs),
            "converged": \(hasConverged),
            "prior_bits": \(ModelText.thousandths(prior.millibits)),
            "shares": {\(classes.map { "\(JSONText.quoted($0)): \(ModelText.number($1))" }.joined(separator: ", "))},
            "pairs_per_record": {\(classes.map { "\(JSONText.quoted($0)): \(ModelText.hundredths($1 * pairsPerRecord))" }.joined(separator: ", "))},
            "comparisons": [
      \(comparisons.joined(separator: ",\n"))
            ],
            "history": [\(history.isEmpty ? "" : "\n\(history.map(line).joined(separator: ",\n"))\n      ")]
          }
      """
  }

  private func line(_ round: Round) -> String {
    let shares = zip(["same"] + relations, [round.matchShare] + round.relatedShares).map {
      "\(JSONText.quoted($0)): \(ModelText.number($1))"
    }
    let exact = zip(comparisons, round.exactM).compactMap { comparison, m in
      m.map { "\(JSONText.quoted(comparison.name)): \(ModelText.number($0))" }
    }
    return
      "        {\(shares.joined(separator: ", ")), \"moved\": \(ModelText.number(round.moved)), \"m\": {\(exact.joined(separator: ", "))}}"
  }
}

extension KindModel.Comparison {
  fileprivate func json(_ relations: [String]) -> String {
    let lines = levels.map { level in
      var parts = [
        "\"level\": \(JSONText.quoted(level.name))", "\"bits\": \(ModelText.thousandths(level.weight.millibits))",
        "\"m\": \(ModelText.number(level.m))", "\"u\": \(ModelText.number(level.u))",
      ]
      if let sampled = level.sampledU { parts.append("\"sampled_u\": \(ModelText.number(sampled))") }
      parts += zip(relations, level.related).map { "\(JSONText.quoted($0)): \(ModelText.number($1))" }
      parts += [
        "\"pairs\": \(ModelText.hundredths(level.pairs))", "\"m_from\": \(JSONText.quoted(level.mFrom))",
        "\"u_from\": \(JSONText.quoted(level.uFrom))",
      ]
      return "            {\(parts.joined(separator: ", "))}"
    }
    return """
              {"field": \(JSONText.quoted(name)), "pairs": \(ModelText.hundredths(matchPairs)), \
      "labelled_pairs": \(ModelText.hundredths(labelledPairs)), "random_pairs": \(ModelText.hundredths(randomPairs)), "levels": [
      \(lines.joined(separator: ",\n"))
              ]}
      """
  }
}

/// Numbers as `model.json` writes them.
private enum ModelText {
  /// The shortest text that reads back as the same double.
  static func number(_ value: Double) -> String { "\(value)" }

  /// Numbers of pairs are expectations; further digits say nothing.
  static func hundredths(_ value: Double) -> String { number((value * 100).rounded() / 100) }

  static func thousandths(_ value: Int32) -> String { number(Double(value) / 1000) }
}
