/// For one byte string of up to 64 bytes and every byte value: the positions where it stands, one bit each. 2 KB on the stack.
struct BytePatterns {
  private let masks: UnsafeMutablePointer<UInt64>

  /// Gives `body` the patterns of `text`, valid while it runs; nil never happens. No heap allocation.
  @inline(__always)
  static func with<R>(_ text: UnsafeBufferPointer<UInt8>, _ body: (BytePatterns) -> R) -> R? {
    var table = InlineArray<256, UInt64>(repeating: 0)
    var entries = table.mutableSpan
    return entries.withUnsafeMutableBufferPointer { entries in
      guard let masks = entries.baseAddress else { return nil }
      for index in 0..<text.count { masks[Int(text[index])] |= 1 &<< UInt64(index) }
      return body(BytePatterns(masks: masks))
    }
  }

  @inline(__always)
  subscript(byte: UInt8) -> UInt64 { masks[Int(byte)] }
}
