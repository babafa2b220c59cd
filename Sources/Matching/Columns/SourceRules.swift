import PipelineConfig
import RecordModel

/// Which records may become one customer at all, going by the sources they come from.
struct SourceRules: Sendable {
  let mode: MatchMode
  /// By source: its place among those whose records are all different customers; nil for the others.
  private let uniquePlaces: [Int: Int]

  init(_ definition: MatchDefinition) {
    mode = definition.mode
    uniquePlaces = Dictionary(
      uniqueKeysWithValues: definition.uniqueSources.enumerated().map { ($1, $0) })
  }

  /// Every record may be one with every other.
  static let free = SourceRules(MatchDefinition())

  var areFree: Bool { mode == .both && uniquePlaces.isEmpty }

  /// A bit for a source without duplicates, 0 for any other.
  func uniqueBit(_ source: Int) -> UInt64 { uniquePlaces[source].map { 1 << UInt64($0) } ?? 0 }

  /// Records with equal evidence are one node only where this is equal too.
  func separation(of record: Int, source: Int) -> UInt64 {
    if uniquePlaces[source] != nil { return UInt64(record) << 32 | 1 }
    return switch mode {
    case .both: 0
    case .dedupe: UInt64(source) << 32 | 2
    case .link: UInt64(record) << 32 | 1
    }
  }
}
