/// Decides how much of a multipart body may be given to GMime, which follows nesting by recursion and keeps every part in memory.
///
/// Reading stops before the header of the 21st multipart, of an enclosed message (its addresses would be parsed in quadratic
/// time, and nothing of it is wanted), and after 2,000 delimiter lines, 20,000 lines or 1 MiB of part headers. A part's header
/// can only follow a line that starts with `--`, so counting such headers bounds the depth whatever the boundaries are. One
/// pass.
enum MIMEGuard {
  static let depthLimit = 20
  private static let delimiterLimit = 2_000
  private static let headerLineLimit = 20_000
  private static let headerByteLimit = 1 << 20

  struct Prefix {
    var count: Int
    /// Parts too deep or too many were cut off.
    var isCapped = false
    /// An enclosed message and what follows was cut off.
    var hasMessage = false
  }

  static func prefix(of body: UnsafeBufferPointer<UInt8>) -> Prefix {
    var cursor = LineCursor(body)
    var isInHeader = false
    var delimiters = 0
    var headerLines = 0
    var headerBytes = 0
    var multiparts = 1
    while true {
      let start = cursor.position
      guard let line = cursor.next() else { return Prefix(count: body.count) }
      if line.count >= 2, body[start] == MailASCII.hyphen, body[start + 1] == MailASCII.hyphen {
        isInHeader = true
        delimiters += 1
        if delimiters > delimiterLimit { return Prefix(count: start, isCapped: true) }
      } else if isInHeader {
        isInHeader = !line.isEmpty
        headerLines += 1
        headerBytes += line.count
        if headerLines > headerLineLimit || headerBytes > headerByteLimit { return Prefix(count: start, isCapped: true) }
        guard !line.isEmpty, MailASCII.starts(body[line], with: "content-type") else { continue }
        let field = wholeField(from: line, before: cursor)
        if MailASCII.contains(field, "message/") || MailASCII.contains(field, "multipart/digest") {
          return Prefix(count: start, hasMessage: true)
        }
        multiparts += MailASCII.contains(field, "multipart") ? 1 : 0
        if multiparts > depthLimit { return Prefix(count: start, isCapped: true) }
      }
    }
  }

  /// The field that starts with `line`, with the lines that continue it.
  private static func wholeField(from line: Range<Int>, before cursor: LineCursor) -> Slice<UnsafeBufferPointer<UInt8>> {
    var cursor = cursor
    var end = line.upperBound
    while cursor.position < cursor.bytes.count, MailASCII.isBlank(cursor.bytes[cursor.position]), let next = cursor.next() {
      end = next.upperBound
    }
    return cursor.bytes[line.lowerBound..<end]
  }
}
