import PipelineConfig

/// The columns of a JSON file: what becomes of the values at each path.
struct JSONColumns {
  struct Traits: OptionSet {
    let rawValue: UInt8
    /// Never leaves the extractor, by the source's `drop`.
    static let isDropped = Traits(rawValue: 1)
    /// Never leaves the extractor, by its name.
    static let isSecret = Traits(rawValue: 2)
    static let mayBePhone = Traits(rawValue: 4)
    /// The source's key and time are kept whatever their digits look like.
    static let isIdentity = Traits(rawValue: 8)
    /// Names, or holds, what an object like `{"name": …, "value": …}` is about.
    static let isNameName = Traits(rawValue: 16)
    static let isValueName = Traits(rawValue: 32)
    static let hasExpressions = Traits(rawValue: 64)
  }

  struct Entry {
    var column: UInt16
    var traits: Traits
  }

  /// A mapping with array indexes: a column of its own or, without one, what is dropped.
  struct Expression {
    var column: UInt16?
    var numbers: [(column: String, position: Int, index: UInt32)]
  }

  private(set) var names: [String] = []
  private var numbers: [String: UInt16] = [:]
  private var entries: [Entry?] = []
  private var expressionsByPath: [UInt32: [Expression]] = [:]
  private let parser: JSONDocumentParser
  private let dropped: [JSONPath]
  private let mapped: [JSONPath]
  private let identity: Set<String>

  init(_ source: SourceDefinition, _ parser: JSONDocumentParser) {
    self.parser = parser
    let mappings = source.fields + (source.key.map { [$0] } ?? [])
    let used = mappings.flatMap { [$0.from, $0.at, $0.wording] } + [source.updatedAt]
    mapped = Set(used.compactMap { $0 }).subtracting(source.drop).sorted().compactMap(JSONPath.init)
      .filter { $0.text != $0.column }
    dropped = source.drop.sorted().compactMap(JSONPath.init)
    identity = Set([source.key?.from, source.updatedAt].compactMap { $0.flatMap(JSONPath.init)?.column })
    for path in mapped + dropped where !path.numbers.isEmpty {
      if let id = parser.path(of: path.keys) { parser.watch(id) }
    }
  }

  /// The number of the column of this name, new or known; nil when there are too many.
  mutating func number(of name: String) -> UInt16? {
    if let known = numbers[name] { return known }
    guard names.count < 8192 else { return nil }
    let number = UInt16(names.count)
    names.append(name)
    numbers[name] = number
    return number
  }

  mutating func entry(of path: UInt32) -> Entry {
    let index = Int(path)
    if index < entries.count, let entry = entries[index] { return entry }
    while entries.count <= index { entries.append(nil) }
    let entry = makeEntry(path)
    entries[index] = entry
    return entry
  }

  /// The mappings and drops that may apply to values at a path with `hasExpressions`.
  func expressions(at path: UInt32) -> [Expression] { expressionsByPath[path] ?? [] }

  /// The path up to the last key.
  func parent(of column: UInt16) -> Substring {
    let name = names[Int(column)]
    return name.dropLast(Self.lastKey(of: name).count)
  }

  private mutating func makeEntry(_ path: UInt32) -> Entry {
    let name = parser.text(of: path)
    let last = Self.lastKey(of: name).utf8
    let isDropped = dropped.contains { path in
      path.numbers.isEmpty && !path.column.isEmpty && (name == path.column || name.hasPrefix(path.column + "."))
    }
    if SecretFilter.isSecretName(last) { return Entry(column: 0, traits: .isSecret) }
    guard !isDropped, let column = number(of: name) else { return Entry(column: 0, traits: .isDropped) }
    var traits: Traits = []
    if SecretFilter.isPhoneName(last) { traits.insert(.mayBePhone) }
    if SecretFilter.isNameName(last) { traits.insert(.isNameName) }
    if SecretFilter.isValueName(last) { traits.insert(.isValueName) }
    if identity.contains(name) { traits.insert(.isIdentity) }
    let own = mapped.filter { $0.column == name }.map { Expression(column: number(of: $0.text), numbers: $0.numbers) }
    let drops = dropped.filter { $0.column == name && !$0.numbers.isEmpty }.map { Expression(column: nil, numbers: $0.numbers) }
    if !own.isEmpty || !drops.isEmpty {
      traits.insert(.hasExpressions)
      expressionsByPath[path] = drops + own.filter { $0.column != nil }
    }
    return Entry(column: column, traits: traits)
  }

  private static func lastKey(of name: String) -> Substring {
    name.lastIndex(of: ".").map { name[name.index(after: $0)...] } ?? name[...]
  }
}
