import RecordModel

/// Tells which values of a field are the same: by their match text, else by the shown text without case and outer blanks.
struct EqualValues {
  /// Folded texts that no record states as they are.
  private var unstated = TextPool()

  /// A number that two values of one field share exactly when they are equal.
  mutating func key(of value: FieldValue, in texts: TextPool) -> UInt64 {
    if !value.match.isEmpty { return UInt64(value.match.rawValue) }
    let shown = value.value.isEmpty ? value.raw : value.value
    guard let folded = texts.withBytes(shown, Self.folded) else { return UInt64(shown.rawValue) }
    let text = String(decoding: folded, as: UTF8.self)
    if let known = texts.find(text) { return UInt64(known.rawValue) }
    return 1 << 32 | UInt64(unstated.intern(folded).rawValue)
  }

  /// The bytes with ASCII letters in lower case and outer blanks cut; nil when nothing changes.
  private static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    var slice = bytes[...]
    while let last = slice.last, isBlank(last) { slice.removeLast() }
    slice = slice.drop(while: isBlank)
    guard slice.count < bytes.count || slice.contains(where: { (0x41...0x5A).contains($0) }) else { return nil }
    return slice.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}
