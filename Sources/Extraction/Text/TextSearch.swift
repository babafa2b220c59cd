import Glibc

extension String {
  /// Whether the bytes of `part`, which is not empty, stand in this text.
  ///
  /// Foundation's search, which may stand in for `contains`, folds characters and is slow.
  func holds(_ part: String) -> Bool {
    var (whole, wanted) = (self, part)
    return whole.withUTF8 { text in
      wanted.withUTF8 { part in
        guard let start = part.baseAddress, let first = part.first else { return false }
        var rest = text
        while rest.count >= part.count, let base = rest.baseAddress {
          if base.pointee == first, memcmp(base, start, part.count) == 0 { return true }
          rest = UnsafeBufferPointer(rebasing: rest.dropFirst())
        }
        return false
      }
    }
  }

  func holds(anyOf parts: [String]) -> Bool { parts.contains(where: holds) }
}
