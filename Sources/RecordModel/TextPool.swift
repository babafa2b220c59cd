/// The number of a distinct byte string in a ``TextPool``; 0 is the empty string.
package struct TextID: Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static let empty = TextID(rawValue: 0)
  package var isEmpty: Bool { rawValue == 0 }
}

/// Distinct byte strings in one arena, each stored once and named by a ``TextID``.
///
/// Ids count up in the order of first appearance, so they depend on the order of interning: never let them decide a result.
/// Interning costs one hash over the bytes and, for a known text, one comparison. Holds up to 2³²−1 texts.
package struct TextPool: Sendable {
  private var arena: [UInt8] = []
  private var ends: [Int] = [0]
  private var slots: [UInt32] = [UInt32](repeating: 0, count: 64)

  package init() {}

  /// How many distinct texts there are, the empty one included.
  package var count: Int { ends.count }

  /// Bytes held in the arena.
  package var byteCount: Int { arena.count }

  package mutating func intern(_ text: String) -> TextID {
    var text = text
    return text.withUTF8 { intern($0) }
  }

  package mutating func intern(_ bytes: [UInt8]) -> TextID {
    bytes.withUnsafeBufferPointer { intern($0) }
  }

  package mutating func intern(_ bytes: ArraySlice<UInt8>) -> TextID {
    bytes.withUnsafeBufferPointer { intern($0) }
  }

  package mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> TextID {
    if bytes.isEmpty { return .empty }
    var slot = ByteHash.hash(bytes) & UInt64(slots.count - 1)
    while true {
      let id = slots[Int(slot)]
      if id == 0 { break }
      if equals(id, bytes) { return TextID(rawValue: id) }
      slot = (slot + 1) & UInt64(slots.count - 1)
    }
    let id = UInt32(truncatingIfNeeded: ends.count)
    arena.append(contentsOf: bytes)
    ends.append(arena.count)
    slots[Int(slot)] = id
    if ends.count * 2 > slots.count { grow() }
    return TextID(rawValue: id)
  }

  /// The text's id if it was interned before.
  package func find(_ text: String) -> TextID? {
    var text = text
    return text.withUTF8 { bytes in
      if bytes.isEmpty { return .empty }
      var slot = ByteHash.hash(bytes) & UInt64(slots.count - 1)
      while slots[Int(slot)] != 0 {
        if equals(slots[Int(slot)], bytes) { return TextID(rawValue: slots[Int(slot)]) }
        slot = (slot + 1) & UInt64(slots.count - 1)
      }
      return nil
    }
  }

  package func withBytes<R>(_ id: TextID, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    let range = range(of: id)
    return try arena.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Gives the whole arena at once, for loops over many texts; pair with ``range(of:)``.
  package func withArena<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    try arena.withUnsafeBufferPointer(body)
  }

  package func range(of id: TextID) -> Range<Int> {
    let index = Int(id.rawValue)
    return index == 0 ? 0..<0 : ends[index - 1]..<ends[index]
  }

  package func byteCount(of id: TextID) -> Int { range(of: id).count }

  package func bytes(_ id: TextID) -> [UInt8] { Array(arena[range(of: id)]) }

  /// The text, with ill-formed UTF-8 repaired.
  package func string(_ id: TextID) -> String { String(decoding: arena[range(of: id)], as: UTF8.self) }

  /// Byte order of two texts: the same on every machine, unlike the order of ids.
  package func precedes(_ a: TextID, _ b: TextID) -> Bool {
    a != b && arena[range(of: a)].lexicographicallyPrecedes(arena[range(of: b)])
  }

  private func equals(_ id: UInt32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(of: TextID(rawValue: id))
    guard range.count == bytes.count else { return false }
    return arena.withUnsafeBufferPointer { UnsafeBufferPointer(rebasing: $0[range]).elementsEqual(bytes) }
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 4)
    let mask = UInt64(larger.count - 1)
    arena.withUnsafeBufferPointer { arena in
      for id in 1..<ends.count {
        var slot = ByteHash.hash(UnsafeBufferPointer(rebasing: arena[ends[id - 1]..<ends[id]])) & mask
        while larger[Int(slot)] != 0 { slot = (slot + 1) & mask }
        larger[Int(slot)] = UInt32(truncatingIfNeeded: id)
      }
    }
    slots = larger
  }
}
