import Glibc

import RecordModel

/// Random numbers that depend on the seed alone (SplitMix64; Steele, Lea, Flood 2014).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = ByteHash.mix(seed &+ 0x5E1F_5A3E) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return ByteHash.mix(state)
  }

  /// True with the given probability.
  mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &self) < probability }

  mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &self)] }

  /// An index below `count`, small ones much more often: index i with weight 1/(i+8).
  mutating func skewedIndex(_ count: Int) -> Int {
    let low = 8.0
    let span = (Double(count) + low) / low
    let value = low * pow(span, Double.random(in: 0..<1, using: &self)) - low
    return min(count - 1, max(0, Int(value)))
  }

  mutating func skewed<T>(_ items: [T]) -> T { items[skewedIndex(items.count)] }

  mutating func digits(_ count: Int) -> String {
    String((0..<count).map { _ in Character(String(Int.random(in: 0...9, using: &self))) })
  }
}
