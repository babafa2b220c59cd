import RecordModel
import Testing

@testable import Normalization

@Suite struct ShiftedRowsTests {
  private static let columns = ["Customer ID", "Name", "Email", "Phone", "City", "Date of Birth"]

  private func values(_ row: [String]) -> (record: RecordView, issues: [IssueCode]) {
    let result = Stage().run(
      [["1", "Ada Byte", "ada@post.example", "0113 496 0001", "Leeds", "1980-02-17"], row], columns: Self.columns)
    let index = result.table.records.firstIndex { $0.number == 2 } ?? 0
    return (RecordView(result, index), result.table.issues.filter { $0.record == index }.map(\.code))
  }

  @Test("a row one column too far right is read where it belongs, and noted")
  func right() {
    let (record, issues) = values(["", "2", "Bob Roe", "bob@post.example", "0113 496 0002", "Leeds"])
    #expect(record.key == "2" && issues == [.shiftedColumns])
    #expect(record.text(.email) == "bob@post.example" && record.text(.phone) == "+441134960002")
    #expect(record.text(.addressCity) == "Leeds" && record.text(.nameFull) == "Bob Roe")
  }

  @Test("a row one column too far left too")
  func left() {
    let (record, issues) = values(["Bob Roe", "bob@post.example", "0113 496 0002", "Leeds", "1981-01-01", ""])
    #expect(issues.contains(.shiftedColumns))
    #expect(record.text(.email) == "bob@post.example" && record.text(.birthDate) == "1981-01-01")
  }

  @Test(
    "a row that may be right stays: nothing typed beside the email, something right where it stands, a cell that would be lost",
    arguments: [
      ["2", "Bob Roe", "see phone", "bob@post.example", "Leeds", ""],
      ["", "2", "Bob Roe", "bob@post.example", "0113 496 0002", "1981-01-01"],
      ["2", "bob@post.example", "", "0113 496 0002", "Leeds", "1981-01-01"],
      ["9", "Bob Roe", "x", "bob@post.example", "0113 496 0002", "Leeds"],
    ])
  func stays(_ row: [String]) { #expect(!values(row).issues.contains(.shiftedColumns)) }
}
