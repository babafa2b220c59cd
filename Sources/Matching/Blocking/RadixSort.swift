/// Sorts 64-bit numbers by their upper bits, least significant digit first: stable, linear, no comparisons.
enum RadixSort {
  private static let digit = 12

  /// Sorts by the bits from `lowest` up to 63; numbers equal in these keep their order.
  static func sort(_ items: inout [UInt64], from lowest: Int) {
    guard items.count > 1 else { return }
    if items.count < 256 {
      items.sort()
      return
    }
    var other = [UInt64](repeating: 0, count: items.count)
    var shift = lowest
    while shift < 64 {
      pass(items, into: &other, shift: shift)
      swap(&items, &other)
      shift += digit
    }
  }

  private static func pass(_ items: [UInt64], into other: inout [UInt64], shift: Int) {
    let mask = UInt64(1 << digit) - 1
    var places = [Int](repeating: 0, count: 1 << digit)
    for item in items { places[Int(item >> UInt64(shift) & mask)] += 1 }
    var next = 0
    for index in places.indices {
      let count = places[index]
      places[index] = next
      next += count
    }
    other.withUnsafeMutableBufferPointer { other in
      for item in items {
        let bucket = Int(item >> UInt64(shift) & mask)
        other[places[bucket]] = item
        places[bucket] += 1
      }
    }
  }
}
