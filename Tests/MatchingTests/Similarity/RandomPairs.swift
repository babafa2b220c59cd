import RecordModel

@testable import Matching

/// Seeded random pairs of byte strings for comparisons with a plain twin: unrelated ones and copies with a few changes, over few
/// letters and over all bytes, empty, of one byte and of more than 64.
struct RandomPairs {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func next() -> (a: [UInt8], b: [UInt8]) {
    let letters: ClosedRange<UInt8> =
      switch random.next() % 8 {
      case 0: 0...255
      case 1, 2: 0x61...0x7A
      case 3: 0x61...0x62
      default: 0x61...0x65
      }
    let a = text(letters)
    if random.next() % 2 == 0 { return (a, text(letters)) }
    var b = a
    for _ in 0..<random.next() % 4 { change(&b, letters) }
    return random.next() % 2 == 0 ? (a, b) : (b, a)
  }

  private mutating func text(_ letters: ClosedRange<UInt8>) -> [UInt8] {
    let lengths: ClosedRange<Int> =
      switch random.next() % 64 {
      case 0: 56...90
      case 1...8: 12...30
      case 9...11: 0...1
      default: 0...12
      }
    return (0..<Int.random(in: lengths, using: &random)).map { _ in UInt8.random(in: letters, using: &random) }
  }

  private mutating func change(_ text: inout [UInt8], _ letters: ClosedRange<UInt8>) {
    let place = Int.random(in: 0...text.count, using: &random)
    switch random.next() % 4 {
    case 0: text.insert(UInt8.random(in: letters, using: &random), at: place)
    case 1 where place < text.count: text.remove(at: place)
    case 2 where place < text.count: text[place] = UInt8.random(in: letters, using: &random)
    default: if place + 1 < text.count { text.swapAt(place, place + 1) }
    }
  }
}

extension Array where Element == UInt8 {
  func withBoth<R>(_ other: [UInt8], _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> R) -> R {
    withUnsafeBufferPointer { first in other.withUnsafeBufferPointer { body(first, $0) } }
  }
}
