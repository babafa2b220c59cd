import RecordModel

/// Keys under `match`.
enum MatchKey: String, BlockKey {
  case block
  case blockLimit = "block_limit"
  case thresholds, model, mode

  static let place = "'match'"
  static let notYet = [
    "compare": "remove it; comparisons and weights are learned from the data",
    "on_missing": "remove it; a missing value never counts as agreement",
    "never": "remove it; conflicting birth dates, suffixes and strong ids keep customers apart by themselves",
  ]
}

/// Keys under `match.thresholds`.
enum ThresholdsKey: String, BlockKey {
  case merge, review

  static let place = "'match.thresholds'"
}

/// Keys under `cluster`.
enum ClusterKey: String, BlockKey {
  case maxRecords = "max_records"

  static let place = "'cluster'"
  static let notYet = [
    "max_value_fanout": "remove it; the fan-out of shared values is learned from the data",
    "min_bridge": "remove it; weak bridges always go to review", "oversize": "remove it; weak bridges always go to review",
  ]
}

extension MatchDefinition {
  /// Functions a block rule may apply to a field.
  package static let blockFunctions = ["soundex", "prefix4", "year"]

  static func read(
    _ reader: NodeReader?, cluster: NodeReader?, sources: [SourceDefinition], text: SourceText, environment: EnvironmentLookup
  ) -> MatchDefinition {
    var match = MatchDefinition()
    if let limit = cluster?.map(ClusterKey.self)?[.maxRecords]?.integer(in: 2...1_000_000) { match.maxClusterRecords = limit }
    match.uniqueSources = sources.indices.filter { sources[$0].isUnique }
    guard let block = reader?.map(MatchKey.self) else { return match }
    match.blockLimit = block[.blockLimit]?.integer(in: 2...1_000_000) ?? match.blockLimit
    match.mode = block[.mode]?.choice() ?? match.mode
    if let thresholds = block[.thresholds]?.map(ThresholdsKey.self) { match.read(thresholds) }
    if let model = block[.model], let path = model.path(environment) {
      match.model = ModelReference(path: path, location: text.location(of: model.node.position))
    }
    let fields = FilledFields(sources)
    match.blockingRules = (block[.block]?.rules() ?? []).compactMap { BlockingRule.read($0, fields: fields, text: text) }
    return match
  }

  private mutating func read(_ block: MapReader<ThresholdsKey>) {
    let merge = block[.merge].flatMap(Self.probability)
    let review = block[.review].flatMap(Self.probability)
    guard (merge ?? mergeThreshold) > (review ?? reviewThreshold) else {
      let shownMerge = NodeReader.shown(merge ?? mergeThreshold) + (merge == nil ? ", the default" : "")
      let shownReview = NodeReader.shown(review ?? reviewThreshold) + (review == nil ? ", the default" : "")
      block.faults.report(
        .thresholds, "thresholds.review (\(shownReview)) must be below thresholds.merge (\(shownMerge))",
        at: block[review == nil ? .merge : .review]?.node.position ?? block.position,
        hints: ["pairs between the two go to review; write both, such as { merge: 0.95, review: 0.5 }"])
      return
    }
    mergeThreshold = merge ?? mergeThreshold
    reviewThreshold = review ?? reviewThreshold
  }

  /// Above 0 and below 1.
  private static func probability(_ reader: NodeReader) -> Double? {
    guard let text = reader.text() else { return nil }
    guard let value = NodeReader.decimal(text) else { return reader.number(in: 0...1) }
    if value > 0, value < 1 { return value }
    let isPercent = value > 1 && value < 100
    reader.report(
      .thresholds,
      "\(reader.path) \(text) is no probability between 0 and 1"
        + (isPercent ? "; did you mean \(NodeReader.shown(value / 100))?" : ""))
    return nil
  }
}

extension NodeReader {
  /// A list of rules, each a list of keys; a rule of one key may be written as text.
  fileprivate func rules() -> [NodeReader]? {
    guard case .list = node.content else {
      wrongType("a list of rules, such as [[email], [phone]]")
      return nil
    }
    return items()
  }
}

extension MatchDefinition.BlockingRule {
  fileprivate static func read(_ reader: NodeReader, fields: FilledFields, text: SourceText) -> Self? {
    let items = reader.items() ?? []
    let keys = items.compactMap { Key.read($0, fields: fields) }
    return keys.isEmpty || keys.count < items.count ? nil : Self(keys: keys, location: text.location(of: reader.node.position))
  }
}

extension MatchDefinition.BlockingRule.Key {
  fileprivate static func read(_ reader: NodeReader, fields: FilledFields) -> Self? {
    guard let text = reader.text() else { return nil }
    let call = FunctionCall(text)
    let name = call?.argument ?? text
    if let function = call?.name, !MatchDefinition.blockFunctions.contains(function) {
      reader.unknown(
        function, .unknownValue, among: MatchDefinition.blockFunctions, listing: MatchDefinition.blockFunctions)
      return nil
    }
    guard let field = CanonicalField(name: name) else {
      let near = reader.faults.nearest(name, among: CanonicalField.allCases.map(\.name))
      reader.report(
        .unfilledBlockField, "block rule uses '\(name)', which is no field\(near.map { "; did you mean '\($0)'?" } ?? "")")
      return nil
    }
    if call?.name == "year", field != .birthDate, field != .lastActivity {
      reader.report(.doesNotFit, "year(\(name)): '\(name)' holds no date", hints: ["write year(birth_date)"])
      return nil
    }
    if !fields.contains(field) {
      reader.report(
        .unfilledBlockField, "block rule uses '\(name)', never filled by any source",
        hints: ["map a column to \(name) under `fields`, or remove the rule"])
    }
    return Self(function: call?.name, field: field)
  }
}

/// The fields that can hold a value, where every source names its fields; else any may.
private struct FilledFields {
  private let fields: Set<CanonicalField>?

  init(_ sources: [SourceDefinition]) {
    guard !sources.isEmpty, sources.allSatisfy({ !$0.fields.isEmpty }) else {
      fields = nil
      return
    }
    var fields: Set<CanonicalField> = []
    for case .field(let field, _) in sources.flatMap(\.fields).map(\.target) {
      fields.insert(field)
      fields.formUnion(Self.derived(from: field))
    }
    self.fields = fields
  }

  func contains(_ field: CanonicalField) -> Bool { fields?.contains(field) ?? true }

  /// What normalization makes of a field.
  private static func derived(from field: CanonicalField) -> [CanonicalField] {
    switch field {
    case .nameFull: CanonicalField.allCases.filter(\.isNamePart)
    case .nameGiven, .nameLast: [.nameFull]
    case .addressFull: CanonicalField.allCases.filter(\.isAddressPart)
    case .addressStreet: [.addressStreetName, .addressNumber, .addressUnit]
    default: []
    }
  }
}
