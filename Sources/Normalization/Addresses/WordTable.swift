import RecordModel

/// A fixed dictionary of folded words, looked up by their bytes without allocation.
package struct WordTable: Sendable {
  private struct Slot {
    var start: UInt32 = 0
    var count: UInt32 = 0
    var hash: UInt32 = 0
    var value: UInt32 = 0
  }

  private var arena: [UInt8] = []
  private var slots: [Slot]
  private var count = 0

  package init() { slots = [Slot](repeating: Slot(), count: 16) }

  /// Adds a word unless it is empty or there already: the first entry stands.
  package mutating func add(_ word: some StringProtocol, _ value: UInt32) {
    let bytes = Array(word.utf8)
    guard !bytes.isEmpty else { return }
    if (count + 1) * 2 > slots.count { grow() }
    let hash = Self.hash(bytes[...])
    let place = place(of: bytes[...], hash)
    guard slots[place].count == 0 else { return }
    slots[place] = Slot(
      start: UInt32(truncatingIfNeeded: arena.count), count: UInt32(truncatingIfNeeded: bytes.count), hash: hash, value: value)
    arena += bytes
    count += 1
  }

  /// The word's value, or nil; about 10 ns.
  package func find(_ word: ArraySlice<UInt8>) -> UInt32? {
    guard !word.isEmpty else { return nil }
    let slot = slots[place(of: word, Self.hash(word))]
    return slot.count == 0 ? nil : slot.value
  }

  /// The place of the word, or the free one it would take.
  private func place(of word: ArraySlice<UInt8>, _ hash: UInt32) -> Int {
    var place = Int(hash) & (slots.count - 1)
    while slots[place].count != 0, !holds(slots[place], word, hash) { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private func holds(_ slot: Slot, _ word: ArraySlice<UInt8>, _ hash: UInt32) -> Bool {
    guard slot.hash == hash, Int(slot.count) == word.count else { return false }
    var index = Int(slot.start)
    for byte in word {
      if arena[index] != byte { return false }
      index += 1
    }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.count != 0 {
      var place = Int(slot.hash) & (slots.count - 1)
      while slots[place].count != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }

  private static func hash(_ word: ArraySlice<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: word.withUnsafeBufferPointer { ByteHash.hash($0) })
  }
}
