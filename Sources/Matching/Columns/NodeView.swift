import RecordModel

/// Where everything lies that a ``NodeView`` reads.
struct NodePointers {
  let nodeCount: Int
  let rows: UnsafeBufferPointer<UInt32>
  let seen: UnsafeBufferPointer<SeenSpan>
  let lists: UnsafeBufferPointer<UInt32>
  let texts: UnsafeBufferPointer<ValueText>
  let originals: UnsafeBufferPointer<UInt32>
  let arena: UnsafeBufferPointer<UInt8>
  let addresses: UnsafeBufferPointer<AddressParts>
  let identifiers: UnsafeBufferPointer<IdentifierValue>
  /// Rows and lists of the two virtual nodes; nil where none are used.
  var virtualRows: UnsafeBufferPointer<UInt32>?
  var virtualLists: UnsafeBufferPointer<UInt32>?
  var virtualSeen = (SeenSpan(), SeenSpan())
}

/// A ``NodeTable`` for the kernels, one word to hand around; valid inside ``NodeTable/withView(_:)`` only.
///
/// A field's values are read without copying: one value stands in the row itself, several stand in a list behind it. Two rows
/// beyond the table's (``virtual(_:)``) can be filled with the values of a whole cluster.
struct NodeView {
  fileprivate let pointers: UnsafePointer<NodePointers>

  init(_ pointers: UnsafePointer<NodePointers>) { self.pointers = pointers }

  @inline(__always) var nodeCount: Int { pointers.pointee.nodeCount }
  @inline(__always) var rows: UnsafeBufferPointer<UInt32> { pointers.pointee.rows }
  @inline(__always) var lists: UnsafeBufferPointer<UInt32> { pointers.pointee.lists }
  @inline(__always) var texts: UnsafeBufferPointer<ValueText> { pointers.pointee.texts }
  @inline(__always) var arena: UnsafeBufferPointer<UInt8> { pointers.pointee.arena }
  @inline(__always) var addresses: UnsafeBufferPointer<AddressParts> { pointers.pointee.addresses }
  @inline(__always) var identifiers: UnsafeBufferPointer<IdentifierValue> { pointers.pointee.identifiers }

  /// The same with two virtual nodes, valid while `body` runs.
  func withVirtual<R>(
    _ rows: UnsafeBufferPointer<UInt32>, _ lists: UnsafeBufferPointer<UInt32>, seen: (SeenSpan, SeenSpan),
    _ body: (NodeView) -> R
  ) -> R {
    var own = pointers.pointee
    own.virtualSeen = seen
    own.virtualRows = rows
    own.virtualLists = lists
    return withUnsafePointer(to: own) { body(NodeView($0)) }
  }

  /// Marks a row's entry as a place in the lists: their count, then the values.
  static let listMark: UInt32 = 0x8000_0000

  /// The numbers of a node's virtual rows.
  func virtual(_ index: Int) -> Int { nodeCount + index }

  @inline(__always)
  private func entry(_ node: Int, _ slot: Int) -> UnsafeBufferPointer<UInt32> {
    if node >= nodeCount, let virtualRows = pointers.pointee.virtualRows {
      let place = (node - nodeCount) * NodeSlot.rowWidth + slot
      return UnsafeBufferPointer(rebasing: virtualRows[place..<place + 1])
    }
    let place = node * NodeSlot.rowWidth + slot
    return UnsafeBufferPointer(rebasing: rows[place..<place + 1])
  }

  /// Value numbers of a field: texts, or places in `addresses` and `identifiers`.
  @inline(__always)
  func values(_ slot: NodeSlot, _ node: Int) -> UnsafeBufferPointer<UInt32> {
    let entry = entry(node, slot.rawValue)
    let value = entry[0]
    if value & Self.listMark == 0 { return value == 0 ? UnsafeBufferPointer(start: nil, count: 0) : entry }
    let lists = node >= nodeCount ? pointers.pointee.virtualLists ?? lists : lists
    let place = Int(value & ~Self.listMark)
    return UnsafeBufferPointer(rebasing: lists[place + 1..<place + 1 + Int(lists[place])])
  }

  /// The field's first value, 0 where it has none.
  @inline(__always)
  func first(_ slot: NodeSlot, _ node: Int) -> UInt32 { values(slot, node).first ?? 0 }

  @inline(__always)
  func has(_ slot: NodeSlot, _ node: Int) -> Bool { entry(node, slot.rawValue)[0] != 0 }

  @inline(__always)
  func kind(_ node: Int) -> Int { Int(entry(node, NodeSlot.kindPlace)[0] >> NodeSlot.kindShift) }

  /// When the node's records were last changed.
  @inline(__always)
  func seen(_ node: Int) -> SeenSpan {
    if node < nodeCount { return pointers.pointee.seen[node] }
    return node == nodeCount ? pointers.pointee.virtualSeen.0 : pointers.pointee.virtualSeen.1
  }

  /// Whether a record of the node is named like anybody: "John Doe".
  @inline(__always)
  func standsForAnybody(_ node: Int) -> Bool { entry(node, NodeSlot.kindPlace)[0] & NodeSlot.anybodyMark != 0 }

  /// Whether a node says more of whom it is than a name and a town.
  func isTelling(_ node: Int) -> Bool {
    [NodeSlot.email, .phone, .birthDate, .identifier].contains { has($0, node) }
      || values(.address, node).contains { addresses[Int($0)].house != 0 }
  }

  /// A bit for each slot that has a value.
  @inline(__always)
  func present(_ node: Int) -> UInt32 { entry(node, NodeSlot.kindPlace)[0] & NodeSlot.presentMask }

  /// Reads from the texts and the address that are the node's own most often.
  @inline(__always)
  func touch(_ node: Int) -> UInt32 {
    let row = node * NodeSlot.rowWidth
    guard row < rows.count else { return 0 }
    let email = rows[row + NodeSlot.email.rawValue]
    let phone = rows[row + NodeSlot.phone.rawValue]
    let birthDate = rows[row + NodeSlot.birthDate.rawValue]
    let family = rows[row + NodeSlot.family.rawValue]
    let address = rows[row + NodeSlot.address.rawValue]
    var sum: UInt32 = 0
    if email & Self.listMark == 0 { sum &+= texts[Int(email)].prefix }
    if phone & Self.listMark == 0 { sum &+= texts[Int(phone)].prefix }
    if birthDate & Self.listMark == 0 { sum &+= texts[Int(birthDate)].prefix }
    if family & Self.listMark == 0 { sum &+= texts[Int(family)].prefix }
    if address & Self.listMark == 0 { sum &+= addresses[Int(address)].city }
    return sum
  }

  @inline(__always)
  func text(_ number: UInt32) -> ValueText { texts[Int(number)] }

  /// The text's id in the record table.
  @inline(__always)
  func original(_ number: UInt32) -> UInt32 { pointers.pointee.originals[Int(number)] }

  @inline(__always)
  func bytes(_ number: UInt32) -> UnsafeBufferPointer<UInt8> {
    let text = texts[Int(number)]
    return UnsafeBufferPointer(rebasing: arena[Int(text.start)..<Int(text.start) + Int(text.count)])
  }
}
