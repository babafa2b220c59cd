/// The elements of one record in document order, to number what is repeated.
struct XMLInstanceList {
  private struct Instance {
    var parent: Int32
    /// The first of its same-named siblings.
    var head: Int32
    var ordinal: Int32
    /// Ordinal of the innermost repeated element around it; -1 when none is.
    var around: Int32 = -1
    /// Of a head: it has same-named siblings.
    var isRepeated = false
  }

  private var instances: [Instance] = []
  private(set) var hasRepeated = false

  var count: Int { instances.count }

  mutating func removeAll() {
    instances.removeAll(keepingCapacity: true)
    hasRepeated = false
  }

  /// Adds an element below `parent`; `last` is the last one of the same path in this record, a sibling if its parent is the same.
  mutating func append(parent: Int, after last: Int?) -> Int {
    let index = Int32(truncatingIfNeeded: instances.count)
    let parent = Int32(truncatingIfNeeded: parent)
    if let last, instances[last].parent == parent {
      let head = instances[last].head
      instances[Int(head)].isRepeated = true
      hasRepeated = true
      instances.append(Instance(parent: parent, head: head, ordinal: instances[last].ordinal + 1))
    } else {
      instances.append(Instance(parent: parent, head: index, ordinal: 0))
    }
    return Int(index)
  }

  /// From 0, among siblings of the same name.
  func ordinal(of index: Int) -> Int { Int(instances[index].ordinal) }

  /// Settles ``occurrence(of:)``, once the record is complete. Linear in its elements.
  mutating func settle() {
    for index in instances.indices where instances[index].parent >= 0 {
      let parent = instances[Int(instances[index].parent)]
      instances[index].around = isRepeated(parent) ? parent.ordinal : parent.around
    }
  }

  /// The ordinal of the innermost repeated element around this one, else its own.
  ///
  /// Around comes first, so that both street lines of the second address go with its city.
  func occurrence(of index: Int) -> UInt16 {
    let instance = instances[index]
    return UInt16(clamping: instance.around >= 0 ? instance.around : instance.ordinal)
  }

  private func isRepeated(_ instance: Instance) -> Bool { instances[Int(instance.head)].isRepeated }
}
