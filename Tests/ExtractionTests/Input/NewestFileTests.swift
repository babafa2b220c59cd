import Foundation
import PipelineConfig
import Testing

@testable import Extraction

@Suite struct NewestFileTests {
  @Test(
    "the newest file is told by its name",
    arguments: [
      (["contacts-2024-03-12.csv", "contacts-2023-12-31.csv"], "contacts-2024-03-12.csv"),
      (["export_20231231.csv", "export_20240101.csv.gz"], "export_20240101.csv.gz"),
      (["export-31.12.2023.csv", "export-01.02.2024.csv"], "export-01.02.2024.csv"),
      (["a_12.31.2023.csv", "a_01.15.2024.csv"], "a_01.15.2024.csv"),
      (["crm-202401020900.csv", "crm-202401021000.csv"], "crm-202401021000.csv"),
      (["list-9.csv", "list-10.csv"], "list-10.csv"), (["list.csv", "list (1).csv", "list (2).csv"], "list (2).csv"),
      (["old.csv", "new 2024-01-01.csv"], "new 2024-01-01.csv"), (["v1/list.csv", "v2/list.csv"], "v2/list.csv"),
      (["z-2020-01-01.csv", "a-2021-01-01.csv"], "a-2021-01-01.csv"),
    ])
  func newest(names: [String], expected: String) throws {
    for names in [names, names.reversed()] {
      let order = NewestFile(dateOrder: nil)
      #expect(names.max { order.precedes(Array($0.utf8), Array($1.utf8)) } == expected)
    }
  }

  @Test("the source's date order reads a date that can be read in two ways")
  func dateOrder() {
    let names = ["x-03.04.2024.csv", "x-01.05.2024.csv"]
    func newest(_ order: DateOrder?) -> String? {
      names.max { NewestFile(dateOrder: order).precedes(Array($0.utf8), Array($1.utf8)) }
    }
    #expect(newest(.dmy) == "x-01.05.2024.csv" && newest(nil) == "x-01.05.2024.csv" && newest(.mdy) == "x-03.04.2024.csv")
  }

  @Test("of each path the newest file is read")
  func eachPath() throws {
    let folder = try TemporaryFolder()
    for name in ["in/contacts-1.csv", "in/contacts-2.csv", "in/leads-7.csv", "in/leads-12.csv"] { try folder.write(name) }
    let source = SourceDefinition(
      name: "crm", paths: ["in/contacts-*.csv", "in/leads-*.csv"], pick: .newest, country: "DE")
    let listing = InputListing(of: source, index: 0, folder: folder.path)
    #expect(listing.files.map(\.shownPath) == ["in/contacts-2.csv", "in/leads-12.csv"])
  }
}
