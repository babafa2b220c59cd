import CLibXML2
import RecordModel

extension XMLRecordBuilder {
  private static let schemaInstance = Array("http://www.w3.org/2001/XMLSchema-instance".utf8)

  /// Opens an element inside a record; false when the record was set aside instead.
  mutating func openElement(
    _ name: UnsafePointer<xmlChar>, in uri: UnsafePointer<xmlChar>?, _ attributes: XMLAttributes
  ) -> Bool {
    let parent = frames[depth - 1]
    guard instances.count < Self.maxElements else {
      failRecord(code: "record_too_large", message: "a record has more than \(Self.maxElements) elements")
      return false
    }
    guard var node = tree.child(of: parent.node, named: name, in: uri, isAttribute: false) else {
      failTooManyColumns()
      return false
    }
    var naming: Int?
    if attributes.count > 0, tree.nodes[node].mayBeNamed, let index = XMLNamedField.naming(attributes),
      let field = tree.field(of: node, named: attributes.value(index))
    {
      naming = index
      node = field
    }
    if tree.nodes[node].isMapped, let other = tree.conflict(of: node, with: uri) {
      refuse(Self.ambiguous(tree.nodes[node].path, other, uri))
    }
    let last = tree.nodes[node].lastRecord == recordSerial ? tree.nodes[node].lastInstance : nil
    let instance = instances.append(parent: parent.instance, after: last)
    tree.nodes[node].lastRecord = recordSerial
    tree.nodes[node].lastInstance = instance
    var frame = Frame(node: node, instance: instance, textStart: arena.count)
    if !expressions.isEmpty {
      frame.stateStart = expressions.stateCount
      frame.matchStart = expressions.matchCount
      expressions.open(
        name, in: uri, attributes, ordinal: instances.ordinal(of: instance), below: parent.stateStart..<frame.stateStart)
    }
    frames[depth] = frame
    depth += 1
    if attributes.count > 0 { addAttributes(attributes, except: naming) }
    return true
  }

  /// Closes the innermost element of the record and takes its text, unless the record is set aside anyway.
  mutating func closeElement(isFaulty: Bool) {
    depth -= 1
    let frame = frames[depth]
    if !isFaulty, !frame.isNil, arena.count > frame.textStart {
      take(from: frame.textStart, of: frame.node, instance: frame.instance, hasEntity: frame.hasEntity)
      if !expressions.isEmpty {
        for expression in expressions.matches(from: frame.matchStart) {
          take(from: frame.textStart, for: expression, instance: frame.instance)
        }
      }
    }
    if !expressions.isEmpty { expressions.close(states: frame.stateStart, matches: frame.matchStart) }
    arena.truncate(to: frame.textStart)
  }

  /// Takes the attributes of the element just opened; the one that names it has told what it had to.
  mutating func addAttributes(_ attributes: XMLAttributes, except naming: Int? = nil) {
    let frame = frames[depth - 1]
    for index in 0..<attributes.count {
      guard let name = attributes.name(index) else { continue }
      if index == naming, expressions.isEmpty { continue }
      let uri = attributes.namespace(index)
      if Self.isNilAttribute(name, in: uri) {
        let value = attributes.value(index)
        if value.elementsEqual("true".utf8) || value.elementsEqual("1".utf8) { frames[depth - 1].isNil = true }
        continue
      }
      guard let node = tree.child(of: frame.node, named: name, in: uri, isAttribute: true) else { return failTooManyColumns() }
      if tree.nodes[node].isMapped, let other = tree.conflict(of: node, with: uri) {
        refuse(Self.ambiguous(tree.nodes[node].path, other, uri))
      }
      let start = arena.count
      let hasEntity = appendResolved(attributes.value(index))
      if arena.count - start > Self.maxFieldBytes { return failField(node) }
      if index != naming { take(from: start, of: node, instance: frame.instance, hasEntity: hasEntity) }
      if !expressions.isEmpty {
        for expression in expressions.attributeMatches(name, in: uri, states: frame.stateStart) {
          take(from: start, for: expression, instance: frame.instance)
        }
      }
      arena.truncate(to: start)
    }
  }

