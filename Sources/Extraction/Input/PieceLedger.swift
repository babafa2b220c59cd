import RecordModel

/// Keeps the account and the rejects of a file that is read piece by piece: every byte is a record's, skipped, set aside or,
/// between those, a separator. Pieces come in the order of the file.
struct PieceLedger {
  private(set) var account: FileAccount
  private var rejects: [RejectedRow] = []
  private var rejectBytes = 0
  /// The place up to which bytes are accounted for.
  private var accounted = 0
  /// Records and rejected records so far.
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
  mutating func addRecord(from start: Int, to end: Int) -> Int {
    account.recordBytes += claim(start, end)
    account.records += 1
    number += 1
    return number
  }

  mutating func addSkipped(_ reason: String, from start: Int, to end: Int) {
    account.skippedBytes += claim(start, end)
    account.skippedPieces[reason, default: 0] += 1
  }

  /// Counts parts of records that are not read, such as passwords and pictures; their bytes are the records'.
  mutating func countSkipped(_ reasons: [String: Int]) {
    account.skippedPieces.merge(reasons.filter { $0.value > 0 }, uniquingKeysWith: +)
  }

  /// Sets a piece aside; `raw` has had its secrets blanked. A piece that is no record has no number.
  mutating func addReject(
    _ fault: (code: String, message: String), from start: Int, to end: Int, line: Int, isRecord: Bool, raw: [UInt8] = []
  ) {
    account.rejectedBytes += claim(start, end)
    account.rejected += 1
    rejectBytes += raw.count + 128
    if isRecord { number += 1 }
    rejects.append(
      RejectedRow(
        recordNumber: isRecord ? number : 0, line: line, byteStart: start, byteEnd: end, code: fault.code,
        message: fault.message, raw: raw))
  }

  /// Closes the account of a file of `count` bytes, with what the file itself lacks at its end.
  ///
  /// - Parameters:
  ///   - cut: bytes of a character that the file ends in.
  ///   - line: the last line.
  mutating func close(count: Int, cut: Int, damage: ExtractionError?, line: Int, sha256: String) {
    if cut > 0 {
      let fault = ("incomplete_character", "the file ends inside a character")
      addReject(fault, from: count - min(cut, count - accounted), to: count, line: line, isRecord: false)
    }
    if let damage { addReject((damage.code, damage.message), from: count, to: count, line: line, isRecord: false) }
    account.separatorBytes += max(0, count - accounted)
    account.bytes = count
    account.sha256 = sha256
  }

  private mutating func claim(_ start: Int, _ end: Int) -> Int {
    account.separatorBytes += max(0, start - accounted)
    let first = max(accounted, start)
    accounted = max(accounted, end)
    return max(0, end - first)
  }
}
