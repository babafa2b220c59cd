import CLibXML2

/// What elements the head of a file holds: which of them looks like the records, and whether it is a feed at all.
///
/// Faults are stepped over, for this only counts. Memory is bounded by ``maxPaths``.
struct XMLPathSurvey {
  static let headBytes = 1_048_576
  private static let maxPaths = 4_096
  private static let maxCaptured = 400

  private struct Path {
    var name: String
    var parent: Int
    var depth: Int
    var count = 0
    var closed = 0
    /// Of those closed, how many had no element below them.
    var leaves = 0
    /// Leaf elements below and attributes, of all together.
    var fields = 0
    var isAttribute = false
  }

  private struct Key: Hashable {
    var parent: Int
    var name: String
  }

  private var paths: [Path] = []
  private var index: [Key: Int] = [:]
  /// `field`: the name that an attribute gives the element.
  private var open: [(path: Int, hasChild: Bool, field: String?)] = []
  private var ignoredDepth = 0
  private var captured: [UInt8]?

  /// Text of a SOAP fault.
  private(set) var soapFault: String?
  private(set) var hasRootText = false

  /// Elements seen.
  var isEmpty: Bool { paths.isEmpty }
  var rootName: String? { paths.first?.name }
  /// The root has neither elements nor text below it.
  var isBareRoot: Bool { paths.filter { !$0.isAttribute }.count == 1 && !hasRootText && paths[0].count > 0 }

  // MARK: Reading

  /// Reads the head of a file.
  static func of(_ head: ArraySlice<UInt8>, encoding: String?) throws(ExtractionError) -> XMLPathSurvey {
    let input = XMLTextInput(head: head, encoding: encoding)
    _ = try input.fill(keepingFrom: 0)
    let survey = UnsafeMutablePointer<XMLPathSurvey>.allocate(capacity: 1)
    survey.initialize(to: XMLPathSurvey())
    defer {
      survey.deinitialize(count: 1)
      survey.deallocate()
    }
    input.withWindow { read($0, into: survey) }
    return survey.pointee
  }

