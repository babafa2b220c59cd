import PipelineConfig
import RecordModel

/// The columns of a POST log: what becomes of the values of each key.
///
/// `user[name]` is the column `user.name`, `tags[]` the column `tags`; a key that the source maps as it is written has a column
/// of that name too.
struct PostLogColumns {
  /// What is known of a key as it stands in the log.
  struct Key {
    enum Fate { case kept, dropped, secret, refused }
    var fate: Fate
    var column: UInt16 = 0
    /// The column named exactly like the key, where a mapping asks for it.
    var alias: UInt16?
    /// The number in `items[2][name]`.
    var index: UInt16?
    var mayBePhone = false
    var repairs: FormRepairs = []
  }

  private static let columnLimit = 4096
  private static let keyLimit = 1024

  private(set) var names: [String] = []
  private var numbers: [String: UInt16] = [:]
  private var texts = TextPool()
  private var keys: [Key?] = []
  private let mapped: Set<String>
  private let dropped: Set<String>

  init(_ source: SourceDefinition) {
    let mappings = source.fields + (source.key.map { [$0] } ?? [])
    mapped = Set((mappings.flatMap { [$0.from, $0.at, $0.wording] } + [source.updatedAt]).compactMap { $0 })
    dropped = source.drop
  }

  /// The number of a column that the reader itself fills; nil when the source drops it.
  mutating func number(ofOwn name: String) -> UInt16? { dropped.contains(name) ? nil : number(of: name) }

  /// What becomes of the values of a key, as it stands in the log.
  mutating func key(_ raw: UnsafeBufferPointer<UInt8>) -> Key {
    if raw.count > Self.keyLimit { return Key(fate: .refused) }
    if texts.count > 2 * Self.columnLimit {
      texts = TextPool()
      keys = []
    }
    let id = Int(texts.intern(raw).rawValue)
    while keys.count <= id { keys.append(nil) }
    if let known = keys[id] { return known }
    let key = makeKey(raw)
    keys[id] = key
    return key
  }

  private mutating func makeKey(_ raw: UnsafeBufferPointer<UInt8>) -> Key {
    var bytes: [UInt8] = []
    let repairs = PercentDecoder.append(raw, to: &bytes)
    let written = String(decoding: bytes, as: UTF8.self)
    let (parts, index) = Self.parts(of: written)
    let name = parts.isEmpty ? "_" : parts.joined(separator: ".")
    let isDropped = [written, name].contains { text in
      dropped.contains(text) || parts.indices.contains { dropped.contains(parts[...$0].joined(separator: ".")) }
    }
    if isDropped { return Key(fate: .dropped) }
    if SecretFilter.isSecretName((parts.last ?? "").utf8) { return Key(fate: .secret) }
    guard let column = number(of: name) else { return Key(fate: .refused) }
    let alias = written != name && mapped.contains(written) ? number(of: written) : nil
    let mayBePhone = SecretFilter.isPhoneName((parts.last ?? "").utf8)
    return Key(fate: .kept, column: column, alias: alias, index: index, mayBePhone: mayBePhone, repairs: repairs)
  }

  private mutating func number(of name: String) -> UInt16? {
    if let known = numbers[name] { return known }
    guard names.count < Self.columnLimit else { return nil }
    let number = UInt16(names.count)
    names.append(name)
    numbers[name] = number
    return number
  }

  /// `items[2][name]` → items, name and 2. A key with brackets that do not pair is one part.
  private static func parts(of key: String) -> (parts: [String], index: UInt16?) {
    let pieces = key.split(separator: "[", omittingEmptySubsequences: false)
    guard let first = pieces.first, !first.isEmpty else { return (key.isEmpty ? [] : [key], nil) }
    var parts = [String(first)]
    var index: UInt16?
    for piece in pieces.dropFirst() {
      guard piece.hasSuffix("]"), !piece.dropLast().contains("]") else { return ([key], nil) }
      let inner = piece.dropLast()
      if let number = UInt16(inner) { index = number } else if !inner.isEmpty { parts.append(String(inner)) }
    }
    return (parts, index)
  }
}
