import Foundation
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
    let folder = FileManager.default.temporaryDirectory.appending(path: "forms-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "dump").path
    try Data(bytes).write(to: URL(filePath: path))
    var source = SourceDefinition(name: "forms", paths: ["dump"], country: "DE")
    change(&source)
    let input = try ByteSource(path: path)
    let start = Timestamp(milliseconds: 1_700_000_000_000)
    let reader = try extractor.open(
      input, InputFile(source: 0, shownPath: "dump", path: path), source, ExtractionContext(startedAt: start))
    var result = FormReading()
    while let batch = try reader.nextBatch() {
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

/// Public test data beside the package, where it is there.
enum FormCorpus {
  static let folder: URL? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../..").standardized
    let named = ProcessInfo.processInfo.environment["SELFSAME_SHARED_DATA"].map { URL(filePath: $0) }
    let folder = (named ?? root.appending(path: "shared/data")).appending(path: "formats")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  static var isThere: Bool { folder != nil }

  /// The files of a set in the order of their names.
  static func files(_ set: String) throws -> [URL] {
    let folder = try #require(folder).appending(path: set)
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}

/// Repeatable numbers (SplitMix64).
struct FormRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