  private static func read(_ text: XMLTextWindow, into survey: UnsafeMutablePointer<XMLPathSurvey>) {
    var scanner = XMLMarkupScanner()
    var at = text.start
    outside: while true {
      switch scanner.scanOutside(text, from: at, isFinal: true) {
      case .blank(let end), .garbage(let end): at = end
      case .comment: at = scanner.skip(.comment, text, from: at).end
      case .instruction: at = scanner.skip(.instruction, text, from: at).end
      case .doctype: at = scanner.skip(.doctype, text, from: at).end
      case .element: break outside
      case .needsMore, .end: return
      }
    }
    guard let parser = XMLPushParser(handler: handler(), receiver: survey, recovering: true) else { return }
    while at < text.end {
      let (safe, stop) = scanner.scan(text, from: at, to: text.end)
      if safe > at { parser.feed(text[at..<safe]) }
      at = safe
      switch stop {
      case .comment, .instruction:
        let (end, isComplete) = scanner.skip(stop == .comment ? .comment : .instruction, text, from: at)
        guard isComplete else { return }
        at = end
      case .tooManyAttributes, .tagTooLong, .needsMore, .limit: return
      }
    }
  }

  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.startElementNs = { context, name, _, _, _, _, count, defaulted, attributes in
      guard let context, let name else { return }
      let given = XMLAttributes(pointers: attributes, count: Int(count &- defaulted))
      context.assumingMemoryBound(to: XMLPathSurvey.self).pointee.start(XMLName.string(name), given)
    }
    handler.endElementNs = { context, _, _, _ in context?.assumingMemoryBound(to: XMLPathSurvey.self).pointee.end() }
    let text: charactersSAXFunc = { context, text, count in
      guard let context, let text else { return }
      let bytes = UnsafeBufferPointer(start: text, count: Int(count))
      context.assumingMemoryBound(to: XMLPathSurvey.self).pointee.text(bytes)
    }
    handler.characters = text
    handler.ignorableWhitespace = text
    handler.cdataBlock = text
    handler.serror = { _, _ in }
    return handler
  }

  private mutating func start(_ name: String, _ attributes: XMLAttributes) {
    guard ignoredDepth == 0, open.count < XMLRecordBuilder.maxDepth, let path = find(name, below: open.last?.path ?? -1) else {
      ignoredDepth += 1
      return
    }
    if !open.isEmpty { open[open.count - 1].hasChild = true }
    paths[path].count += 1
    let naming = XMLNamedField.isField(Array(name.utf8)) ? XMLNamedField.naming(attributes) : nil
    for index in 0..<attributes.count where naming == nil {
      guard let name = attributes.name(index), let own = find("@" + XMLName.string(name), below: path) else { continue }
      paths[own].count += 1
      paths[own].leaves += 1
      paths[own].isAttribute = true
      paths[path].fields += 1
    }
    if ["faultstring", "Text"].contains(name) { captured = [] }
    open.append((path, false, naming.map { String(decoding: attributes.value($0), as: UTF8.self) }))
  }

  private mutating func end() {
    if ignoredDepth > 0 {
      ignoredDepth -= 1
      return
    }
    guard let last = open.popLast() else { return }
    paths[last.path].closed += 1
    if !last.hasChild {
      paths[last.path].leaves += 1
      if let parent = open.last { paths[parent.path].fields += 1 }
      if let field = last.field, Self.isHint(field), let parent = open.last { addField(field, below: parent.path) }
    }
    guard let bytes = captured else { return }
    captured = nil
    let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isFault = zip(open, open.dropFirst()).contains { paths[$0.path].name == "Body" && paths[$1.path].name == "Fault" }
    if soapFault == nil, isFault { soapFault = text }
  }

  /// A field that an attribute names counts as an element of that name where that tells of customers.
  private mutating func addField(_ name: String, below parent: Int) {
    guard let path = find(name, below: parent) else { return }
    paths[path].count += 1
    paths[path].closed += 1
    paths[path].leaves += 1
  }

  private mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    if open.count == 1, !hasRootText, !text.allSatisfy(XMLByte.isBlank) { hasRootText = true }
    if let bytes = captured, bytes.count < Self.maxCaptured { captured = bytes + text.prefix(Self.maxCaptured) }
  }

  private mutating func find(_ name: String, below parent: Int) -> Int? {
    let key = Key(parent: parent, name: name)
    if let known = index[key] { return known }
    guard paths.count < Self.maxPaths, name.utf8.count <= 256 else { return nil }
    paths.append(Path(name: name, parent: parent, depth: open.count))
    index[key] = paths.count - 1
    return paths.count - 1
  }

  // MARK: Results

  /// The names from the root to the element that most likely is a record, or nil.
  ///
  /// An element counts if it has two fields mostly: leaf elements below it, or attributes. Those whose fields, their own or
  /// further below, have names such as customers' fields have go before all others; then the most frequent, the shallowest, the
  /// first. What lies inside a repeated candidate is a part of it, unless there are more than ten of them to one.
  var recordPath: [String]? {
    var hints = [Int](repeating: 0, count: paths.count)
    var ownHints = hints
    for index in paths.indices.reversed() {
      let path = paths[index]
      if path.leaves * 2 > path.count, Self.isHint(path.name) {
        hints[index] += 1
        if path.parent >= 0 { ownHints[path.parent] += 1 }
      }
      if path.parent >= 0 { hints[path.parent] += hints[index] }
    }
    let candidates = paths.indices.filter {
      !paths[$0].isAttribute && paths[$0].fields >= 2 && paths[$0].fields * 2 >= paths[$0].closed * 3
    }
    let strong = Set(candidates.filter { paths[$0].count > 1 && ownHints[$0] + hints[$0] > 0 || ownHints[$0] >= 2 })
    let outermost = candidates.filter { candidate in
      !ancestors(of: candidate).contains { strong.contains($0) && paths[candidate].count <= 10 * paths[$0].count }
    }
    let best = outermost.min { a, b in
      let (first, second) = (paths[a], paths[b])
      let (firstHint, secondHint) = (min(hints[a], 2), min(hints[b], 2))
      if firstHint != secondHint { return firstHint > secondHint }
      return (-first.count, first.depth, a) < (-second.count, second.depth, b)
    }
    return best.map { names(of: $0) }
  }

  /// Whether there is an element with that name, in a parent with the name before it, and so on.
  func hasElement(endingIn names: [String]) -> Bool {
    guard let last = names.last else { return false }
    return paths.indices.contains { path in
      guard paths[path].name == last, !paths[path].isAttribute else { return false }
      return zip(names.dropLast().reversed(), ancestors(of: path).map { paths[$0].name }).allSatisfy(==)
        && ancestors(of: path).count >= names.count - 1
    }
  }

  /// The most frequent element paths with their counts, for messages.
  var mostFrequent: [String] {
    let elements = paths.indices.filter { !paths[$0].isAttribute }
    let sorted = elements.sorted { (-paths[$0].count, $0) < (-paths[$1].count, $1) }
    return sorted.prefix(10).map { "\(names(of: $0).joined(separator: "/")) (\(paths[$0].count))" }
  }

  private func ancestors(of path: Int) -> [Int] {
    var result: [Int] = []
    var at = paths[path].parent
    while at >= 0 {
      result.append(at)
      at = paths[at].parent
    }
    return result
  }

  private func names(of path: Int) -> [String] { (ancestors(of: path).reversed() + [path]).map { paths[$0].name } }

  private static func isHint(_ name: String) -> Bool {
    name.lowercased().holds(anyOf: hintWords)
  }

  /// Parts of the names that fields of customers have, in the languages of common systems.
  private static let hintWords = [
    "name", "mail", "phone", "telef", "mobil", "street", "stras", "straße", "address", "adresse", "city", "postal", "postcode",
    "zip", "pstlz", "plz", "ort01", "nom", "ville", "kunnr", "birth", "geburt",
  ]
}
