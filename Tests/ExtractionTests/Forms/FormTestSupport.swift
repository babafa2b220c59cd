import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

/// What a form reader made of a file.
struct FormReading {
  struct Cell: Hashable, CustomStringConvertible {
    var column: String
    var occurrence = 0
    var value: String
    var description: String { occurrence == 0 ? "\(column)=\(value)" : "\(column)#\(occurrence)=\(value)" }
  }

  var records: [[Cell]] = []
  var places: [SourceRecordBatch.Record] = []
  /// `number column code`
  var issues: [String] = []
  var rejects: [RejectedRow] = []
  var account = FileAccount(path: "")
  var arena: [UInt8] = []

  /// `column=value` and `column#occurrence=value`, in order.
  var texts: [[String]] { records.map { $0.map(\.description) } }
  var codes: [String] { rejects.map(\.code) }
}

enum FormFile {
  /// Reads `bytes` as a file of one source. Checks that the account adds up and the places lie in the file.
  static func read(
    _ bytes: [UInt8], as extractor: Extractor, _ change: (inout SourceDefinition) -> Void = { _ in }
  ) throws -> FormReading {
    let folder = try TemporaryFolder()
    let path = try folder.write("dump", bytes)
    var source = SourceDefinition(name: "forms", paths: ["dump"], country: "DE")
    change(&source)
    let input = try ByteSource(path: path)
    let start = Timestamp(milliseconds: 1_700_000_000_000)
    let reader = try extractor.open(
      input, InputFile(source: 0, shownPath: "dump", path: path), source, ExtractionContext(startedAt: start))
    var result = FormReading()
    while let batch = try withExtendedLifetime(folder, { try reader.nextBatch() }) {
      for record in batch.records {
        result.records.append(
          batch.fields(of: record).map {
            .init(column: batch.columns[Int($0.column)], occurrence: Int($0.occurrence), value: batch.string($0))
          })
        result.places.append(record)
        #expect(record.byteStart < record.byteEnd && record.byteEnd <= bytes.count)
      }
      result.issues += batch.issues.map {
        "\(batch.records[$0.record].number) \(batch.columns[Int($0.column)]) \($0.code.name)"
      }
      result.arena += batch.bytes
      result.rejects += reader.takeRejects()
    }
    result.rejects += reader.takeRejects()
    result.account = reader.account
    #expect(result.account.addsUp)
    #expect(result.account.bytes == bytes.count)
    #expect(result.account.records == result.records.count)
    #expect(result.account.rejected == result.rejects.count)
    return result
  }

  static func json(_ text: String, _ change: (inout SourceDefinition) -> Void = { _ in }) throws -> FormReading {
    try read(Array(text.utf8), as: JSONExtractor.extractor, change)
  }

  static func postLog(_ text: String, _ change: (inout SourceDefinition) -> Void = { _ in }) throws -> FormReading {
    try read(Array(text.utf8), as: PostLogExtractor.extractor, change)
  }

  static func mapping(_ from: String) -> FieldMapping { FieldMapping(target: .consent(channel: "email"), from: from) }
}
