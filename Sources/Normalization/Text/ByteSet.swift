import RecordModel

/// A fixed set of byte strings with a fast lookup: one hash over the bytes, about 10 ns a word.
struct ByteSet: Sendable {
  private let texts: [[UInt8]]
  /// Places in `texts` plus one, by hash; 0 is free.
  private let slots: [Int32]
  private let longest: Int

  init(_ texts: some Sequence<[UInt8]>) {
    self.texts = Array(texts)
    var size = 16
    while size < self.texts.count * 4 { size *= 2 }
    var slots = [Int32](repeating: 0, count: size)
    for (index, text) in self.texts.enumerated() {
      var slot = text.withUnsafeBufferPointer { Int(truncatingIfNeeded: ByteHash.hash($0)) & (size - 1) }
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(truncatingIfNeeded: index + 1)
    }
    self.slots = slots
    longest = self.texts.map(\.count).max() ?? 0
  }

  /// The words of a text, apart by white space.
  init(words: String) { self.init(words.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }) }

  func contains(_ text: [UInt8]) -> Bool {
    if text.count > longest { return false }
    var slot = text.withUnsafeBufferPointer { Int(truncatingIfNeeded: ByteHash.hash($0)) & (slots.count - 1) }
    while slots[slot] != 0 {
      if texts[Int(slots[slot]) - 1] == text { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }
}
