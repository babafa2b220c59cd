import Foundation
import Testing

/// `selfsame rejects --export`: what was set aside, to be mended.
@Suite(.serialized) struct RejectsCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("in/crm.csv", "id,name,email\n1,Ada Byte,ada@nimbus.example\n2,Bob Stone\n3,\"Eve Lane,eve@post.example\n")
    try folder.write(
      "in/shop.jsonl", "{\"id\":\"7\",\"name\":\"Zoe Last\"}\n{broken\n{\"id\":\"8\",\"name\":\"Bot\",\"_gotcha\":\"x\"}\n")
    try folder.write(
      "p.yaml",
      "version: 1\npipeline: c\ncountry: GB\nsources:\n  crm: {path: in/crm.csv, key: id, rejects: fixed/*.csv}\n  shop: {path: in/shop.jsonl, key: id, rejects: fixed/*.csv}\noutput: out\n"
    )
    #expect(try Invocation("run", "p.yaml", in: folder).status == 0)
  }

  @Test("rows of tables and spam come into a file for its owner alone, which brings them back")
  func table() throws {
    try folder.write("fixed/x", "")
    let done = try Invocation("rejects", "out", "--export", "fixed/rows.csv", in: folder)
    #expect(
      done.status == 0
        && done.output == "3 rows written to fixed/rows.csv; 1 more are no rows: an --export to a .jsonl file has them\n")
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("fixed/rows.csv"))[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let rows = csvRows(try folder.text("fixed/rows.csv"))
    #expect(rows.first?.dropFirst().prefix(4) == ["_file", "_line", "_code", "_message"])
    #expect(
      rows.dropFirst().map { [$0[0], $0[2], $0[3]] } == [
        ["crm", "3", "too_few_fields"], ["crm", "4", "unterminated_quote"], ["shop", "3", "spam"],
      ])
    try folder.write(
      "fixed/rows.csv",
      try folder.text("fixed/rows.csv").replacing("\"too_few_fields\"", with: "\"\"").replacing("\"spam\"", with: "\"\""))
    #expect(try Invocation("run", "p.yaml", in: folder).status == 0)
    #expect(
      try folder.rows("SELECT source, source_key, file FROM crosswalk ORDER BY 1, 2") == [
        "crm|1|in/crm.csv", "crm|2|fixed/rows.csv", "shop|7|in/shop.jsonl", "shop|8|fixed/rows.csv",
      ])
    #expect(
      try folder.rows("SELECT source, line, code FROM rejects ORDER BY 1, 2") == [
        "crm|4|unterminated_quote", "shop|2|invalid_json",
      ])
    let again = try Invocation("check", "p.yaml", in: folder)
    #expect(again.status == 0)
  }

  @Test("JSON Lines have every piece as it stands; --source leaves the others out")
  func lines() throws {
    #expect(try Invocation("rejects", "out", "--export", "all.jsonl", in: folder).output == "4 rows written to all.jsonl\n")
    let text = try folder.text("all.jsonl")
    #expect(text.contains("\"code\":\"invalid_json\"") && text.contains("\"raw\":\"{broken\""))
    _ = try Invocation("rejects", "out", "--source", "shop", "--export", "shop.jsonl", in: folder)
    #expect(try folder.text("shop.jsonl").split(separator: "\n").count == 2)
    let listed = try Invocation("rejects", "out", "--source", "shop", in: folder).output
    #expect(listed.contains("2 rows set aside") && !listed.contains("in/crm.csv"))
    #expect(try Invocation("rejects", "out", "--export", "no/such/folder.csv", in: folder).status == 73)
  }
}
