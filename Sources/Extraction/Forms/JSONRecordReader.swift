import PipelineConfig
import RecordModel

/// Reads a JSON file; the work is ``JSONRecordLoop``'s.
final class JSONRecordReader: RecordReader, @unchecked Sendable {
  // @unchecked: a reader is used by one thread at a time.
  private var loop: JSONRecordLoop

  init(_ source: ByteSource, _ file: InputFile, _ definition: SourceDefinition) throws(ExtractionError) {
    loop = try JSONRecordLoop(source, file, definition)
  }

  func nextBatch() throws(ExtractionError) -> SourceRecordBatch? { try loop.nextBatch() }

  func takeRejects() -> [RejectedRow] { loop.takeRejects() }

  var account: FileAccount { loop.account }
}
