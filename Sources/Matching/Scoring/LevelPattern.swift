/// The levels a pair reached, four bits a comparison: what training counts and scoring looks up.
struct LevelPattern: Hashable, Comparable, Sendable {
  var bits: UInt64 = ~0

  static let missing: UInt8 = 15
  static let maxComparisons = 16

  /// The level of a comparison, or ``missing``.
  @inline(__always)
  subscript(comparison: Int) -> UInt8 {
    get { UInt8(truncatingIfNeeded: bits >> UInt64(comparison * 4)) & 15 }
    set {
      let shift = UInt64(comparison * 4)
      bits = (bits & ~(15 << shift)) | UInt64(newValue) << shift
    }
  }

  /// The comparisons that are not missing with their levels, lowest first.
  @inline(__always)
  func forEach(_ body: (_ comparison: Int, _ level: Int) -> Void) {
    var rest = ~bits
    while rest != 0 {
      let comparison = rest.trailingZeroBitCount / 4
      rest &= ~(UInt64(15) << UInt64(comparison * 4))
      body(comparison, Int(self[comparison]))
    }
  }

  static func < (a: LevelPattern, b: LevelPattern) -> Bool { a.bits < b.bits }
}
