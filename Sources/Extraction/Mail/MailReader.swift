import PipelineConfig
import RecordModel

/// Reads a mail archive message by message; memory holds one message of at most 64 MiB and one batch.
final class MailReader: RecordReader, @unchecked Sendable {
  // @unchecked: a reader is used by one thread at a time, see RecordReader.
  private let input: ByteSource
  private let window: ByteWindow
  private let splitter: MboxSplitter?
  private let interpreter: MailInterpreter
  private let mail: MailDefinition
  /// Why none of the file's messages is read.
  private let fileRule: MailSkipRule?
  private var columns = FormColumns()
  private var rejects: [RejectedRow] = []
  private var batch = SourceRecordBatch(columns: MailColumn.names)
  private var number = 0
  private var isFinished = false

  private(set) var account: FileAccount
  /// Messages met so far, whatever became of them.
  var messageCount: Int { number }

  private static let batchBytes = 1 << 20
  private static let batchRecords = 4_096

  init(_ input: ByteSource, _ file: InputFile, isMbox: Bool, taking mail: MailDefinition, in context: ExtractionContext) {
    self.input = input
    self.mail = mail
    interpreter = MailInterpreter(mail, in: context)
    window = ByteWindow(input)
    splitter = isMbox ? MboxSplitter(window) : nil
    fileRule = MailFolderNames.rule(forFileAt: file.path, isMbox: isMbox, ignore: mail.ignore)
    account = FileAccount(path: file.shownPath)
  }

  func nextBatch() throws(ExtractionError) -> SourceRecordBatch? {
    if isFinished {
      if let damage = input.damage { throw damage }
      return nil
    }
    batch = SourceRecordBatch(columns: columns.names)
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
    batch.columns = columns.names
    defer { batch = SourceRecordBatch(columns: columns.names) }
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
    account.separatorBytes += window.end - file.range.count - file.trailer.count
    if !file.trailer.isEmpty {
      account.skippedBytes += file.trailer.count
      account.skippedPieces["emlx_trailer", default: 0] += 1
    }
    guard !file.range.isEmpty else { return nil }
    return MboxSplitter.Piece(
      range: file.range, line: file.line, transcoded: file.transcoded,
      rule: file.rule.flatMap { $0.isIn(mail.ignore) ? $0 : nil })
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
    if let rule = fileRule ?? piece.rule {
      skip(piece, rule)
      return
    }
    var notes = MailNotes()
    if piece.isTruncated { notes.add(.truncated, to: .body) }
    if piece.hasWrongLength { notes.add(.headerIgnored, to: .body) }
    let charset = piece.transcoded == nil ? nil : Array("utf-8".utf8)
    switch interpreter.read(text, envelopeDate: piece.envelopeDate, charset: charset, notes: notes) {
    case .skip(let rule): skip(piece, rule)
    case .reject(let code, let message):
      reject(piece, code: code, message: message, raw: Array(raw.prefix(RejectedRow.rawLimit)))
    case .keep(let message, let body, let pieces):
      for (kind, count) in pieces { account.skippedPieces[kind, default: 0] += count }
      account.recordBytes += piece.range.count
      account.records += message.counterparties.count
      let place = MailRecordWriter.Place(number: number, line: piece.line, range: piece.range)
      MailRecordWriter.append(message, body: body, at: place, raw: raw, columns: &columns, to: &batch)
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
