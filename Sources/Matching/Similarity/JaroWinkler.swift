/// Jaro–Winkler similarity of two byte strings, 0…1 in thousandths.
///
/// Winkler, String Comparator Metrics and Enhanced Decision Rules in the Fellegi–Sunter Model of Record Linkage (1990): window
/// max(|a|,|b|)/2−1, prefix up to 4 bytes with scale 0.1, no boost threshold. Bit-parallel over the first 64 bytes.
enum JaroWinkler {
  static func similarity(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    let first = UnsafeBufferPointer(rebasing: a.prefix(64))
    let second = UnsafeBufferPointer(rebasing: b.prefix(64))
    if first.isEmpty || second.isEmpty { return first.count == second.count ? 1000 : 0 }
    let jaro = jaro(first, second)
    var prefix = 0
    while prefix < min(4, first.count, second.count), first[prefix] == second[prefix] { prefix += 1 }
    return Int(((jaro + Double(prefix) * 0.1 * (1 - jaro)) * 1000).rounded())
  }

  private static func jaro(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Double {
    let window = max(0, max(a.count, b.count) / 2 - 1)
    var usedInA: UInt64 = 0
    var usedInB: UInt64 = 0
    var matches = 0
    for j in 0..<b.count {
      let low = max(0, j - window)
      let high = min(a.count - 1, j + window)
      if low > high { continue }
      for i in low...high where usedInA & (1 << UInt64(i)) == 0 && a[i] == b[j] {
        usedInA |= 1 << UInt64(i)
        usedInB |= 1 << UInt64(j)
        matches += 1
        break
      }
    }
    if matches == 0 { return 0 }
    var outOfOrder = 0
    while usedInA != 0 {
      if a[usedInA.trailingZeroBitCount] != b[usedInB.trailingZeroBitCount] { outOfOrder += 1 }
      usedInA &= usedInA - 1
      usedInB &= usedInB - 1
    }
    let m = Double(matches)
    return (m / Double(a.count) + m / Double(b.count) + (m - Double(outOfOrder / 2)) / m) / 3
  }
}
