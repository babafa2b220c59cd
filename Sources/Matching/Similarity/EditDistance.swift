/// Damerau–Levenshtein distance in its optimal string alignment form, up to a limit.
enum EditDistance {
  /// Whether `a` becomes `b` by at most one insertion, deletion, replacement or swap of neighbours. Linear time.
  static func isAtMostOne(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    if long.count - short.count > 1 { return false }
    var start = 0
    while start < short.count, short[start] == long[start] { start += 1 }
    var end = 0
    while end < short.count - start, short[short.count - 1 - end] == long[long.count - 1 - end] { end += 1 }
    let left = short.count - start - end
    if short.count != long.count { return left == 0 }
    return left <= 1 || (left == 2 && short[start] == long[start + 1] && short[start + 1] == long[start])
  }

  /// The distance, or `limit + 1` when it is larger. `limit` is small; cost |a|·(2·limit+1).
  static func bounded(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, limit: Int) -> Int {
    if abs(a.count - b.count) > limit { return limit + 1 }
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: limit + 1, count: b.count + 1)
    var last = (0...b.count).map { min($0, limit + 1) }
    for i in 1...a.count {
      var row = [Int](repeating: limit + 1, count: b.count + 1)
      row[0] = min(i, limit + 1)
      let low = max(1, i - limit)
      let high = min(b.count, i + limit)
      if low > high { return limit + 1 }
      for j in low...high {
        var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, beforeLast[j - 2] + 1) }
        row[j] = min(best, limit + 1)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
