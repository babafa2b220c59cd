import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

/// What the reader made of a file of vCards.
struct VCardReading {
  /// `column=value`, with `#n` where it is not the first of its column, in order.
  var records: [[String]] = []
  var columns: [String] = []
  var places: [SourceRecordBatch.Record] = []
  /// `number column code`
  var issues: [String] = []
  var rejects: [RejectedRow] = []
  var account = FileAccount(path: "")

  var codes: [String] { rejects.map(\.code) }

  /// The first value of a column of a record.
  func value(_ column: String, of record: Int = 0) -> String? {
    guard record < records.count else { return nil }
    return records[record].first { $0.hasPrefix("\(column)=") }.map { String($0.dropFirst(column.count + 1)) }
  }
}

enum VCardFile {
  /// Reads `bytes` as a file of one source. Checks that the account adds up and the places lie in the file, one behind the other.
  static func read(
    _ bytes: [UInt8], name: String = "contacts.vcf", kind: SourceKind? = .vcard, encoding: String? = nil, drop: Set<String> = []
  ) throws -> VCardReading {
    let folder = try TemporaryFolder()
    let path = try folder.write(name, bytes)
    let reading = try withExtendedLifetime(folder) { try read(path: path, kind: kind, encoding: encoding, drop: drop) }
    #expect(reading.account.bytes == bytes.count)
    return reading
  }

  static func read(_ text: String, encoding: String? = nil, drop: Set<String> = []) throws -> VCardReading {
    try read(Array(text.utf8), encoding: encoding, drop: drop)
  }

  static func read(
    path: String, kind: SourceKind? = nil, encoding: String? = nil, drop: Set<String> = []
  ) throws -> VCardReading {
    var source = SourceDefinition(name: "contacts", kind: kind, paths: [path], country: "DE")
    source.dialect.encoding = encoding
    source.drop = drop
    let context = ExtractionContext(startedAt: Timestamp(milliseconds: 1_700_000_000_000))
    let opened = try ExtractorRegistry.open(InputFile(source: 0, shownPath: path, path: path), of: source, in: context)
    #expect(opened.kind == .vcard)
    var result = VCardReading()
    while let batch = try opened.reader.nextBatch() {
      for record in batch.records {
        result.records.append(
          batch.fields(of: record).map { field in
            let number = field.occurrence == 0 ? "" : "#\(field.occurrence)"
            return "\(batch.columns[Int(field.column)])\(number)=\(batch.string(field))"
          })
        result.places.append(record)
      }
      result.issues += batch.issues.map {
        "\(batch.records[$0.record].number) \(batch.columns[Int($0.column)]) \($0.code.name)"
      }
      #expect(String(validating: batch.bytes, as: UTF8.self) != nil)
      #expect(batch.columns.starts(with: result.columns))
      result.columns = batch.columns
      result.rejects += opened.reader.takeRejects()
    }
    result.rejects += opened.reader.takeRejects()
    result.account = opened.reader.account
    check(result)
    return result
  }

  private static func check(_ reading: VCardReading) {
    #expect(reading.account.addsUp, "\(reading.account)")
    #expect(reading.account.records == reading.records.count)
    #expect(reading.account.rejected == reading.rejects.count)
    var end = 0
    for place in reading.places {
      #expect(place.byteStart >= end && place.byteStart < place.byteEnd && place.byteEnd <= reading.account.bytes)
      end = place.byteEnd
    }
  }

  /// A card of version 3.0 with these lines between name and end.
  static func card(_ lines: String..., version: String = "3.0") -> String {
    (["BEGIN:VCARD", "VERSION:\(version)"] + lines + ["END:VCARD", ""]).joined(separator: "\r\n")
  }
}
