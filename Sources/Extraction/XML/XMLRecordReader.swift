import CLibXML2
import PipelineConfig
import RecordModel

/// Reads the records of one XML feed: finds documents, feeds libxml2 piece by piece, and keeps account of every byte.
///
/// A record whose markup is damaged is set aside, and reading goes on with a fresh parser at the next start tag of the record
/// element, inside the same wrappers. Memory is that of one record, at most ``maxRecordBytes``, and one batch.
final class XMLRecordReader: RecordReader, @unchecked Sendable {
  // @unchecked: a reader is used by one thread at a time; nothing of it is shared.
  static let maxRecordBytes = 16 * 1_048_576
  static let batchBytes = 1_048_576
  static let batchRecords = 2_000
  /// Bytes set aside after which a batch is handed out, be it empty.
  static let batchRejects = 4 * 1_048_576
  private static let largestPiece = 65_536
  static let smallestPiece = 1_024

  enum Phase { case outside, inside, seeking, finished }
  enum Kind { case record, separator, skipped, rejected }

  /// A piece about to be set aside.
  struct Held {
    var start: Int
    var line: Int
    var number: Int
    var code: String
    var message: String
    /// Its first bytes, once it has outgrown memory.
    var head: [UInt8]?
  }

  let input: XMLTextInput
  let source: ByteSource
  let builder: UnsafeMutablePointer<XMLRecordBuilder>
  let survey: XMLPathSurvey
  let isPathGiven: Bool
  var scanner = XMLMarkupScanner()
  var parser: XMLPushParser?
  var phase = Phase.outside
  var seeker = XMLRecordSeeker(name: [], from: 0)
  var held: Held?
  private var rejects: [RejectedRow] = []
  private var rejectedBytes = 0
  var failure: ExtractionError?
  private(set) var account: FileAccount
  /// Up to where the text was scanned and fed.
  var position = 0
  var pieceSize = largestPiece
  /// Bytes looked at again after faults; bounded by what was read.
  var rewound = 0
  var recordNumber = 0
  private var gap: (kind: XMLMarkupScanner.Gap, start: Int)?
  /// Up to where the text, and the file, are accounted for.
  private(set) var accounted = 0
  private var accountedRaw = 0

  init(
    _ source: ByteSource, file: InputFile, encoding: String?, builder: XMLRecordBuilder, survey: XMLPathSurvey,
    isPathGiven: Bool
  ) {
    self.source = source
    self.survey = survey
    self.isPathGiven = isPathGiven
    input = XMLTextInput(source: source, encoding: encoding)
    account = FileAccount(path: file.shownPath)
    self.builder = .allocate(capacity: 1)
    self.builder.initialize(to: builder)
  }

  deinit {
    parser = nil
    builder.pointee.deallocate()
    builder.deinitialize(count: 1)
    builder.deallocate()
  }

  func takeRejects() -> [RejectedRow] {
    defer {
      rejects = []
      rejectedBytes = 0
    }
    return rejects
  }

  func nextBatch() throws(ExtractionError) -> SourceRecordBatch? {
    if phase != .finished { rejectedBytes = 0 }
    while phase != .finished, !isBatchFull {
      do {
        try step()
      } catch {
        failure = error
        phase = .finished
      }
    }
    if let batch = builder.pointee.takeBatch() { return batch }
    if phase != .finished { return SourceRecordBatch(columns: builder.pointee.tree.columns) }
    if let failure {
      self.failure = nil
      throw failure
    }
    return nil
  }

  private var isBatchFull: Bool {
    let count = builder.pointee.batch.records.count
    return count >= Self.batchRecords || rejectedBytes >= Self.batchRejects
      || count > 0 && builder.pointee.batch.bytes.count >= Self.batchBytes
  }

  private func step() throws(ExtractionError) {
    if gap != nil { return try stepGap() }
    switch phase {
    case .outside: try stepOutside()
    case .inside: try stepInside()
    case .seeking: try stepSeeking()
    case .finished: break
    }
  }

  // MARK: Between documents

  private func stepOutside() throws(ExtractionError) {
    let found = input.withWindow { scanner.scanOutside($0, from: position, isFinal: input.isAtEnd) }
    if case .garbage(let end) = found {
      let line = input.line(at: position)
      if held == nil {
        held = Held(
          start: position, line: line, number: 0, code: "text_outside_root", message: "text stands outside the root element")
      }
      position = end
      return
    }
    if case .blank(let end) = found {
      position = end
      if held == nil { account(upTo: end, as: .separator) }
      return
    }
    if case .needsMore = found {
      _ = try more()
      return
    }
    if held != nil { rejectHeld(upTo: position) }
    switch found {
    case .comment: gap = (.comment, position)
    case .instruction: gap = (.instruction, position)
    case .doctype: gap = (.doctype, position)
    case .element:
      builder.pointee.beginDocument()
      try startParser(prefix: [])
    case .end: try finish()
    case .blank, .garbage, .needsMore: break
    }
  }

