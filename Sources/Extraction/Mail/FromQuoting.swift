/// Undoes the quoting of lines that start with `From ` in an mbox.
enum FromQuoting {
  /// The message with one `>` less before each such line if it is of the mboxrd kind, or nil when nothing is to be undone.
  ///
  /// A message that holds `>>From ` is taken for mboxrd. `>From ` alone may be mboxo, where a genuine one looks the same: it stays.
  static func undone(_ message: UnsafeBufferPointer<UInt8>, isMbox: Bool) -> [UInt8]? {
    guard isMbox else { return nil }
    let quoted = quotedLines(message)
    guard quoted.contains(where: { message[$0 + 1] == MailASCII.greater }) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(message.count)
    var start = 0
    for line in quoted {
      result += message[start..<line]
      start = line + 1
    }
    return result + message[start...]
  }

  /// Where lines of the form `>From `, `>>From `, … start.
  private static func quotedLines(_ message: UnsafeBufferPointer<UInt8>) -> [Int] {
    var lines: [Int] = []
    var line: Int? = 0
    while let start = line, start < message.count {
      if message[start] == MailASCII.greater {
        let text = message[start...].drop { $0 == MailASCII.greater }
        if text.starts(with: fromSpace) { lines.append(start) }
      }
      line = ByteLines.nextLineFeed(in: message, from: start).map { $0 + 1 }
    }
    return lines
  }

  private static let fromSpace = Array("From ".utf8)
}
