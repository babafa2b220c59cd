import CLibXML2

/// A path through elements as a pipeline file writes it: a small XPath of local names, `/`, `@attribute`,
/// `[@attribute='value']`, `[@attribute]` and `[n]`; `{uri}name` asks for a namespace, a prefix is passed over.
///
/// A leading `/` means from the root; otherwise a record path may begin at any depth.
struct XMLPath {
  struct Step {
    var name: [UInt8]
    /// nil: any namespace; empty: none.
    var namespace: [UInt8]?
    var isAttribute = false
    var conditions: [(attribute: [UInt8], value: [UInt8]?)] = []
    /// From 1, among siblings of the same name.
    var position: Int?
  }

  let text: String
  let steps: [Step]
  let isAnchored: Bool

  init(names: [String]) {
    text = "/" + names.joined(separator: "/")
    steps = names.map { Step(name: Array($0.utf8)) }
    isAnchored = true
  }

  /// Throws `invalid_path` for what is not of this small XPath.
  init(parsing text: String) throws(ExtractionError) {
    self.text = text
    var parser = PathParser(bytes: Array(text.utf8), text: text)
    isAnchored = parser.take("/")
    steps = try parser.steps()
  }

  /// Whether `text` says more than a column's own name does.
  static func isExpression(_ text: String) -> Bool {
    text.utf8.contains { "[{:(".utf8.contains($0) } || text.hasPrefix("/") || text.hasPrefix("./")
  }

  private struct PathParser {
    let bytes: [UInt8]
    let text: String
    var at = 0

    mutating func take(_ letter: Character) -> Bool {
      guard at < bytes.count, bytes[at] == letter.asciiValue else { return false }
      at += 1
      return true
    }

    mutating func steps() throws(ExtractionError) -> [Step] {
      var steps: [Step] = []
      if take(".") { guard take("/") else { throw fault("a '/' is missing after '.'") } }
      repeat {
        if let last = steps.last, last.isAttribute { throw fault("nothing may follow an attribute") }
        steps.append(try step())
      } while take("/")
      guard at == bytes.count else { throw fault("it does not go on after letter \(at)") }
      guard steps.count <= 32 else { throw fault("it has more than 32 steps") }
      return steps
    }

    private mutating func step() throws(ExtractionError) -> Step {
      var step = Step(name: [])
      step.isAttribute = take("@")
      step.namespace = try namespace()
      step.name = try name()
      while !step.isAttribute, take("[") {
        if take("@") {
          let attribute = try name()
          step.conditions.append((attribute, take("=") ? try quoted() : nil))
        } else {
          let digits = bytes[at...].prefix { $0 >= 0x30 && $0 <= 0x39 }
          guard step.conditions.isEmpty, step.position == nil, let number = Int(String(decoding: digits, as: UTF8.self)),
            number > 0
          else { throw fault("only [@attribute='value'] and a leading [n] are known") }
          at += digits.count
          step.position = number
        }
        guard take("]") else { throw fault("a ']' is missing") }
      }
      return step
    }

    private mutating func namespace() throws(ExtractionError) -> [UInt8]? {
      guard take("{") else { return nil }
      guard let end = bytes[at...].firstIndex(of: UInt8(ascii: "}")) else { throw fault("a '}' is missing") }
      defer { at = end + 1 }
      return Array(bytes[at..<end])
    }

    /// The local name; a prefix before it is passed over.
    private mutating func name() throws(ExtractionError) -> [UInt8] {
      let name = bytes[at...].prefix { !"/@[]{}='\" ".utf8.contains($0) }
      at += name.count
      let local = name.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).last ?? []
      guard !local.isEmpty, !local.contains(UInt8(ascii: "(")), !local.contains(UInt8(ascii: "*")) else {
        throw fault("a name is missing")
      }
      return Array(local)
    }

    private mutating func quoted() throws(ExtractionError) -> [UInt8] {
      guard at < bytes.count, [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(bytes[at]) else {
        throw fault("quotes are missing")
      }
      let start = at + 1
      guard let end = bytes[start...].firstIndex(of: bytes[at]) else { throw fault("a closing quote is missing") }
      at = end + 1
      return Array(bytes[start..<end])
    }

    private func fault(_ what: String) -> ExtractionError {
      ExtractionError(
        code: "invalid_path", message: "the path '\(text)' cannot be read: \(what)",
        hint: "write local names, as in customers/customer, mail[@typ='work'] or address[2]/street")
    }
  }
}

/// The attributes of one start tag as libxml2 hands them over: five pointers each.
struct XMLAttributes {
  let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  let count: Int

  func name(_ index: Int) -> UnsafePointer<xmlChar>? { pointers?[index * 5] }
  func namespace(_ index: Int) -> UnsafePointer<xmlChar>? { pointers?[index * 5 + 2] }

  /// As written, references still in it; see ``XMLReferences``.
  func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let start = pointers?[index * 5 + 3], let end = pointers?[index * 5 + 4], end > start else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: start, count: end - start)
  }
}

extension XMLPath.Step {
  /// Whether an element of this name is meant; `ordinal` counts from 0 among siblings of the same name.
  func matches(
    _ name: UnsafePointer<xmlChar>, in uri: UnsafePointer<xmlChar>?, with attributes: XMLAttributes, ordinal: Int
  ) -> Bool {
    guard names(name, in: uri) else { return false }
    if let position, position != ordinal + 1 { return false }
    for condition in conditions {
      let found = (0..<attributes.count).contains { index in
        guard let own = attributes.name(index), XMLName.equals(own, condition.attribute) else { return false }
        guard let value = condition.value else { return true }
        return attributes.value(index).elementsEqual(value)
      }
      if !found { return false }
    }
    return true
  }

  /// Whether name and namespace are those of the step.
  func names(_ name: UnsafePointer<xmlChar>, in uri: UnsafePointer<xmlChar>?) -> Bool {
    guard XMLName.equals(name, self.name) else { return false }
    guard let namespace else { return true }
    return uri.map { XMLName.equals($0, namespace) } ?? namespace.isEmpty
  }
}

/// Names as libxml2 gives them: NUL-terminated UTF-8.
enum XMLName {
  static func equals(_ name: UnsafePointer<xmlChar>, _ bytes: [UInt8]) -> Bool {
    for index in bytes.indices where name[index] != bytes[index] || name[index] == 0 { return false }
    return name[bytes.count] == 0
  }

  static func bytes(_ name: UnsafePointer<xmlChar>) -> [UInt8] {
    Array(UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))
  }

  static func string(_ name: UnsafePointer<xmlChar>) -> String { String(decoding: bytes(name), as: UTF8.self) }
}
