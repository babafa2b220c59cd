import RecordModel

/// Keeps a file's account and what was set aside: every byte is a card's, skipped, set aside or, between those, a separator.
struct VCardLedger {
  private(set) var account: FileAccount
  private var rejects: [RejectedRow] = []
  private var rejectBytes = 0
  /// The place up to which bytes are accounted for.
  private var accounted = 0
  /// Cards so far, those set aside too.
  private var number = 0

  init(path: String) { account = FileAccount(path: path) }

  mutating func takeRejects() -> [RejectedRow] {
    defer {
      rejects = []
      rejectBytes = 0
    }
    return rejects
  }

  /// Whether more rejects may be kept before they are taken; more, while there is no record to give out with them.
  func hasRoom(besides records: Int) -> Bool { rejectBytes < (records == 0 ? 64 << 20 : 4 << 20) }

  /// Gives the record's number.
  mutating func addRecord(_ range: Range<Int>) -> Int {
    account.recordBytes += claim(range)
    account.records += 1
    number += 1
    return number
  }

  mutating func addSkipped(_ reason: String, _ range: Range<Int>) {
    account.skippedBytes += claim(range)
    account.skippedPieces[reason, default: 0] += 1
  }

  /// Counts parts of a card that are not read, such as pictures; their bytes are the card's.
  mutating func countSkipped(_ reasons: [String: Int]) { account.skippedPieces.merge(reasons, uniquingKeysWith: +) }

  mutating func addReject(code: String, message: String, _ range: Range<Int>, line: Int, raw: [UInt8], isCard: Bool) {
    account.rejectedBytes += claim(range)
    account.rejected += 1
    rejectBytes += raw.count + 128
    if isCard { number += 1 }
    rejects.append(
      RejectedRow(
        recordNumber: isCard ? number : 0, line: line, byteStart: range.lowerBound, byteEnd: range.upperBound, code: code,
        message: message, raw: raw))
  }

  /// Closes the account at the end of the file, with what the file itself lacks there.
  mutating func close(_ lines: VCardLineReader) throws(ExtractionError) {
    let count = lines.byteCount
    if lines.incompleteTail > 0 {
      let tail = count - min(lines.incompleteTail, count - accounted)..<count
      addReject(
        code: "incomplete_character", message: "the file ends inside a character", tail, line: lines.number, raw: [],
        isCard: false)
    }
    if let damage = lines.damage {
      addReject(code: damage.code, message: damage.message, count..<count, line: lines.number, raw: [], isCard: false)
    }
    account.separatorBytes += max(0, count - accounted)
    account.bytes = count
    account.sha256 = try lines.sha256()
  }

  private mutating func claim(_ range: Range<Int>) -> Int {
    account.separatorBytes += max(0, range.lowerBound - accounted)
    let start = max(accounted, range.lowerBound)
    accounted = max(accounted, range.upperBound)
    return max(0, range.upperBound - start)
  }
}
