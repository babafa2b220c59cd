import Diagnostics

extension SavedModel {
  /// Why a text is no model this program can use.
  package enum ReadingError: Error, Equatable {
    /// A model of a program with other comparisons or built-in estimates.
    case otherProgram
    case fault(LocatedJSON.Fault)
  }

  /// Reads what ``json`` wrote, or what somebody made of it. The version is looked at first, because another version may hold
  /// other keys. Every number is checked: shares lie above 0 and up to 1.
  package init(json bytes: [UInt8], shape: ModelShape) throws(ReadingError) {
    do throws(LocatedJSON.Fault) {
      let root = try LocatedJSON(parsing: bytes)
      let version = try root.member("version").whole(in: 0...1_000_000)
      // Models of before the digest have none.
      let builtIn = try root.optional("built_in")?.text() ?? ""
      self.init(version: version, builtIn: builtIn)
      if version == shape.version, builtIn == shape.builtIn { try read(root, shape) }
    } catch {
      throw .fault(error)
    }
    guard version == shape.version, builtIn == shape.builtIn else { throw .otherProgram }
  }

  private mutating func read(_ root: LocatedJSON, _ shape: ModelShape) throws(LocatedJSON.Fault) {
    try root.onlyKeys(["version", "built_in", "trained_at", "labels", "kinds"])
    trainedAt = try root.member("trained_at").text()
    let labels = try root.member("labels")
    self.labels = LabelledPairs(
      same: try labels.member("same").whole(in: 0...KindModel.most),
      different: try labels.member("different").whole(in: 0...KindModel.most))
    let list = try root.member("kinds")
    let entries = try list.named(by: "kind", shape.kinds.map(\.name), what: "kind")
    for (kind, entry) in zip(shape.kinds, entries) { kinds.append(try KindModel(entry, kind)) }
  }
}

extension KindModel {
  fileprivate static let most = 1_000_000_000_000

  fileprivate init(_ node: LocatedJSON, _ shape: ModelShape.Kind) throws(LocatedJSON.Fault) {
    try node.onlyKeys([
      "kind", "records", "strict_pairs", "converged", "prior_bits", "shares", "pairs_per_record", "comparisons", "history",
    ])
    let records = try node.member("records").whole(in: 0...Self.most)
    // Without two records there is no pair, and no share of pairs.
    let shares = try node.member("shares").shares(["same"] + shape.relations, orNone: records < 2)
    let entries = try node.member("comparisons").named(by: "field", shape.comparisons.map(\.name), what: "comparison")
    var comparisons: [Comparison] = []
    for (known, entry) in zip(shape.comparisons, entries) {
      comparisons.append(try Comparison(entry, name: known.name, levels: known.levels, relations: shape.relations))
    }
    self.init(
      kind: shape.name, relations: shape.relations, records: records,
      strictPairs: try node.member("strict_pairs").whole(in: 0...Self.most),
      matchShare: shares[0], relatedShares: Array(shares.dropFirst()), prior: try node.member("prior_bits").weight(),
      comparisons: comparisons, history: [], hasConverged: try node.member("converged").truth())
    for round in try node.member("history").items() { history.append(try Round(round, self)) }
  }
}

extension KindModel.Round {
  fileprivate init(_ node: LocatedJSON, _ kind: KindModel) throws(LocatedJSON.Fault) {
    try node.onlyKeys(["same"] + kind.relations + ["moved", "m"])
    var shares: [Double] = []
    for name in ["same"] + kind.relations { shares.append(try node.member(name).share()) }
    let exact = try node.member("m")
    try exact.onlyKeys(kind.comparisons.map(\.name))
    var values: [Double?] = []
    for comparison in kind.comparisons { values.append(try exact.optional(comparison.name)?.share()) }
    self.init(
      matchShare: shares[0], relatedShares: Array(shares.dropFirst()), moved: try node.member("moved").number(in: 0...1e12),
      exactM: values)
  }
}

extension KindModel.Comparison {
  fileprivate init(
    _ node: LocatedJSON, name: String, levels: [String], relations: [String]
  ) throws(LocatedJSON.Fault) {
    try node.onlyKeys(["field", "pairs", "labelled_pairs", "random_pairs", "levels"])
    self.init(
      name: name, matchPairs: try node.member("pairs").number(in: 0...1e15),
      labelledPairs: try node.member("labelled_pairs").number(in: 0...1e15),
      randomPairs: try node.member("random_pairs").number(in: 0...1e15), levels: [])
    let entries = try node.member("levels").named(by: "level", levels, what: "level")
    for (level, entry) in zip(levels, entries) {
      self.levels.append(try KindModel.Level(entry, name: level, relations: relations))
    }
  }
}

