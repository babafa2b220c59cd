import RecordModel

/// Reads a CSV file; the work is ``CSVRecordLoop``'s.
final class CSVReader: RecordReader, @unchecked Sendable {
  // @unchecked: used by one thread at a time, as RecordReader demands.
  private var loop: CSVRecordLoop

  init(
    _ source: ByteSource, path: String, encoding: TextEncoding, layout: CSVLayout, filter: ColumnFilter
  ) throws(ExtractionError) {
    let decoder = try TextDecoder(encoding.needsTranscoding ? TextEncoding(name: "utf-8") : encoding)
    loop = CSVRecordLoop(try CSVInput(source, encoding), decoder, path: path, layout: layout, filter: filter)
    try loop.skipLeads()
  }

  func nextBatch() throws(ExtractionError) -> SourceRecordBatch? { try loop.nextBatch() }

  func takeRejects() -> [RejectedRow] { loop.takeRejects() }

  var account: FileAccount { loop.account }
}