  private func stepGap() throws(ExtractionError) {
    guard let (kind, start) = gap else { return }
    let (end, isComplete) = input.withWindow { scanner.skip(kind, $0, from: position) }
    let isOutside = !builder.pointee.isInRecord
    position = end
    if isOutside {
      account(upTo: start, as: .separator)
      account(upTo: end, as: .skipped)
    }
    if isComplete {
      gap = nil
      if isOutside { account.skippedPieces["\(kind)", default: 0] += 1 }
    } else if !(try more()) {
      gap = nil
      position = input.end
      if phase == .inside { return failTruncated() }
      account(upTo: position, as: .skipped)
      reject(
        Held(start: position, line: input.line(at: position), number: 0, code: "truncated", message: Self.truncated),
        upTo: position)
    } else if builder.pointee.isInRecord {
      guardRecordSize()
    }
  }

  // MARK: Inside a document

  /// A fresh parser at `position`, after the start tags in `prefix`.
  func startParser(prefix: [UInt8]) throws(ExtractionError) {
    guard let parser = XMLPushParser(handler: XMLRecordBuilder.handler(), receiver: builder) else {
      throw ExtractionError(code: "out_of_memory", message: "no memory for a parser")
    }
    self.parser = parser
    builder.pointee.parser = parser.context
    scanner = XMLMarkupScanner()
    phase = .inside
    prefix.withUnsafeBufferPointer { parser.feed($0) }
  }

  private func stepInside() throws(ExtractionError) {
    let (safe, stop) = input.withWindow { scanner.scan($0, from: position, to: position + pieceSize) }
    if safe > position {
      try feed(upTo: safe, beforeGap: stop == .comment || stop == .instruction)
      guard phase == .inside, position == safe else { return }
    }
    switch stop {
    case .limit: pieceSize = min(pieceSize * 2, Self.largestPiece)
    case .comment: gap = (.comment, position)
    case .instruction: gap = (.instruction, position)
    case .tooManyAttributes:
      fail(
        .init(
          code: "too_many_attributes", message: "a tag has more than 512 attributes", position: position + 1,
          isStructural: false))
    case .tagTooLong:
      fail(
        .init(
          code: "field_too_large", message: "a tag or CDATA section is longer than 2 MiB", position: position + 1,
          isStructural: false))
    case .needsMore:
      if try more() { return }
      if position < input.end {
        try feed(upTo: input.end)
        guard phase == .inside else { return }
      }
      failTruncated()
    }
  }

  /// Feeds what was scanned and takes what the builder made of it.
  ///
  /// The parser waits at a `&` until a `;` comes and at a `<` until a `>` does; what cannot be whole any more is a fault at once.
  private func feed(upTo safe: Int, beforeGap: Bool = false) throws(ExtractionError) {
    guard let parser else { return }
    let start = position
    let stall: Int? = input.withWindow { text in
      builder.pointee.window = text
      defer { builder.pointee.window = XMLTextWindow(bytes: UnsafeBufferPointer(start: nil, count: 0), start: 0) }
      builder.pointee.shift = start - parser.fed
      parser.feed(text[start..<safe])
      guard builder.pointee.fault == nil, builder.pointee.rootEnd == nil, builder.pointee.refusal == nil else { return nil }
      let parsed = parser.position + builder.pointee.shift
      guard parsed >= text.start, parsed < safe else { return nil }
      let holdsTag = text.first(XMLByte.lessThan, from: parsed, to: safe) != nil
      let isReference = text[parsed] == XMLByte.ampersand
      return holdsTag && (isReference || beforeGap) || isReference && (beforeGap || safe - parsed > 128) ? parsed : nil
    }
    position = safe
    settleEvents()
    if let refusal = builder.pointee.refusal { throw refusal }
    if let end = builder.pointee.rootEnd {
      self.parser = nil
      builder.pointee.parser = nil
      account(upTo: end, as: .separator)
      position = end
      phase = .outside
    } else if let fault = builder.pointee.fault {
      fail(fault)
    } else if let stall {
      let isReference = input.withWindow { $0[stall] == XMLByte.ampersand }
      let (code, message) = isReference ? XMLRecordBuilder.bareAmpersand : ("not_well_formed", "a tag is not closed")
      fail(.init(code: code, message: message, position: stall + 1, isStructural: false))
    } else {
      guardRecordSize()
    }
  }

