import CLibXML2

/// The element and attribute paths seen below the record element, each a column once it has a value.
///
/// Found by the address of libxml2's interned name, so that a name is compared only once a parser. Bounded by ``maxNodes``.
struct XMLColumnTree {
  static let maxColumns = 4_096
  static let maxNodes = 16_384
  static let maxPathBytes = 4 * 1_048_576
  static let root = 0

  /// Whether a path has a column; `secret` for passwords and card data, which leave the extractor only where a mapping names them.
  enum Column: Equatable { case none, dropped, secret, number(UInt16) }

  struct Node {
    var path: String
    var column = Column.none
    /// The namespace it was first seen in, empty for none, and where a parser keeps that name.
    var namespace: [UInt8]
    var namespaceAddress: UnsafePointer<xmlChar>?
    /// A mapping names this path, so its namespace must be one.
    var isMapped: Bool
    /// An element that an attribute may name, see ``XMLNamedField``, and how many more names it may have.
    var mayBeNamed = false
    var namesLeft = XMLNamedField.mostNames
    /// Its last occurrence in the record being read: record and instance.
    var lastRecord = -1
    var lastInstance = -1
  }

  private struct Key: Hashable {
    var parent: Int
    var isAttribute: Bool
    var name: [UInt8]
  }

  private struct Slot {
    var address: UInt = 0
    var parent = -1
    var node = -1
  }

  private(set) var columns: [String] = []
  /// Values left out because of what their elements are called.
  var secrets = 0
  /// Whether an element or attribute is called so.
  private(set) var hasSecrets = false
  var nodes: [Node]
  private var byName: [Key: Int] = [:]
  private var slots = [Slot](repeating: Slot(), count: 64)
  private var usedSlots = 0
  private var pathBytes = 0
  private let mapped: Set<String>
  private let dropped: Set<String>

  /// `mapped` are the paths mappings name; `dropped` those that never leave the extractor, with all below them.
  init(mapped: Set<String>, dropped: Set<String>) {
    self.mapped = mapped
    self.dropped = dropped
    nodes = [Node(path: "", namespace: [], isMapped: mapped.contains("."))]
    nodes[0].column = dropped.contains(".") ? .dropped : .none
  }

  /// Forgets the addresses of a parser that is gone.
  mutating func forgetAddresses() {
    if usedSlots > 0 { slots = [Slot](repeating: Slot(), count: 64) }
    usedSlots = 0
    for index in nodes.indices { nodes[index].namespaceAddress = nil }
  }

  /// The node of an element or attribute below `parent`; nil when there are too many paths.
  mutating func child(
    of parent: Int, named name: UnsafePointer<xmlChar>, in namespace: UnsafePointer<xmlChar>?, isAttribute: Bool
  ) -> Int? {
    let address = UInt(bitPattern: name)
    let key = isAttribute ? -2 - parent : parent
    var at = Self.spread(address, key) & (slots.count - 1)
    while slots[at].address != 0 {
      if slots[at].address == address, slots[at].parent == key { return slots[at].node }
      at = (at + 1) & (slots.count - 1)
    }
    guard let node = find(Key(parent: parent, isAttribute: isAttribute, name: XMLName.bytes(name)), in: namespace) else {
      return nil
    }
    slots[at] = Slot(address: address, parent: key, node: node)
    usedSlots += 1
    if usedSlots * 2 > slots.count { grow() }
    return node
  }

  /// The node of the elements of `node` that have a certain name in an attribute; nil when there are too many names for these to be fields.
  mutating func field(of node: Int, named name: UnsafeBufferPointer<UInt8>) -> Int? {
    let key = Key(parent: node, isAttribute: false, name: Array(name))
    if let known = byName[key] { return known }
    guard nodes[node].namesLeft > 0, let new = find(key, in: nil) else { return nil }
    nodes[node].namesLeft -= 1
    return new
  }

  /// The namespace a mapped `node` was seen in before, when it is another one.
  mutating func conflict(of node: Int, with namespace: UnsafePointer<xmlChar>?) -> [UInt8]? {
    if let namespace, nodes[node].namespaceAddress == namespace { return nil }
    if namespace == nil, nodes[node].namespace.isEmpty { return nil }
    let bytes = namespace.map { XMLName.bytes($0) } ?? []
    if bytes == nodes[node].namespace {
      nodes[node].namespaceAddress = namespace
      return nil
    }
    return nodes[node].namespace
  }

  /// The number of a node's column, given at its first value; nil when dropped.
  ///
  /// Throws when there are too many.
  mutating func column(of node: Int) throws(TooManyColumns) -> UInt16? {
    switch nodes[node].column {
    case .number(let number): return number
    case .dropped: return nil
    case .secret:
      secrets += 1
      return nil
    case .none:
      let number = try addColumn(node == Self.root ? "." : nodes[node].path)
      nodes[node].column = .number(number)
      return number
    }
  }

  /// A further column, such as a mapping's expression.
  mutating func addColumn(_ name: String) throws(TooManyColumns) -> UInt16 {
    guard columns.count < Self.maxColumns else { throw TooManyColumns() }
    columns.append(name)
    return UInt16(columns.count - 1)
  }

  struct TooManyColumns: Error {}

  private mutating func find(_ key: Key, in namespace: UnsafePointer<xmlChar>?) -> Int? {
    if let node = byName[key] { return node }
    guard nodes.count < Self.maxNodes else { return nil }
    let name = (key.isAttribute ? "@" : "") + String(decoding: key.name, as: UTF8.self)
    let path = key.parent == Self.root ? name : "\(nodes[key.parent].path)/\(name)"
    pathBytes += path.utf8.count
    guard pathBytes <= Self.maxPathBytes else { return nil }
    var node = Node(path: path, namespace: namespace.map { XMLName.bytes($0) } ?? [], isMapped: mapped.contains(path))
    if nodes[key.parent].column == .dropped && key.parent != Self.root || dropped.contains(path) { node.column = .dropped }
    let isBelowSecret = key.parent != Self.root && nodes[key.parent].column == .secret
    if node.column == .none, !node.isMapped, isBelowSecret || SecretFilter.isSecretColumn(key.name) {
      node.column = .secret
      hasSecrets = true
    }
    node.mayBeNamed =
      !key.isAttribute && !node.isMapped && XMLNamedField.isField(key.name) && !mapped.contains { $0.hasPrefix(path + "/@") }
    nodes.append(node)
    byName[key] = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: slots.count * 2)
    for slot in slots where slot.address != 0 {
      var at = Self.spread(slot.address, slot.parent) & (larger.count - 1)
      while larger[at].address != 0 { at = (at + 1) & (larger.count - 1) }
      larger[at] = slot
    }
    slots = larger
  }

  private static func spread(_ address: UInt, _ parent: Int) -> Int {
    let mixed = (address >> 2 ^ UInt(bitPattern: parent) &* 0x9E37_79B9) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 40)
  }
}
