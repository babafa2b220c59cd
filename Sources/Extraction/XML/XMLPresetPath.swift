import PipelineConfig

/// The record elements of known feeds, where how often an element stands would lead astray: an invoice names its supplier as often
/// as its customer.
enum XMLPresetPath {
  /// The first known one that the feed has.
  static func first(in survey: XMLPathSurvey) -> String? { known.first { survey.hasElement(endingIn: $0.names) }?.path }

  private static let known: [(path: String, names: [String])] = PresetRegistry.all.compactMap(\.recordPath).map { path in
    (path, path.split(separator: "/").map(String.init))
  }
}
