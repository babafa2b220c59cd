import Testing

@testable import Matching

@Suite struct RadixSortTests {
  @Test("sorts as sort() does", arguments: [0, 1, 2, 100, 255, 256, 257, 5_000])
  func wholeNumbers(count: Int) {
    var random = SeededRandom(seed: UInt64(count))
    let items = (0..<count).map { _ in random.next() }
    var sorted = items
    RadixSort.sort(&sorted, from: 0)
    #expect(sorted == items.sorted())
    // Few distinct numbers, and numbers in order already.
    let few = items.map { $0 % 7 }
    sorted = few
    RadixSort.sort(&sorted, from: 0)
    #expect(sorted == few.sorted())
    sorted = items.sorted()
    RadixSort.sort(&sorted, from: 0)
    #expect(sorted == items.sorted())
  }

  @Test("bits below the lowest sorted one need not be sorted when they ascend already", arguments: [4, 28, 40, 60])
  func upperBits(lowest: Int) {
    var random = SeededRandom(seed: UInt64(lowest))
    let mask = UInt64(1) << UInt64(lowest) - 1
    let items = (0..<3_000).map { index in (random.next() & ~mask) % (mask &* 64 | ~mask) & ~mask | UInt64(index) & mask }
    var sorted = items
    RadixSort.sort(&sorted, from: lowest)
    #expect(sorted.map { $0 & ~mask } == items.map { $0 & ~mask }.sorted())
    #expect(sorted.sorted() == items.sorted())
    if lowest > 12 { #expect(sorted == items.sorted()) }
  }
}
