import RecordModel

/// Pointers into a ``NodeTable`` for the kernels; valid inside ``NodeTable/withView(_:)`` only.
///
/// A field's values are read without copying: one value stands in the row itself, several stand in a list behind it. Two rows
/// beyond the table's (``virtual(_:)``) can be filled with the values of a whole cluster.
struct NodeView {
  let nodeCount: Int
  let rows: UnsafeBufferPointer<UInt32>
  let lists: UnsafeBufferPointer<UInt32>
  let texts: UnsafeBufferPointer<ValueText>
  let originals: UnsafeBufferPointer<UInt32>
  let arena: UnsafeBufferPointer<UInt8>
  let addresses: UnsafeBufferPointer<AddressParts>
  let identifiers: UnsafeBufferPointer<IdentifierValue>
  /// Rows and lists of the two virtual nodes; nil where none are used.
  var virtualRows: UnsafeBufferPointer<UInt32>?
  var virtualLists: UnsafeBufferPointer<UInt32>?

  /// Marks a row's entry as a place in the lists: their count, then the values.
  static let listMark: UInt32 = 0x8000_0000
  /// Beside the kind.
  static let anybodyMark: UInt32 = 0x100

  /// The numbers of a node's virtual rows.
  func virtual(_ index: Int) -> Int { nodeCount + index }

  @inline(__always)
  private func entry(_ node: Int, _ slot: Int) -> UnsafeBufferPointer<UInt32> {
    if node >= nodeCount, let virtualRows {
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
    let lists = node >= nodeCount ? virtualLists ?? lists : lists
    let place = Int(value & ~Self.listMark)
    return UnsafeBufferPointer(rebasing: lists[place + 1..<place + 1 + Int(lists[place])])
  }

  /// The field's first value, 0 where it has none.
  @inline(__always)
  func first(_ slot: NodeSlot, _ node: Int) -> UInt32 { values(slot, node).first ?? 0 }

  @inline(__always)
  func has(_ slot: NodeSlot, _ node: Int) -> Bool { entry(node, slot.rawValue)[0] != 0 }

  @inline(__always)
  func kind(_ node: Int) -> Int { Int(entry(node, NodeSlot.kindPlace)[0] & ~Self.anybodyMark) }

  /// Whether a record of the node is named like anybody: "John Doe".
  @inline(__always)
  func standsForAnybody(_ node: Int) -> Bool { entry(node, NodeSlot.kindPlace)[0] & Self.anybodyMark != 0 }

  @inline(__always)
  func text(_ number: UInt32) -> ValueText { texts[Int(number)] }

  /// The text's id in the record table.
  @inline(__always)
  func original(_ number: UInt32) -> UInt32 { originals[Int(number)] }

  @inline(__always)
  func bytes(_ number: UInt32) -> UnsafeBufferPointer<UInt8> {
    let text = texts[Int(number)]
    return UnsafeBufferPointer(rebasing: arena[Int(text.start)..<Int(text.start) + Int(text.count)])
  }
}
