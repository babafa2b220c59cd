import RecordModel

/// Reads a mail archive message by message; memory holds one message of at most 64 MiB and one batch.
final class MailReader: RecordReader, @unchecked Sendable {
  // @unchecked: a reader is used by one thread at a time, see RecordReader.
  private let input: ByteSource
  private let window: ByteWindow
  private let splitter: MboxSplitter?
  private let context: ExtractionContext
  private let fileRule: MailSkipRule?
  private let charsets = MailCharset()
  private let bodies: MailBodyReader
  private var rejects: [RejectedRow] = []
  private var batch = SourceRecordBatch(columns: MailColumn.names)
  private var number = 0
  private var isFinished = false

  private(set) var account: FileAccount

  private static let batchBytes = 1 << 20
  private static let batchRecords = 4_096

  init(_ input: ByteSource, _ file: InputFile, isMbox: Bool, in context: ExtractionContext) {
    self.input = input
    self.context = context
    window = ByteWindow(input)
    splitter = isMbox ? MboxSplitter(window) : nil
    fileRule = isMbox ? nil : MailSkipRule.byMaildirFlags(file.path)
    bodies = MailBodyReader(charsets)
    account = FileAccount(path: file.shownPath)
  }

  func nextBatch() throws(ExtractionError) -> SourceRecordBatch? {
    if isFinished {
      if let damage = input.damage { throw damage }
      return nil
    }
    batch = SourceRecordBatch(columns: MailColumn.names)
    while batch.bytes.count < Self.batchBytes, batch.records.count < Self.batchRecords {
      guard let piece = try nextPiece() else {
        try finish()
        break
      }
      number += 1
      take(piece)
    }
    if batch.records.isEmpty, isFinished {
      if let damage = input.damage { throw damage }
      return nil
    }
    defer { batch = SourceRecordBatch(columns: MailColumn.names) }
    return batch
  }

  func takeRejects() -> [RejectedRow] {
    defer { rejects = [] }
    return rejects
  }

  private func finish() throws(ExtractionError) {
    guard !isFinished else { return }
    isFinished = true
    account.separatorBytes += splitter?.separatorBytes ?? 0
    account.bytes = input.position
    account.sha256 = try input.sha256()
  }

  /// The next message of an mbox, or the only one of the file.
  private func nextPiece() throws(ExtractionError) -> MboxSplitter.Piece? {
    if let splitter { return try splitter.next() }
    guard !window.isAtEnd else { return nil }
    try window.require(MboxSplitter.messageLimit + 1)
    guard window.end <= MboxSplitter.messageLimit else { return try tooLarge() }
    let file = window.with(0..<window.end) { SingleMailFile($0) }
    account.separatorBytes += window.end - file.range.count
    guard !file.range.isEmpty else { return nil }
    return MboxSplitter.Piece(range: file.range, line: file.line, transcoded: file.transcoded)
  }

  private func tooLarge() throws(ExtractionError) -> MboxSplitter.Piece {
    let head = window.with(0..<RejectedRow.rawLimit) { Array($0) }
    repeat { window.release(before: window.end) } while try window.fill()
    return MboxSplitter.Piece(range: 0..<window.end, line: 1, excess: head)
  }

  private func take(_ piece: MboxSplitter.Piece) {
    if let head = piece.excess {
      reject(piece, code: "message_too_large", message: "the message is over 64 MiB", raw: head)
      return
    }
    window.with(piece.range) { raw in
      if let transcoded = piece.transcoded {
        transcoded.withUnsafeBufferPointer { judge(piece, raw, text: $0) }
      } else if let unquoted = FromQuoting.undone(raw, isMbox: splitter != nil) {
        unquoted.withUnsafeBufferPointer { judge(piece, raw, text: $0) }
      } else {
        judge(piece, raw, text: raw)
      }
    }
  }

  private func judge(_ piece: MboxSplitter.Piece, _ raw: UnsafeBufferPointer<UInt8>, text: UnsafeBufferPointer<UInt8>) {
    if let fileRule {
      skip(piece, fileRule)
      return
    }
    let headers = MailHeaders(text)
    switch MailMessage.judge(headers, envelopeDate: piece.envelopeDate, charsets: charsets, context: context) {
    case .skip(let rule): skip(piece, rule)
    case .reject(let code, let message):
      reject(piece, code: code, message: message, raw: Array(raw.prefix(RejectedRow.rawLimit)))
    case .keep(let message):
      var notes = message.notes
      if piece.isTruncated { notes.add(.truncated, to: .body) }
      if piece.hasWrongLength { notes.add(.headerIgnored, to: .body) }
      let charset = piece.transcoded == nil ? nil : Array("utf-8".utf8)
      let body = bodies.read(text, headers, charset: charset, notes: &notes)
      for (kind, count) in body.pieces { account.skippedPieces[kind, default: 0] += count }
      account.recordBytes += piece.range.count
      account.records += message.counterparties.count
      let place = MailRecordWriter.Place(number: number, line: piece.line, range: piece.range)
      MailRecordWriter.append(message, body: body.text, notes: notes, at: place, raw: raw, to: &batch)
    }
  }

  private func skip(_ piece: MboxSplitter.Piece, _ rule: MailSkipRule) {
    account.skippedBytes += piece.range.count
    account.skippedPieces[rule.rawValue, default: 0] += 1
  }

  private func reject(_ piece: MboxSplitter.Piece, code: String, message: String, raw: [UInt8]) {
    account.rejectedBytes += piece.range.count
    account.rejected += 1
    rejects.append(
      RejectedRow(
        recordNumber: number, line: piece.line, byteStart: piece.range.lowerBound, byteEnd: piece.range.upperBound,
        code: code, message: message, raw: raw))
  }
}
