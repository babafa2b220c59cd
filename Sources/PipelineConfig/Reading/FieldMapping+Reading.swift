import RecordModel

/// Keys of one field in its long form.
enum FieldKey: String, BlockKey {
  case from, use, purpose, at, text

  static let place = "a field"
  static let notYet = ["ip": "remove it; the time and the wording are what proves a consent"]
}

extension FieldMapping {
  /// All lines under `fields`, one mapping per column, in the order of the file.
  static func readAll(_ reader: NodeReader, text: SourceText) -> [FieldMapping] {
    let entries = reader.openMap(of: "fields and columns, such as `email: E-Mail`") ?? []
    return entries.flatMap { entry -> [FieldMapping] in
      let target = FieldTarget.read(entry.key, at: entry.position, faults: reader.faults)
      // The columns are read even where the target is unknown: their faults are to be told too.
      let probe = FieldMapping(
        target: target ?? .field(.note, label: ""), from: "", location: text.location(of: entry.position))
      let mappings = read(entry.value, as: probe, isTarget: target != nil, keyPosition: entry.position)
      return target == nil ? [] : mappings
    }
  }

  private static func read(
    _ reader: NodeReader, as mapping: FieldMapping, isTarget: Bool, keyPosition: Position
  ) -> [FieldMapping] {
    var mapping = mapping
    var columns: [String] = []
    if case .map = reader.node.content {
      guard let block = reader.map(FieldKey.self) else { return [] }
      columns = block.required(.from, hint: "name the column the value stands in")?.texts() ?? []
      mapping.transforms = block[.use].map(Transform.readAll) ?? []
      mapping.readConsent(block, isTarget: isTarget)
    } else {
      columns = reader.texts() ?? []
    }
    if isTarget, case .consent(let channel) = mapping.target, mapping.purpose == nil {
      reader.faults.report(
        .consentWithoutPurpose,
        "consent.\(channel) has no purpose; it is stored as 'unspecified' and never counts as opt-in", at: keyPosition,
        hints: ["write { from: …, purpose: newsletter }"])
    }
    return columns.map { column in
      var copy = mapping
      copy.from = column
      return copy
    }
  }

  private mutating func readConsent(_ block: MapReader<FieldKey>, isTarget: Bool) {
    purpose = block[.purpose]?.text()
    at = block[.at]?.text()
    wording = block[.text]?.text()
    guard isTarget, case .field = target else { return }
    for key in [FieldKey.purpose, .at, .text] {
      block.refuse(key, because: "has no meaning here", hint: "remove it; only consent has it")
    }
  }
}
