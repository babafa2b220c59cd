import PipelineConfig

/// Form bodies: urlencoded ones, one a line, bare or behind a web server's log prefix; multipart ones, in such lines or as they were sent.
package enum PostLogExtractor {
  package static let extractor = Extractor(
    kind: .postLog, summary: "POST logs, urlencoded form bodies, one a line, and multipart bodies", recognise: recognise
  ) { (input, file, source, _) throws(ExtractionError) in
    if MultipartMark.isDump(try input.peek()) { return try MultipartRecordReader(input, file, source) }
    return try PostLogRecordReader(input, file, source)
  }

  /// 85 when nearly all of the first lines hold a form of several keys, or one behind a request.
  @Sendable static func recognise(_ head: ArraySlice<UInt8>, _ path: String) -> Int {
    let head = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
    if MultipartMark.isDump(head) { return isMail(head) ? 0 : 85 }
    var lines = head.split(separator: 0x0A, maxSplits: 50, omittingEmptySubsequences: true)
    // The last one may be cut off.
    if lines.count > 1 { lines.removeLast() }
    lines.removeAll { $0.allSatisfy { $0 <= 0x20 } }
    guard !lines.isEmpty else { return 0 }
    let good = lines.filter { $0.withUnsafeBufferPointer(isForm) }.count
    return good * 5 >= lines.count * 4 ? 85 : good * 2 >= lines.count ? 30 : 0
  }

  /// Mail has such bodies too, in theory.
  private static func isMail(_ head: ArraySlice<UInt8>) -> Bool {
    ["From ", "Received:", "Return-Path:", "Message-ID:", "Delivered-To:"].contains { head.starts(with: $0.utf8) }
  }

  private static func isForm(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    if MultipartLine.isOne(line) { return true }
    let trimmed = line.last == 0x0D ? UnsafeBufferPointer(rebasing: line.dropLast()) : line
    let parts = PostLogLine(trimmed)
    let body = parts.body.isEmpty ? parts.query ?? parts.body : parts.body
    let pairs = trimmed[body].split(separator: 0x26)
    guard pairs.count >= 2 || parts.path != nil && !pairs.isEmpty, !trimmed[body].contains(0x20) else { return false }
    return pairs.allSatisfy { pair in
      guard let mark = pair.firstIndex(of: 0x3D), mark > pair.startIndex else { return false }
      return pair[..<mark].allSatisfy(isKeyByte)
    }
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x25, 0x2B, 0x2D, 0x2E, 0x5B, 0x5D, 0x5F, 0x80...: true
    default: false
    }
  }
}
