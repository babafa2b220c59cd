extension String {
  /// As UTF-16, without a byte order mark.
  func utf16Bytes(bigEndian: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in utf16 {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
      bytes += bigEndian ? [high, low] : [low, high]
    }
    return bytes
  }
}
