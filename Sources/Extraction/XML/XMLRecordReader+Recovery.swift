import RecordModel

/// What happens after a fault: the piece is set aside, and reading goes on at the next record.
extension XMLRecordReader {
  private static let longestLine = 2_048
  /// Bytes that may be looked at again in a file however short.
  private static let rewindAllowance = 262_144

  /// Sets aside the open record, or what stands at the fault, and begins to look for the next record.
  ///
  /// If tags are wrong, an end tag may be missing and the record may have swallowed others: then it looks again from just
  /// behind the record's start, as long as that does not make more work than a fixed multiple of the file.
  func fail(_ fault: XMLRecordBuilder.Fault) {
    let name = builder.pointee.path?.steps.last?.name ?? []
    let record = builder.pointee.recordStart
    let start = record ?? tagStart(at: fault.position)
    let isRecord = record != nil || input.withWindow { XMLRecordSeeker.isTag(name, $0, at: start + 1) }
    if isRecord { recordNumber += 1 }
    held = Held(
      start: start, line: input.line(at: start), number: isRecord ? recordNumber : 0, code: fault.code,
      message: "\(fault.message) (\(place(of: fault.position)))")
    var from = max(start + 1, min(fault.position, position) - 1)
    let again = position - start
    if fault.isStructural, record != nil, rewound + again <= 2 * position + Self.rewindAllowance { from = start + 1 }
    rewound += max(0, position - from)
    from = min(from, input.end)
    seeker = XMLRecordSeeker(name: name, from: from)
    position = from
    parser = nil
    builder.pointee.abandonRecord()
    builder.pointee.parser = nil
    builder.pointee.fault = nil
    pieceSize = Self.smallestPiece
    phase = .seeking
  }

  /// Where the tag begins that a fault outside any record is in, or the fault itself; not before what is accounted for.
  private func tagStart(at fault: Int) -> Int {
    let least = min(max(accounted, input.start), input.end)
    let most = max(least, min(fault, position))
    return input.withWindow { $0.last(XMLByte.lessThan, in: least..<most) } ?? most
  }

  func failTruncated() {
    let open = builder.pointee.recordStart
    fail(.init(code: "truncated", message: Self.truncated, position: position, isStructural: open != nil))
  }

  func stepSeeking() throws(ExtractionError) {
    let (at, found) = input.withWindow { seeker.seek($0, from: position, isFinal: input.isAtEnd) }
    position = at
    if found {
      rejectHeld(upTo: min(seeker.pieceEnd, at))
      account(upTo: at, as: .separator)
      try startParser(prefix: builder.pointee.restart())
    } else if !(try more()) {
      rejectHeld(upTo: seeker.pieceEnd)
      position = input.end
      try finish()
    }
  }

  func rejectHeld(upTo end: Int) {
    guard let piece = held else { return }
    held = nil
    reject(piece, upTo: max(end, piece.start))
  }

  /// A record beyond the limit is set aside; most likely its end tag is missing.
  func guardRecordSize() {
    guard let start = builder.pointee.recordStart, position - start > Self.maxRecordBytes else { return }
    let message = "a record is longer than \(Self.maxRecordBytes) bytes"
    fail(.init(code: "record_too_large", message: message, position: position, isStructural: true))
  }

  /// Line, column and byte; the column only where the line began not far before.
  private func place(of offset: Int) -> String {
    let offset = min(max(offset, input.start), input.end)
    let line = input.line(at: offset)
    let newline = input.withWindow { text in
      text.last(0x0A, in: max(text.start, offset - Self.longestLine)..<offset)
        ?? (line == 1 && offset <= Self.longestLine ? -1 : nil)
    }
    let column = newline.map { "column \(offset - $0), " } ?? ""
    return "line \(line), \(column)byte \(input.rawOffset(offset))"
  }
}
