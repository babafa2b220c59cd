import RecordModel

/// Keeps a file's account and its rejects: every byte is a record's, skipped, set aside or, between those, a separator.
struct FormLedger {
  private(set) var account: FileAccount
  private var rejects: [RejectedRow] = []
  private var rejectBytes = 0
  /// The place up to which bytes are accounted for.
  private var accounted = 0
  /// Records and rejected records so far.
  private(set) var recordNumber = 0

  init(path: String) { account = FileAccount(path: path) }

  mutating func takeRejects() -> [RejectedRow] {
    defer {
      rejects = []
      rejectBytes = 0
    }
    return rejects
  }

  /// Gives the record's number.
  mutating func addRecord(_ start: FormInput.Place, _ end: FormInput.Place) -> Int {
    account.recordBytes += claim(start.offset, end.offset)
    account.records += 1
    recordNumber += 1
    return recordNumber
  }

  mutating func addSkipped(_ reason: String, from start: Int, to end: Int) {
    account.skippedBytes += claim(start, end)
    account.skippedPieces[reason, default: 0] += 1
  }

  /// Sets a piece aside; `raw` has had its secrets blanked. A piece that is no record has no number.
  mutating func addReject(
    _ fault: (code: String, message: String), _ start: FormInput.Place, end: Int, isRecord: Bool, raw: [UInt8]
  ) {
    account.rejectedBytes += claim(start.offset, end)
    account.rejected += 1
    rejectBytes += raw.count + 128
    if isRecord { recordNumber += 1 }
    rejects.append(
      RejectedRow(
        recordNumber: isRecord ? recordNumber : 0, line: start.line, byteStart: start.offset, byteEnd: end, code: fault.code,
        message: fault.message, raw: raw))
  }

  mutating func setSecrets(_ count: Int) { if count > 0 { account.skippedPieces["secret"] = count } }

  /// Whether more rejects may be kept before they are taken; more, while there is no record to give out with them.
  func hasRoom(besides records: Int) -> Bool { rejectBytes < (records == 0 ? 64 << 20 : 4 << 20) }

  /// Closes the account at the end of the file, with what the file itself lacks there.
  mutating func close(_ input: FormInput) throws(ExtractionError) {
    var input = input
    let end = input.place(of: input.end)
    if input.danglingCount > 0 {
      let message = "the file ends inside a character"
      addReject(("incomplete_character", message), end, end: end.offset + input.danglingCount, isRecord: false, raw: [])
    }
    if let damage = input.damage {
      let place = FormInput.Place(offset: input.byteCount, line: end.line)
      addReject((damage.code, damage.message), place, end: place.offset, isRecord: false, raw: [])
    }
    account.separatorBytes += max(0, input.byteCount - accounted)
    account.bytes = input.byteCount
    account.sha256 = try input.sha256()
  }

  private mutating func claim(_ start: Int, _ end: Int) -> Int {
    account.separatorBytes += max(0, start - accounted)
    accounted = max(accounted, end)
    return end - start
  }
}