  /// Gives the records read their places, in the file's own bytes, and accounts for them.
  private func settleEvents() {
    guard !builder.pointee.events.isEmpty else { return }
    let events = builder.pointee.events
    builder.pointee.events.removeAll(keepingCapacity: true)
    for event in events {
      switch event {
      case .record(let range, let index):
        account(upTo: range.lowerBound, as: .separator)
        let line = input.line(at: range.lowerBound)
        recordNumber += 1
        let rawStart = accountedRaw
        account(upTo: range.upperBound, as: .record)
        account.records += 1
        builder.pointee.batch.records[index].number = recordNumber
        builder.pointee.batch.records[index].line = line
        builder.pointee.batch.records[index].byteStart = rawStart
        builder.pointee.batch.records[index].byteEnd = accountedRaw
        noteRepairs(index, range)
      case .empty(let range):
        account(upTo: range.lowerBound, as: .separator)
        account(upTo: range.upperBound, as: .skipped)
        recordNumber += 1
        account.skippedPieces["empty_record", default: 0] += 1
      case .rejected(let range, let code, let message, let field):
        let line = input.line(at: range.lowerBound)
        recordNumber += 1
        let held = Held(start: range.lowerBound, line: line, number: recordNumber, code: code, message: message)
        reject(held, upTo: range.upperBound, field: field)
      case .other(let range, let counts):
        account(upTo: range.lowerBound, as: .separator)
        account(upTo: range.upperBound, as: .skipped)
        if counts { account.skippedPieces["other_element", default: 0] += 1 }
      }
    }
  }

  private func noteRepairs(_ index: Int, _ range: Range<Int>) {
    let isRepaired = input.takeRepairs(from: range.lowerBound, to: range.upperBound)
    guard isRepaired || !input.notes.isEmpty else { return }
    let column = builder.pointee.batch.fields[builder.pointee.batch.records[index].firstField].column
    if isRepaired {
      builder.pointee.batch.issues.append((index, column, .encodingRepaired))
    }
    for note in input.notes { builder.pointee.batch.issues.append((index, column, note)) }
    input.notes = []
  }

  // MARK: Bytes

  /// Reads on; false at the end of the file.
  func more() throws(ExtractionError) -> Bool {
    var keep = position
    if let start = builder.pointee.recordStart { keep = min(keep, start) }
    // The parser may wait for more before it takes a short first tag, whose place is asked for then.
    if parser != nil { keep = min(keep, max(input.start, builder.pointee.offset)) }
    if held != nil, held?.head == nil, let start = held?.start {
      if position - start > RejectedRow.rawLimit * 4 {
        held?.head = input.rawBytes(start..<position, limit: RejectedRow.rawLimit)
      } else {
        keep = min(keep, start)
      }
    }
    return try input.fill(keepingFrom: keep)
  }

  /// Puts what lies between the last place and `offset` to a kind of bytes.
  func account(upTo offset: Int, as kind: Kind) {
    guard offset > accounted else { return }
    accounted = offset
    let raw = max(input.rawOffset(offset), accountedRaw)
    let count = raw - accountedRaw
    accountedRaw = raw
    switch kind {
    case .record: account.recordBytes += count
    case .separator: account.separatorBytes += count
    case .skipped: account.skippedBytes += count
    case .rejected: account.rejectedBytes += count
    }
  }

  func reject(_ held: Held, upTo end: Int, field: String = "") {
    account(upTo: held.start, as: .separator)
    let rawStart = accountedRaw
    var raw = held.head ?? input.rawBytes(held.start..<max(held.start, end), limit: RejectedRow.rawLimit)
    // In UTF-16 secrets would not be found.
    if !raw.contains(0) { XMLSecrets.blank(&raw) } else if builder.pointee.tree.hasSecrets { raw = [] }
    account(upTo: end, as: .rejected)
    account.rejected += 1
    rejectedBytes += raw.count + 256
    rejects.append(
      RejectedRow(
        recordNumber: held.number, line: held.line, byteStart: rawStart, byteEnd: accountedRaw, field: field, code: held.code,
        message: held.message, raw: raw))
  }

  static let truncated = "the file ends before its last element is closed"

  func finish() throws(ExtractionError) {
    phase = .finished
    account(upTo: input.end, as: .separator)
    let rest = source.position - accountedRaw
    if rest > 0 { account.separatorBytes += rest }
    account.bytes = source.position
    account.sha256 = try source.sha256()
    if builder.pointee.tree.secrets > 0 { account.skippedPieces["secret"] = builder.pointee.tree.secrets }
    if let damage = source.damage { throw damage }
    let builder = builder.pointee
    let isEmptyFeed = builder.sawEmptyParent && !builder.sawFilledParent
    guard isPathGiven, recordNumber == 0, account.rejected == 0, !survey.isEmpty, !isEmptyFeed, let path = builder.path else {
      return
    }
    throw ExtractionError(
      code: "record_path_matches_nothing",
      message: "no element is at '\(path.text)'; most frequent are \(survey.mostFrequent.joined(separator: ", "))",
      hint: "write one of these as `record:`")
  }
}
