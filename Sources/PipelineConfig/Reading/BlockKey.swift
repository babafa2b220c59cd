/// The keys of one block of the pipeline file: an enumeration whose raw values are the names users write.
protocol BlockKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// Where the block stands, for messages: `match`, `a source`.
  static var place: String { get }
  /// Keys of the design that are not read yet, with what to do instead; refused with a message of their own.
  static var notYet: [String: String] { get }
}

extension BlockKey {
  static var notYet: [String: String] { [:] }
  static var names: [String] { allCases.map(\.rawValue) }
}

/// Every block of the pipeline file.
enum PipelineVocabulary {
  static let blocks: [any BlockKey.Type] = [
    PipelineKey.self, DefaultsKey.self, SourceKey.self, DialectKey.self, KeyColumnKey.self, FieldKey.self, InteractionKey.self,
    NormalizeKey.self, SpamKey.self, ListExtensionKey.self, MatchKey.self, ThresholdsKey.self, ClusterKey.self, ChainKey.self,
    OutputKey.self,
  ]

  /// The block a key belongs to, where a user wrote it in another one.
  static func place(of key: String) -> String? {
    blocks.first { $0.names.contains(key) }?.place
  }
}
