import Foundation
import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

/// All that reading one XML file gave, in a form tests can compare.
struct XMLReading {
  struct Value: Equatable, CustomStringConvertible {
    var column: String
    var occurrence: Int
    var text: String
    var description: String { "\(column)#\(occurrence)=\(text)" }
  }

  var records: [[Value]] = []
  var places: [SourceRecordBatch.Record] = []
  var issues: [(record: Int, column: String, code: IssueCode)] = []
  var batchSizes: [(records: Int, bytes: Int)] = []
  var rejects: [RejectedRow] = []
  var account = FileAccount(path: "")
  var error: ExtractionError?

  /// First value of a column in a record.
  func value(_ record: Int, _ column: String, _ occurrence: Int = 0) -> String? {
    guard records.indices.contains(record) else { return nil }
    return records[record].first { $0.column == column && $0.occurrence == occurrence }?.text
  }

  var rejectCodes: [String] { rejects.map(\.code) }

  /// Reads bytes as a file of a source.
  static func of(
    _ bytes: [UInt8], record: String? = nil, fields: [String] = [], drop: Set<String> = [], encoding: String? = nil,
    kind: SourceKind? = .xml
  ) throws -> XMLReading {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("selfsame-xml-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("feed.xml").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return XMLReading.of(path: path, record: record, fields: fields, drop: drop, encoding: encoding, kind: kind)
  }

  static func of(
    _ text: String, record: String? = nil, fields: [String] = [], drop: Set<String> = [], encoding: String? = nil
  ) throws -> XMLReading {
    try of(Array(text.utf8), record: record, fields: fields, drop: drop, encoding: encoding)
  }

  /// Reads a file as a source's.
  static func of(
    path: String, record: String? = nil, fields: [String] = [], drop: Set<String> = [], encoding: String? = nil,
    kind: SourceKind? = .xml
  ) -> XMLReading {
    let mappings = fields.map { FieldMapping(target: .consent(channel: "email"), from: $0) }
    let source = SourceDefinition(
      name: "erp", kind: kind, paths: [path], country: "DE", dialect: .init(encoding: encoding), recordPath: record,
      fields: mappings, drop: drop)
    let file = InputFile(source: 0, shownPath: "feed.xml", path: path)
    var reading = XMLReading()
    do throws(ExtractionError) {
      let context = ExtractionContext(startedAt: Timestamp(milliseconds: 1_700_000_000_000))
      let reader = try ExtractorRegistry.open(file, of: source, in: context).reader
      defer { reading.account = reader.account }
      defer { reading.rejects += reader.takeRejects() }
      while let batch = try reader.nextBatch() {
        reading.take(batch)
        reading.rejects += reader.takeRejects()
      }
    } catch {
      reading.error = error
    }
    return reading
  }

  private mutating func take(_ batch: SourceRecordBatch) {
    batchSizes.append((batch.records.count, batch.bytes.count))
    for issue in batch.issues {
      issues.append((records.count + issue.record, batch.columns[Int(issue.column)], issue.code))
    }
    for record in batch.records {
      places.append(record)
      records.append(
        batch.fields(of: record).map { field in
          Value(column: batch.columns[Int(field.column)], occurrence: Int(field.occurrence), text: batch.string(field))
        })
    }
  }
}

/// Public test files, beside the package.
enum SharedFormats {
  static let folder: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../..").standardized
    let named = ProcessInfo.processInfo.environment["SELFSAME_SHARED_DATA"]
    let path = (named.map { URL(fileURLWithPath: $0) } ?? root.appendingPathComponent("shared/data")).appendingPathComponent(
      "formats")
    return FileManager.default.fileExists(atPath: path.path) ? path.path : nil
  }()

  /// Files below `folder` whose path passes, in a fixed order.
  static func files(below name: String, where passes: (String) -> Bool = { _ in true }) -> [String] {
    guard let folder, let all = FileManager.default.enumerator(atPath: folder + "/" + name) else { return [] }
    return all.compactMap { $0 as? String }.filter(passes).map { "\(folder)/\(name)/\($0)" }
      .filter { path in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
      }.sorted()
  }
}
