/// A piece of a pipeline file: text, list or map, with its place. Text stays text until the schema asks for a type.
struct ConfigNode {
  struct Entry {
    var key: String
    var keyPosition: Position
    var value: ConfigNode
  }

  enum Content {
    /// `isPlain`: written without quotes, so that other YAML readers may take it for a number or truth value.
    case text(String, isPlain: Bool)
    case list([ConfigNode])
    case map([Entry])
    /// Something that was reported already; says no more.
    case reported
  }

  var content: Content
  var position: Position

  /// What it is, in words for a message.
  var kindDescription: String {
    switch content {
    case .text(let text, let isPlain): text.isEmpty && isPlain ? "nothing" : "text"
    case .list: "a list"
    case .map: "a map"
    case .reported: "refused"
    }
  }
}
