import Glibc
import PipelineConfig
import RecordModel

/// Reads an Outlook data file through `readpst`, which writes its mails into a private folder first.
///
/// A mail has no bytes of its own in the file: the file as a whole counts as the records' if there are any, else as skipped, and
/// stands in their place, as in that of mails set aside.
final class PSTReader: RecordReader, @unchecked Sendable {
  // @unchecked: a reader is used by one thread at a time, see RecordReader.
  private let input: ByteSource
  private let folder: PrivateFolder
  private let source: SourceDefinition
  private let context: ExtractionContext
  private var files: [InputFile]
  private var current: MailReader?
  /// Columns of forms differ from mailbox to mailbox; here they are those of the whole file.
  private var columns = FormColumns()
  private var failure: ExtractionError?
  private var rejects: [RejectedRow] = []
  private var number = 0
  private var isFinished = false

  private(set) var account: FileAccount

  static let signature = Array("!BDN".utf8)

  /// Throws `pst_needs_readpst` where the program is missing.
  init(
    _ input: ByteSource, _ file: InputFile, _ source: SourceDefinition, in context: ExtractionContext,
    searchPath: String? = getenv("PATH").map { String(cString: $0) }
  ) throws(ExtractionError) {
    guard !input.isCompressed else {
      throw ExtractionError(
        code: "pst_compressed", message: "a compressed Outlook data file is not read", hint: "unpack it first")
    }
    guard let program = ReadpstProgram(searchPath: searchPath) else {
      throw ExtractionError(
        code: "pst_needs_readpst", message: "an Outlook data file; the program readpst, which reads it, is not installed",
        hint: "apt-get install pst-utils, or export the mailbox as mbox or .eml")
    }
    guard let folder = PrivateFolder() else {
      throw ExtractionError(
        code: "pst_no_temporary_folder", message: "no temporary folder can be made: \(String(cString: strerror(errno)))",
        hint: "set TMPDIR to a folder with room for the mailbox")
    }
    self.input = input
    self.folder = folder
    self.source = source
    self.context = context
    account = FileAccount(path: file.shownPath)
    files = []
    failure = Self.run(program, file, bytes: input.length, into: folder)
    files = InputListing(
      of: SourceDefinition(name: source.name, paths: [folder.path], country: ""), index: file.source, folder: "/"
    ).files.filter { $0.path.hasSuffix("/mbox") }.reversed()
  }

  /// What went wrong; what the program wrote before that is read all the same.
  private static func run(
    _ program: ReadpstProgram, _ file: InputFile, bytes: Int, into folder: PrivateFolder
  ) -> ExtractionError? {
    let hint = "check the file with Outlook's scanpst, or export the mailbox anew"
    guard let absolute = PathBytes.bytes(of: file.path).withPathPointer({ realpath($0, nil) }) else {
      return ExtractionError(code: "unreadable", message: "cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { free(absolute) }
    let path = Array(UnsafeRawBufferPointer(start: absolute, count: strlen(absolute)))
    do throws(ReadpstProgram.Failure) {
      try program.run(file: path, into: folder.path, seconds: 600 + bytes >> 20)
      return nil
    } catch {
      switch error {
      case .cannotStart:
        return ExtractionError(code: "pst_failed", message: "readpst cannot be started", hint: "try `readpst -V`")
      case .tookTooLong: return ExtractionError(code: "pst_too_slow", message: "readpst did not come to an end", hint: hint)
      case .failed(let status):
        return ExtractionError(code: "pst_failed", message: "readpst ended with status \(status)", hint: hint)
      }
    }
  }

  func nextBatch() throws(ExtractionError) -> SourceRecordBatch? {
    while !isFinished {
      guard let reader = try currentReader() else {
        try finish()
        break
      }
      if let batch = try reader.nextBatch() { return placed(batch) }
      close(reader)
    }
    if let failure { throw failure }
    return nil
  }

  func takeRejects() -> [RejectedRow] {
    defer { rejects = [] }
    return rejects
  }

  /// The reader at hand, or that of the next mailbox; nil after the last.
  private func currentReader() throws(ExtractionError) -> MailReader? {
    if current == nil, let file = files.popLast() {
      let input = try ByteSource(path: file.path)
      current = MailReader(input, file, isMbox: true, taking: source.mail, in: context)
    }
    return current
  }

  private func close(_ reader: MailReader) {
    for row in reader.takeRejects() {
      var row = row
      row.recordNumber += number
      row.line = 1
      row.byteStart = 0
      row.byteEnd = input.length
      rejects.append(row)
    }
    number += reader.messageCount
    account.records += reader.account.records
    account.rejected += reader.account.rejected
    account.skippedPieces.merge(reader.account.skippedPieces, uniquingKeysWith: +)
    current = nil
  }

  private func finish() throws(ExtractionError) {
    isFinished = true
    account.bytes = input.length
    account.sha256 = try input.sha256()
    if account.records > 0 {
      account.recordBytes = account.bytes
    } else if account.rejected > 0 || failure != nil {
      account.rejectedBytes = account.bytes
    } else {
      account.skippedBytes = account.bytes
      account.skippedPieces["pst_without_mail", default: 0] += 1
    }
  }

  /// The batch with the file itself as the place of its records, and columns as the file numbers them.
  private func placed(_ batch: SourceRecordBatch) -> SourceRecordBatch {
    var batch = batch
    let known = MailColumn.names.count
    let numbers = batch.columns.dropFirst(known).map { columns.number(of: Array($0.utf8.dropFirst("form.".utf8.count))) }
    for index in batch.fields.indices where Int(batch.fields[index].column) >= known {
      // Labels beyond the limit go to a column that nothing reads.
      let number = numbers[Int(batch.fields[index].column) - known]
      batch.fields[index].column = number ?? MailColumn.body.rawValue
      if number == nil { batch.fields[index].count = 0 }
    }
    batch.columns = columns.names
    for index in batch.records.indices {
      batch.records[index].number += number
      batch.records[index].line = 1
      batch.records[index].byteStart = 0
      batch.records[index].byteEnd = input.length
    }
    return batch
  }
}
