/// Damerau–Levenshtein distance in its optimal string alignment form, up to a limit.
enum EditDistance {
  /// Whether `a` becomes `b` by at most one insertion, deletion, replacement or swap of neighbours. Linear time.
  static func isAtMostOne(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    if long.count - short.count > 1 { return false }
    let start = commonPrefix(short, long)
    let left = short.count - start - commonSuffix(short, long, from: start)
    if short.count != long.count { return left == 0 }
    return left <= 1 || (left == 2 && short[start] == long[start + 1] && short[start + 1] == long[start])
  }

  /// The distance, or `limit + 1` when it is larger.
  ///
  /// Bit-parallel after Hyyrö, A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances (2003), on what is
  /// left between equal beginnings and ends; of two rests of more than 64 bytes only the first 64 count. O(|a|+|b|).
  static func bounded(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, limit: Int) -> Int {
    var (short, long) = a.count <= b.count ? (a, b) : (b, a)
    let difference = long.count - short.count
    if difference > limit { return limit + 1 }
    let start = commonPrefix(short, long)
    let end = commonSuffix(short, long, from: start)
    short = UnsafeBufferPointer(rebasing: short[start..<short.count - end])
    long = UnsafeBufferPointer(rebasing: long[start..<long.count - end])
    if short.isEmpty { return difference }
    if short.count > 64 {
      short = UnsafeBufferPointer(rebasing: short.prefix(64))
      long = UnsafeBufferPointer(rebasing: long.prefix(64))
    }
    let distance = BytePatterns.with(short) { Self.distance(short.count, $0, long, limit) } ?? limit + 1
    return max(distance, difference)
  }

  @inline(__always)
  private static func distance(
    _ length: Int, _ pattern: BytePatterns, _ text: UnsafeBufferPointer<UInt8>, _ limit: Int
  ) -> Int {
    let last = (1 as UInt64) &<< UInt64(length - 1)
    var (plus, minus, diagonal, before) = (UInt64.max, 0 as UInt64, 0 as UInt64, 0 as UInt64)
    var distance = length
    for j in 0..<text.count {
      let equal = pattern[text[j]]
      let swapped = (~diagonal & equal) &<< 1 & before
      diagonal = ((equal & plus) &+ plus) ^ plus | equal | minus | swapped
      let up = minus | ~(diagonal | plus)
      let down = diagonal & plus
      if up & last != 0 { distance += 1 }
      if down & last != 0 { distance -= 1 }
      // Each byte to come lowers the distance by one at most.
      if distance - (text.count - 1 - j) > limit { return limit + 1 }
      let shifted = up &<< 1 | 1
      plus = down &<< 1 | ~(diagonal | shifted)
      minus = shifted & diagonal
      before = equal
    }
    return min(distance, limit + 1)
  }

  @inline(__always)
  private static func commonPrefix(_ short: UnsafeBufferPointer<UInt8>, _ long: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    while count < short.count, short[count] == long[count] { count += 1 }
    return count
  }

  @inline(__always)
  private static func commonSuffix(
    _ short: UnsafeBufferPointer<UInt8>, _ long: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    var count = 0
    while count < short.count - start, short[short.count - 1 - count] == long[long.count - 1 - count] { count += 1 }
    return count
  }
}
