import PipelineConfig

/// The presets with their headers as they are looked up.
struct PresetTable: Sendable {
  let preset: Preset
  private let signatures: [Set<String>]
  private let targets: [String: Preset.Target]

  private static let all = PresetRegistry.all.map(PresetTable.init)

  /// XML names are compared as they are: `Id` and `LastName` are another system's than `id` and `last-name`.
  private let isExact: Bool

  private init(_ preset: Preset) {
    self.preset = preset
    let isExact = preset.kinds == [.xml]
    self.isExact = isExact
    signatures = preset.signatures.map { Set($0.map { isExact ? $0 : Self.key($0) }) }
    targets = Dictionary(
      preset.columns.map { (isExact ? $0.name : Self.key($0.name), $0.target) }, uniquingKeysWith: { first, _ in first })
  }

  /// The one with that name, else the one whose signature is in the columns; the longest, then the first.
  static func of(_ columns: [String], kind: SourceKind, named name: String?) -> PresetTable? {
    if let name { return all.first { $0.preset.name == name } }
    guard all.contains(where: { $0.preset.kinds.contains(kind) }) else { return nil }
    let names = Set(columns)
    let keys = Set(columns.map(key))
    var best: (length: Int, table: PresetTable)?
    for table in all where table.preset.kinds.contains(kind) {
      let length = table.signatures.filter { $0.isSubset(of: table.isExact ? names : keys) }.map(\.count).max() ?? 0
      if length > best?.length ?? 0 { best = (length, table) }
    }
    return best?.table
  }

  /// What the column means; nil where the preset does not know it.
  func target(of column: String) -> Preset.Target? { targets[isExact ? column : Self.key(column)] }

  /// The sign before a name tells (`# `, `*ContactName`, `@internalId`), as the header dictionary does not need it to.
  private static func key(_ header: String) -> String {
    let words = HeaderKey.compact(HeaderKey(header).words)
    return words.isEmpty ? header : words
  }
}

extension HeaderMeaning {
  /// A preset's target as the header dictionary would give it.
  init(_ target: Preset.Target) {
    switch target {
    case .unused: self.init(target: .unused)
    case .key: self.init(target: .key(rank: -1))
    case .updatedAt: self.init(target: .updatedAt(rank: -1))
    case .organization: self.init(target: .organization)
    case .streetNumber: self.init(target: .streetNumber)
    case .field(let field, let label): self.init(target: .field(field, label: label), group: label)
    case .consent(let channel, let isNegative, let isTime):
      self.init(target: .consent(ConsentColumn(channel: channel, isNegative: isNegative, isTime: isTime)))
    case .interaction(let part): self.init(target: .interaction(part))
    }
  }
}