  /// `nil`, of XML Schema or, as shops write it, of no namespace.
  private static func isNilAttribute(_ name: UnsafePointer<xmlChar>, in uri: UnsafePointer<xmlChar>?) -> Bool {
    guard name[0] == UInt8(ascii: "n"), name[1] == UInt8(ascii: "i"), name[2] == UInt8(ascii: "l"), name[3] == 0 else {
      return false
    }
    return uri.map { XMLName.equals($0, schemaInstance) } ?? true
  }

  private mutating func take(from start: Int, of node: Int, instance: Int, hasEntity: Bool) {
    guard let range = trimmed(from: start) else { return }
    do {
      guard let column = try tree.column(of: node) else { return }
      add(range, column, instance)
      if hasEntity { batch.issues.append((batch.records.count, column, .entityReplaced)) }
    } catch {
      failTooManyColumns()
    }
  }

  private mutating func take(from start: Int, for expression: Int, instance: Int) {
    guard let range = trimmed(from: start) else { return }
    do {
      add(range, try expressions.column(of: expression, in: &tree), instance)
    } catch {
      failTooManyColumns()
    }
  }

  private mutating func add(_ range: Range<Int>, _ column: UInt16, _ instance: Int) {
    let start = UInt32(truncatingIfNeeded: batch.bytes.count)
    let count = UInt32(truncatingIfNeeded: range.count)
    // Until the record is complete, `occurrence` names the element.
    batch.fields.append(.init(column: column, occurrence: UInt16(clamping: instance), start: start, count: count))
    batch.bytes.append(contentsOf: arena[range])
  }

  /// The text from `start` on without blanks around it; nil when nothing is left.
  private func trimmed(from start: Int) -> Range<Int>? {
    var low = start
    var high = arena.count
    while low < high, XMLByte.isBlank(arena[low]) { low += 1 }
    while high > low, XMLByte.isBlank(arena[high - 1]) { high -= 1 }
    return low < high ? low..<high : nil
  }

  mutating func failField(_ node: Int) {
    let message = "a value is longer than \(Self.maxFieldBytes) bytes"
    failRecord(code: "field_too_large", message: message, field: tree.nodes[node].path)
  }

  private mutating func failTooManyColumns() {
    failRecord(
      code: "too_many_columns",
      message: "the file has more than \(XMLColumnTree.maxColumns) columns or \(XMLColumnTree.maxNodes) paths")
  }

  /// Appends an attribute's value; libxml2 leaves `&#38;` and names beyond XML's own five in it. True when it had such a name.
  private mutating func appendResolved(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard value.contains(XMLByte.ampersand) else {
      arena.append(contentsOf: value)
      return false
    }
    var hasEntity = false
    var i = 0
    while i < value.count {
      guard value[i] == XMLByte.ampersand, let end = value[i...].firstIndex(of: UInt8(ascii: ";")) else {
        arena.append(value[i])
        i += 1
        continue
      }
      let name = UnsafeBufferPointer(rebasing: value[i + 1..<end])
      if let scalar = HTMLEntityTable.shared.scalar(named: name), let bytes = UTF8.encode(scalar) {
        for byte in bytes { arena.append(byte) }
        hasEntity = true
      } else {
        arena.append(XMLByte.ampersand)
      }
      i = end + 1
    }
    return hasEntity
  }

  private static func ambiguous(_ path: String, _ first: [UInt8], _ second: UnsafePointer<xmlChar>?) -> ExtractionError {
    func shown(_ uri: [UInt8]) -> String { uri.isEmpty ? "no namespace" : "'\(String(decoding: uri, as: UTF8.self))'" }
    let other = second.map { XMLName.bytes($0) } ?? []
    let last = path.split(separator: "/").last.map { $0.drop { $0 == "@" } } ?? ""
    return ExtractionError(
      code: "ambiguous_namespace", message: "column '\(path)' is in two namespaces: \(shown(first)) and \(shown(other))",
      hint: "name one of them in the mapping: {\(String(decoding: first, as: UTF8.self))}\(last)")
  }
}
