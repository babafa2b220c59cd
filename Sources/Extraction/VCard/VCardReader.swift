import RecordModel

/// Reads a file of vCards card by card; memory holds one card without its pictures, at most 4 MiB, and one batch.
final class VCardReader: RecordReader, @unchecked Sendable {
  // @unchecked: a reader is used by one thread at a time, see RecordReader.
  private var lines: VCardLineReader
  private var builder: VCardRecordBuilder
  private var ledger: PieceLedger
  private var draft: VCardDraft?
  private var isFinished = false
  private var hasCards = false
  private var batch: SourceRecordBatch

  private static let batchBytes = 1 << 20
  private static let batchRecords = 1 << 14
  private static let batchFields = 1 << 18

  init(_ input: ByteSource, path: String, encoding: TextEncoding, dropped: Set<String>) throws(ExtractionError) {
    lines = try VCardLineReader(input, encoding)
    builder = VCardRecordBuilder(charset: try VCardCharset(encoding), dropped: dropped)
    ledger = PieceLedger(path: path)
    batch = SourceRecordBatch(columns: [])
  }

  var account: FileAccount { ledger.account }

  func takeRejects() -> [RejectedRow] { ledger.takeRejects() }

  func nextBatch() throws(ExtractionError) -> SourceRecordBatch? {
    if isFinished { return nil }
    batch = SourceRecordBatch(columns: builder.columns.names)
    while batch.bytes.count < Self.batchBytes, batch.records.count < Self.batchRecords,
      batch.fields.count < Self.batchFields, ledger.hasRoom(besides: batch.records.count)
    {
      guard try lines.next() else {
        try finish()
        break
      }
      if lines.number == 1, lines.markCount > 0 { ledger.addSkipped("byte_order_mark", from: 0, to: lines.markCount) }
      takeLine()
    }
    if batch.records.isEmpty, isFinished { return nil }
    batch.columns = builder.columns.names
    defer { batch = SourceRecordBatch(columns: []) }
    return batch
  }

  private func finish() throws(ExtractionError) {
    isFinished = true
    if var open = draft {
      draft = nil
      if open.endsOpen { open.dropLast() }
      close(open, hasEnd: false)
    }
    ledger.close(
      count: lines.byteCount, cut: lines.incompleteTail, damage: lines.damage, line: lines.number, sha256: try lines.sha256())
  }

  private func takeLine() {
    guard var open = draft.take() else { return begin() }
    switch open.take(lines) {
    case .taken: draft = open
    case .ended: close(open, hasEnd: true)
    case .begins:
      close(open, hasEnd: false)
      begin()
    }
  }

  /// Begins a card, or what stands between cards and may be one whose beginning is lost.
  private func begin() {
    let text = MailASCII.trim(VCardSyntax.withoutMark(lines.bytes[...]))
    if text.isEmpty { return }
    if VCardSyntax.isMarker(text, "begin") {
      hasCards = true
      draft = VCardDraft(lines, isImplicit: false)
      return
    }
    var open = VCardDraft(lines, isImplicit: true)
    if case .ended = open.take(lines) { close(open, hasEnd: true) } else { draft = open }
  }

  private func close(_ card: VCardDraft, hasEnd: Bool) {
    let isWhole = hasEnd && !card.isImplicit
    if card.isImplicit, !hasEnd || !card.hasKnownProperties { return closeStray(card) }
    hasCards = true
    ledger.countSkipped(card.skipped)
    if card.isTooLarge {
      return reject(card, "card_too_large", "the card holds more than 4 MiB of text, or a line of more than 1 MiB")
    }
    let first = batch.fields.count
    switch builder.add(card, isWhole: isWhole, to: &batch) {
    case .record:
      let number = ledger.addRecord(from: card.range.lowerBound, to: card.range.upperBound)
      batch.records.append(
        SourceRecordBatch.Record(
          firstField: first, fieldCount: batch.fields.count - first, number: number, line: card.line,
          byteStart: card.range.lowerBound, byteEnd: card.range.upperBound))
    case .skipped(let reason): skip(card, reason)
    case .empty where hasEnd: skip(card, "empty_card")
    case .empty: reject(card, "unterminated_card", "the card has no end, and nothing in it is whole")
    }
  }

  /// Lines outside of cards: set aside where they look like a card's, else no data.
  private func closeStray(_ stray: VCardDraft) {
    if stray.hasKnownProperties {
      reject(stray, "outside_card", "properties that belong to no card: neither BEGIN:VCARD before them nor END:VCARD behind")
    } else if isFinished, !hasCards {
      reject(stray, "no_card", "no vCard begins in this file")
    } else {
      skip(stray, "between_cards")
    }
  }

  private func reject(_ card: VCardDraft, _ code: String, _ message: String) {
    ledger.addReject(
      (code, message), from: card.range.lowerBound, to: card.range.upperBound, line: card.line, isRecord: !card.isImplicit,
      raw: card.raw)
  }

  private func skip(_ card: VCardDraft, _ reason: String) {
    ledger.addSkipped(reason, from: card.range.lowerBound, to: card.range.upperBound)
  }
}
