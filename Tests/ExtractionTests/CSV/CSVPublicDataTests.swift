import Foundation
import PipelineConfig
import Testing

@testable import Extraction

/// Files of other CSV libraries' tests.
@Suite(.enabled(if: SharedData.isPresent, "needs the public test data"))
struct CSVPublicDataTests {
  @Test(
    "every public CSV file is read to its end, or refused with a reason, and its bytes add up",
    arguments: [
      "csv_clevercsv", "csv_commons", "csv_papaparse", "csv_spectrum", "csv_univocity", "enc_charset_normalizer",
    ])
  func allFiles(set: String) throws {
    var kept = 0
    var rejected = 0
    var refused = 0
    for path in SharedData.files("formats/\(set)") {
      do {
        let run = try CSVRun(path: path)
        #expect(run.account.addsUp, "\(path)")
        #expect(run.account.bytes == (try Data(contentsOf: URL(filePath: path))).count)
        kept += run.records.count
        rejected += run.rejects.count
      } catch let error as ExtractionError {
        #expect(error.hint != nil, "\(path): \(error.code)")
        refused += 1
      }
    }
    print("\(set): \(kept) records, \(rejected) set aside, \(refused) files refused")
  }

  @Test(
    "real exports give the rows they hold",
    arguments: [
      ("csv_univocity/issues/github_194/uk-500.csv", 500, 11), ("csv_clevercsv/example/imdb.csv", 100, 44),
      ("csv_univocity/examples/european.csv", 5, 5),
    ])
  func knownFiles(path: String, rows: Int, columns: Int) throws {
    let folder = try #require(SharedData.folder)
    let run = try CSVRun(path: "\(folder)/formats/\(path)")
    print("\(path): \(run.rows.count) rows, \(run.columns.count) columns, rejects \(run.codes)")
    #expect(run.columns.count == columns)
    #expect(run.rows.count + run.rejects.count == rows)
  }
}
