import PipelineConfig
import RecordModel
import Testing

@testable import Normalization

@Suite("Damaged values")
struct CellRepairTests {
  private func id(_ text: String) -> RecordView { Stage().record([text], columns: ["SSN"]) }

  @Test("case 21: digits that are gone make an id unusable", arguments: ["4.47701E+11", "1E5", "4,47E+11"])
  func scientific(_ text: String) {
    #expect(id(text).flags(.externalID) == .invalid)
    #expect(id(text).text(.externalID) == text)
    #expect(id(text).issues == ["scientific_notation"])
  }

  @Test("case 21: error values are missing, formulas are never compared")
  func errors() {
    #expect(id("#REF!").values(.externalID).isEmpty)
    #expect(id("#N/A").issues == ["error_value"])
    #expect(id("=HYPERLINK(\"http://x\")").match(.externalID)?.isEmpty == true)
    #expect(id("=1+1").issues == ["formula"])
  }

  @Test("armour is taken off", arguments: [("=\"00123\"", "00123", "formula"), ("'00123", "00123", "apostrophe_armour")])
  func armour(_ text: String, _ value: String, _ issue: String) {
    #expect(id(text).text(.externalID) == value)
    #expect(id(text).raw(.externalID) == text)
    #expect(id(text).flags(.externalID) == .repaired)
    #expect(id(text).issues == [issue])
  }

  @Test("text decoded twice is decoded back", arguments: ["JosÃ©", "JosÃƒÂ©"])
  func mojibake(_ text: String) {
    let view = Stage().record([text, "Byte"], columns: ["First Name", "Last Name"])
    #expect(view.text(.nameGiven) == "José")
    #expect(view.flags(.nameGiven) == .repaired)
    #expect(view.issues == ["mojibake_repaired"])
  }

  @Test("right text stays", arguments: ["José", "’t Hooft", "Ångström", "東京", "Łódź", "Straße"])
  func untouched(_ text: String) { #expect(Mojibake.repaired(Array(text.utf8)) == nil) }

  @Test("'t Hooft keeps its apostrophe")
  func dutch() {
    #expect(Stage().record(["Gerard", "'t Hooft"], columns: ["First Name", "Last Name"]).text(.nameLast) == "'t Hooft")
  }
}

@Suite("Moments")
struct TimestampParserTests {
  @Test(
    "the forms of exports",
    arguments: [
      ("2024-03-01T09:15:00.000Z", "2024-03-01", 33_300_000), ("2024-03-12 09:14", "2024-03-12", 33_240_000),
      ("2024-03-12T09:14:02+02:00", "2024-03-12", 26_042_000), ("6/22/2026 10:00 AM", "2026-06-22", 36_000_000),
      ("12.04.2022", "2022-04-12", 0), ("1710234842", "2024-03-12", 33_242_000), ("1710234842000", "2024-03-12", 33_242_000),
      ("20240312", "2024-03-12", 0), ("Tue, 12 Mar 2024 09:14:02 +0000", "2024-03-12", 33_242_000),
      ("Mar 12, 2024", "2024-03-12", 0),
      ("12/Mar/2024:09:14:02 +0000", "2024-03-12", 33_242_000), ("2024-02-29", "2024-02-29", 0), ("12/31/99", "1999-12-31", 0),
      ("1969-12-31 23:59:59", "1969-12-31", 86_399_000),
    ])
  func reads(_ text: String, _ day: String, _ milliseconds: Int64) throws {
    guard case .certain(let time) = TimestampParser.parse(Array(text.utf8)) else {
      Issue.record("not read: \(text)")
      return
    }
    #expect(TimestampParser.isoDate(of: time) == day)
    let rest = time.milliseconds % 86_400_000
    #expect((rest + 86_400_000) % 86_400_000 == milliseconds)
  }

  @Test(
    "no moments",
    arguments: ["", "x", "2024-02-30", "0/0/00", "99/99/2024", "2024-03-12 25:61", "12345", "2024-13-01", "::::", "Mar"])
  func refuses(_ text: String) { #expect(TimestampParser.parse(Array(text.utf8)) == .none) }

  @Test("day and month stay open where both could be either")
  func open() {
    guard case .undecided = TimestampParser.parse(Array("03/04/2024 10:00".utf8)) else {
      Issue.record("decided")
      return
    }
  }
}

@Suite("Transforms")
struct TransformRunnerTests {
  @Test(
    "each step",
    arguments: [
      ([Transform.trim], "  a ", ["a"]), ([.lower], "ÄB", ["äb"]), ([.upper], "äb", ["ÄB"]),
      ([.title], "ada byte", ["Ada Byte"]),
      ([.digits], "a1b2", ["12"]), ([.bool], "Ja", ["true"]), ([.bool, .not], "1", ["false"]), ([.bool, .not], "perhaps", []),
      ([.split(";"), .trim, .lower], "A; B;;", ["a", "b"]), ([.split(";"), .join(", ")], "A;B", ["A, B"]),
      ([.lines], "4 Hill Rd\\nLeeds<br>GB", ["4 Hill Rd\nLeeds\nGB"]), ([.date], "12.04.2022", ["2022-04-12"]),
      ([.date], "03/04/2022", ["03/04/2022"]), ([.number], "1.234,56", ["1234.56"]), ([.number], "1,234", ["1234"]),
      ([.number], "-12,5 EUR", ["-12.5"]), ([.country], "gb", ["GB"]), ([.stripZeros], "0000004711", ["4711"]),
      ([.stripZeros], "000", ["0"]),
      ([.stripHTML], "<b>Ada</b> &amp; Bob<br/>x", ["Ada & Bob x"]), ([.deArmour], "'123", ["123"]),
      ([.map(["A": "active"])], "a", ["active"]), ([.map(["A": "active"])], "b", ["b"]), ([.default("x")], "", ["x"]),
      ([.default("x")], "y", ["y"]),
    ] as [([Transform], String, [String])])
  func runs(_ transforms: [Transform], _ text: String, _ expected: [String]) {
    #expect(TransformRunner.run(transforms, on: Array(text.utf8)).map { ByteText.string($0) } == expected)
  }
}

@Suite("Placeholders")
struct PlaceholderListTests {
  @Test(
    "case 98: words for nothing in several languages",
    arguments: [
      "n/a", "NULL", "k.A.", "Unbekannt", "inconnu", "ninguno", "brak", "--", "01.01.1900", "1970-01-01", "000-000-0000",
    ])
  func words(_ text: String) { #expect(PlaceholderList().contains(folded: TextFolder.fold(Array(text.utf8)))) }

  @Test("values are no placeholders", arguments: ["Ada", "0", "12345", "no", "Nina", "1990-01-01"])
  func values(_ text: String) { #expect(!PlaceholderList().contains(folded: TextFolder.fold(Array(text.utf8)))) }

  @Test("a pipeline adds its own")
  func extra() { #expect(PlaceholderList(extra: ["Ohne Namen"]).contains(folded: Array("ohne namen".utf8))) }
}
