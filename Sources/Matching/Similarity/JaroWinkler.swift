/// Jaro–Winkler similarity of two byte strings, 0…1 in thousandths.
///
/// Winkler, String Comparator Metrics and Enhanced Decision Rules in the Fellegi–Sunter Model of Record Linkage (1990): window
/// max(|a|,|b|)/2−1, prefix up to 4 bytes with scale 0.1, no boost threshold. Bit-parallel over the first 64 bytes, O(|a|+|b|).
enum JaroWinkler {
  static func similarity(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    let first = UnsafeBufferPointer(rebasing: a.prefix(64))
    let second = UnsafeBufferPointer(rebasing: b.prefix(64))
    if first.isEmpty || second.isEmpty { return first.count == second.count ? 1000 : 0 }
    let jaro = BytePatterns.with(first) { Self.jaro(first.count, $0, second) } ?? 0
    var prefix = 0
    while prefix < min(4, first.count, second.count), first[prefix] == second[prefix] { prefix += 1 }
    return Int((jaro + Double(prefix) * 0.1 * (1 - jaro)) * 1000 + 0.5)
  }

  /// Whether the letters of two texts show that they are less similar than `least`, without looking at their bytes: each letter
  /// that only one side has is a byte without a match.
  static func isBelow(_ least: Int, _ a: ValueText, _ b: ValueText) -> Bool {
    if a.count == 0 || b.count == 0 || max(a.count, b.count) > 64 { return false }
    let (first, second) = (Int(a.count), Int(b.count))
    let matches = Double(
      min(first - (a.letters & ~b.letters).nonzeroBitCount, second - (b.letters & ~a.letters).nonzeroBitCount))
    let jaro = (matches / Double(first) + matches / Double(second) + 1) / 3
    let prefix = min((a.prefix ^ b.prefix).leadingZeroBitCount / 8, 4, first, second)
    return (jaro + Double(prefix) * 0.1 * (1 - jaro)) * 1000 + 1 < Double(least)
  }

  /// Each byte of `b` takes the first free equal byte of `a` in its window; of the matched bytes those out of order count half.
  @inline(__always)
  private static func jaro(_ length: Int, _ a: BytePatterns, _ b: UnsafeBufferPointer<UInt8>) -> Double {
    let reach = max(0, max(length, b.count) / 2 - 1)
    var window = (2 as UInt64) &<< UInt64(reach) &- 1
    var used = (a: 0 as UInt64, b: 0 as UInt64)
    // The window grows until its lower end leaves the first byte, then it moves.
    let turn = min(reach, b.count)
    for j in 0..<turn {
      take(a[b[j]] & window, j, &used)
      window = window &<< 1 | 1
    }
    for j in turn..<b.count {
      take(a[b[j]] & window, j, &used)
      window = window &<< 1
    }
    if used.a == 0 { return 0 }
    let matches = Double(used.a.nonzeroBitCount)
    var outOfOrder = 0
    while used.b != 0 {
      let lowest = used.a & (0 &- used.a)
      outOfOrder &+= a[b[used.b.trailingZeroBitCount]] & lowest == 0 ? 1 : 0
      used.a ^= lowest
      used.b &= used.b &- 1
    }
    return (matches / Double(length) + matches / Double(b.count) + (matches - Double(outOfOrder / 2)) / matches) / 3
  }

  @inline(__always)
  private static func take(_ candidates: UInt64, _ j: Int, _ used: inout (a: UInt64, b: UInt64)) {
    let free = candidates & ~used.a
    used.a |= free & (0 &- free)
    used.b |= (free == 0 ? 0 : 1) &<< UInt64(j)
  }
}
