import CBareReaders
import Extraction
import PipelineConfig
import RecordModel

/// One kind of file: how it is written, read by us and read by the library alone.
struct Format: Sendable {
  var kind: SourceKind
  /// What reads it beside us.
  var reference: String
  var bare: @Sendable (String) -> Int64
  /// The least share of the bare library's speed.
  var aim: Double?
  /// A block of records, the text before all blocks and behind them.
  var sample: @Sendable () -> Sample

  static let all: [Format] = [
    Format(kind: .csv, reference: "libcsv", bare: { bare_csv($0) }, aim: 0.5, sample: Sample.csv),
    Format(kind: .json, reference: "simdjson", bare: { bare_json($0) }, aim: 0.4, sample: Sample.json),
    Format(kind: .xml, reference: "libxml2", bare: { bare_xml($0) }, aim: 0.5, sample: Sample.xml),
    Format(kind: .mail, reference: "gmime", bare: { bare_mbox($0) }, aim: 0.4, sample: Sample.mbox),
    Format(kind: .xlsx, reference: "libzip+libxml2", bare: { bare_xlsx($0) }, aim: nil, sample: Sample.xlsx),
    Format(kind: .vcard, reference: "lines", bare: { bare_lines($0) }, aim: nil, sample: Sample.vcard),
  ]

  static func named(_ name: String?) -> Format? { all.first { $0.kind.rawValue == name } }

  /// Reads a file to its end; gives the number of records, or -1.
  func read(_ path: String) -> Int {
    let source = SourceDefinition(name: "bench", kind: kind, paths: [path], country: "GB")
    let context = ExtractionContext(startedAt: Timestamp(milliseconds: 1_767_225_600_000))
    var records = 0
    do throws(ExtractionError) {
      let file = InputFile(source: 0, shownPath: path, path: path)
      let reader = try ExtractorRegistry.open(file, of: source, in: context).reader
      while let batch = try reader.nextBatch() {
        records += batch.records.count
        if !reader.takeRejects().isEmpty { return -1 }
      }
      return reader.account.addsUp ? records : -1
    } catch {
      return -1
    }
  }
}
