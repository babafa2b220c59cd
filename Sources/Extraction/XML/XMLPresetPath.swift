import PipelineConfig

/// The record elements of known feeds, where how often an element stands would lead astray: an invoice names its supplier as often
/// as its customer.
enum XMLPresetPath {
  /// The first known one that the feed has; of the named preset alone where there is one.
  static func first(in survey: XMLPathSurvey, of preset: String?) -> String? {
    let presets = preset.map { [PresetRegistry.named($0)].compactMap(\.self) } ?? PresetRegistry.all
    return presets.lazy.flatMap(\.recordPaths).first { path in
      survey.hasElement(endingIn: path.split(separator: "/").map(String.init))
    }
  }
}
