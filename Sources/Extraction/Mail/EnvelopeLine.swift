/// The line that starts a message in an mbox: `From `, a sender, a date.
struct EnvelopeLine {
  /// nil when the line has the date-less form that some programs write.
  private(set) var date: MailDate?

  /// nil when `line` (without line end) is no envelope line but text that happens to start with `From `.
  ///
  /// Apart from dated lines, the bare forms `From -` (Thunderbird) and `From 1844347792267117879@xxx` (Takeout) count.
  init?(_ line: some BidirectionalCollection<UInt8>) {
    guard line.count <= Self.lengthLimit, MailASCII.starts(line, with: "from "), line.first == UInt8(ascii: "F") else {
      return nil
    }
    var words = line.dropFirst(5).split(whereSeparator: MailASCII.isBlank).prefix(Self.wordLimit)
    if words.count == 1, let only = words.first, Self.isBare(only) { return }
    if let remote = words.lastIndex(where: { MailASCII.equal($0, "remote") }), words.endIndex - remote == 3 {
      words = words[..<remote]
    }
    // The date is the tail of the line; a sender may hold spaces (`ada at nimbus.example`).
    guard words.count > 1 else { return nil }
    for first in words.indices.dropFirst() where words.endIndex - first <= Self.dateWordLimit {
      let tail = line[words[first].startIndex..<words[words.endIndex - 1].endIndex]
      if let date = MailDate(tail), date.isExact {
        self.date = date
        return
      }
    }
    return nil
  }

  private static let lengthLimit = 1_024
  private static let wordLimit = 32
  private static let dateWordLimit = 8

  private static func isBare(_ word: some Collection<UInt8>) -> Bool {
    if word.count == 1 { return word.first == MailASCII.hyphen }
    let digits = word.prefix { MailASCII.isDigit($0) }
    return digits.count >= 8 && MailASCII.equal(word.dropFirst(digits.count), "@xxx")
  }
}
