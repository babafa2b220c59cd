import Foundation
import RecordModel
import Testing

@testable import Extraction

@Suite("XML corpora", .enabled(if: SharedFormats.folder != nil, "no shared/data beside the package"))
struct XMLCorpusTests {
  private static func check(_ path: String, record: String? = nil) {
    let reading = XMLReading.of(path: path, record: record)
    if reading.error == nil { #expect(reading.account.addsUp, "\(path)") }
    for row in reading.rejects { #expect(row.byteStart <= row.byteEnd && row.line >= 1, "\(path)") }
    #expect(!"\(reading.records)".contains("root:x:0"), "\(path)")
  }

  @Test("no file of libxml2's suite or of the attacks stops the reader", arguments: ["xml_libxml2", "xml_defusedxml"])
  func suites(folder: String) {
    let files = SharedFormats.files(below: folder)
    #expect(!files.isEmpty)
    for file in files {
      Self.check(file)
      Self.check(file, record: "doc")
    }
  }

  @Test("no XML file of any other set does either")
  func others() {
    for file in SharedFormats.files(below: ".", where: { $0.hasSuffix(".xml") && !$0.contains("xml_libxml2") }) {
      Self.check(file)
    }
  }

  @Test(
    "business feeds give their records where a path is named",
    arguments: [
      ("Person", "@partyId", "@lastName"), ("PostalAddress", "@contactMechId", "@city"),
      ("ContactMech", "@contactMechId", "@infoString"),
      ("PartyContactMech", "@partyId", "@contactMechId"),
    ])
  func businessFeeds(record: String, key: String, other: String) throws {
    var count = 0
    for path in SharedFormats.files(below: "xml_ofbiz", where: { $0.hasSuffix(".xml") }) {
      let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
      let expected = String(decoding: bytes, as: UTF8.self).components(separatedBy: "<\(record) ").count - 1
      guard expected > 0 else { continue }
      let reading = XMLReading.of(path: path, record: record)
      #expect(reading.error == nil && reading.rejects.isEmpty && reading.account.addsUp, "\(path)")
      #expect(reading.records.count <= expected)
      for (values, place) in zip(reading.records, reading.places) {
        #expect(values.contains { $0.column == key && !$0.text.isEmpty }, "\(path):\(place.line)")
        #expect(String(decoding: bytes[place.byteStart..<place.byteEnd], as: UTF8.self).hasPrefix("<\(record) "))
        if values.contains(where: { $0.column == other }) { count += 1 }
      }
    }
    #expect(count > 0)
  }
}
