/// Sorts 64-bit numbers by their upper bits, least significant digit first: stable, linear, no comparisons.
enum RadixSort {
  private static let digit = 12
  private static let mask = UInt64(1 << digit) - 1

  /// Sorts by the bits from `lowest` up to 63; numbers equal in these keep their order. Digits that all share cost little.
  static func sort(_ items: inout [UInt64], from lowest: Int) {
    guard items.count > 1 else { return }
    if items.count < 256 {
      items.sort()
      return
    }
    var other = [UInt64](repeating: 0, count: items.count)
    for shift in stride(from: lowest, to: 64, by: digit) {
      if pass(items, into: &other, shift: UInt64(shift)) { swap(&items, &other) }
    }
  }

  /// Whether anything was moved.
  private static func pass(_ items: [UInt64], into other: inout [UInt64], shift: UInt64) -> Bool {
    items.withUnsafeBufferPointer { items in
      other.withUnsafeMutableBufferPointer { other in
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << digit) { places in
          places.initialize(repeating: 0)
          for item in items { places[Int(truncatingIfNeeded: item >> shift & mask)] &+= 1 }
          var next = 0
          for index in places.indices {
            let count = places[index]
            if count == items.count { return false }
            places[index] = next
            next &+= count
          }
          for item in items {
            let bucket = Int(truncatingIfNeeded: item >> shift & mask)
            other[places[bucket]] = item
            places[bucket] &+= 1
          }
          return true
        }
      }
    }
  }
}
