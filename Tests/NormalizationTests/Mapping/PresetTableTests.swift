import PipelineConfig
import Testing

@testable import Normalization

@Suite struct PresetTableTests {
  private static func preset(_ columns: [String], _ kind: SourceKind) -> String? {
    PresetTable.of(columns, kind: kind, named: nil)?.preset.name
  }

  @Test("a file is its system's by all columns of a signature; the longest signature counts")
  func chooses() {
    #expect(Self.preset(["Name", "Email", "Financial Status", "Lineitem name", "Total"], .csv) == "shopify.order")
    #expect(Self.preset(["name", "EMAIL", "financial_status", "Lineitem Name", "total"], .xlsx) == "shopify.order")
    #expect(Self.preset(["Name", "Email", "Total"], .csv) == nil)
    #expect(Self.preset(["Record Id", "Lead Owner.id", "Last Name", "Email", "Lead Status"], .csv) == "zoho.contact")
    #expect(Self.preset(["Financial Status", "Lineitem name", "Total"], .json) == nil, "another kind of file")
  }

  @Test("XML names are compared as they are written")
  func exact() {
    #expect(Self.preset(["id", "last-name", "first-name", "accepts-marketing"], .xml) == "shopify.xml")
    #expect(Self.preset(["Id", "LastName", "FirstName"], .xml)?.hasPrefix("salesforce") == true)
    #expect(Self.preset(["id", "last-name"], .xml) == nil)
  }
}