extension KindModel.Level {
  fileprivate init(_ node: LocatedJSON, name: String, relations: [String]) throws(LocatedJSON.Fault) {
    try node.onlyKeys(["level", "bits", "m", "u", "sampled_u"] + relations + ["pairs", "m_from", "u_from"])
    var related: [Double] = []
    for relation in relations { related.append(try node.member(relation).share()) }
    self.init(
      name: name, m: try node.member("m").share(), u: try node.member("u").share(),
      sampledU: try node.optional("sampled_u")?.share(), related: related, weight: try node.member("bits").weight(),
      pairs: try node.member("pairs").number(in: 0...1e15),
      mFrom: try node.member("m_from").text(among: ["prior", "em", "labels"]),
      uFrom: try node.member("u_from").text(among: ["prior", "sampled", "frequencies"]))
  }
}

extension LocatedJSON {
  fileprivate func members() throws(Fault) -> [(key: String, value: LocatedJSON)] {
    guard case .map(let members) = content else { throw fault("a map is expected here, not \(kindDescription)") }
    return members
  }

  fileprivate func items() throws(Fault) -> [LocatedJSON] {
    guard case .list(let items) = content else { throw fault("a list is expected here, not \(kindDescription)") }
    return items
  }

  fileprivate func optional(_ key: String) throws(Fault) -> LocatedJSON? { try members().first { $0.key == key }?.value }

  fileprivate func member(_ key: String) throws(Fault) -> LocatedJSON {
    guard let value = try optional(key) else { throw fault("'\(key)' is missing") }
    return value
  }

  fileprivate func onlyKeys(_ known: [String]) throws(Fault) {
    for (key, value) in try members() where !known.contains(key) {
      let near = NearestName.of(key, among: known).map { "; did you mean '\($0)'?" } ?? ""
      throw value.fault("an unknown key stands before this value\(near)")
    }
  }

  fileprivate func text() throws(Fault) -> String {
    guard case .text(let value) = content else { throw fault("text is expected here, not \(kindDescription)") }
    return value
  }

  fileprivate func text(among known: [String]) throws(Fault) -> String {
    let value = try text()
    guard known.contains(value) else { throw fault("one of \(known.joined(separator: ", ")) is expected here") }
    return value
  }

  fileprivate func truth() throws(Fault) -> Bool {
    guard case .truth(let value) = content else { throw fault("true or false is expected here, not \(kindDescription)") }
    return value
  }

  fileprivate func number(in range: ClosedRange<Double>) throws(Fault) -> Double {
    guard case .number(let value) = content else { throw fault("a number is expected here, not \(kindDescription)") }
    guard range.contains(value) else {
      throw fault("the number must be at least \(range.lowerBound) and at most \(range.upperBound)")
    }
    return value
  }

  fileprivate func whole(in range: ClosedRange<Int>) throws(Fault) -> Int {
    let value = try number(in: Double(range.lowerBound)...Double(range.upperBound))
    guard let whole = Int(exactly: value) else { throw fault("a whole number is expected here") }
    return whole
  }

  /// A probability that has a logarithm.
  fileprivate func share() throws(Fault) -> Double {
    let value = try number(in: -.greatestFiniteMagnitude ... .greatestFiniteMagnitude)
    guard value >= 1e-18, value <= 1 else { throw fault("a share lies between 1e-18 and 1") }
    return value
  }

  fileprivate func shares(_ names: [String], orNone: Bool) throws(Fault) -> [Double] {
    try onlyKeys(names)
    var result: [Double] = []
    for name in names { result.append(orNone ? try member(name).number(in: 0...1) : try member(name).share()) }
    guard result.reduce(0, +) < 1 else { throw fault("these shares must be less than 1 together") }
    return result
  }

  fileprivate func weight() throws(Fault) -> MatchWeight {
    MatchWeight(millibits: Int32((try number(in: -1000...1000) * 1000).rounded()))
  }

  /// A list's entries by the name each has under `key`, in the order of `names`, each once.
  fileprivate func named(by key: String, _ names: [String], what: String) throws(Fault) -> [LocatedJSON] {
    var found: [String: LocatedJSON] = [:]
    for entry in try items() {
      let node = try entry.member(key)
      let name = try node.text()
      guard names.contains(name) else {
        let near = NearestName.of(name, among: names).map { "; did you mean '\($0)'?" } ?? ""
        throw node.fault("there is no \(what) of this name\(near)")
      }
      guard found.updateValue(entry, forKey: name) == nil else { throw node.fault("the \(what) '\(name)' stands here twice") }
    }
    var result: [LocatedJSON] = []
    for name in names {
      guard let entry = found[name] else { throw fault("the \(what) '\(name)' is missing here") }
      result.append(entry)
    }
    return result
  }
}
