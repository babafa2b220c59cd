import Foundation
import GRDB
import ProfileStore
import Testing

/// What leaves the database reads back as what is in it.
@Suite(.serialized) struct ExportTests {
  private static let triggers: Set<Character> = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]

  /// Undoes the guard against formulas, line by line.
  private static func disarmed(_ cell: String) -> String {
    cell.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.first == "'", let next = line.dropFirst().first(where: { $0 != " " && $0 != "\u{A0}" }),
        triggers.contains(next)
      else { return String(line) }
      return String(line.dropFirst())
    }.joined(separator: "\n")
  }

  private func table(_ view: String, order: String, in folder: TemporaryFolder) throws -> [[String]] {
    try ProfileDatabase(path: folder.path("out/customers.sqlite")).read { db in
      let names = try db.columns(in: view).map(\.name)
      let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(view) ORDER BY \(order)")
      return [names] + rows.map { $0.map { TemporaryFolder.text($0.1) } }
    }
  }

  @Test("csv and crosswalk read back as the views they come from")
  func roundTrip() throws {
    let folder = try SharedCompany.folder.get()
    for (format, view, order) in [("csv", "customers", "customer_id"), ("crosswalk", "crosswalk", "source, source_key")] {
      let export = try Invocation("export", "out", "--format", format, in: folder)
      #expect(export.status == 0)
      let read = csvRows(export.output).map { $0.map(Self.disarmed) }
      #expect(read == (try table(view, order: order, in: folder)), "\(format)")
      #expect(read.count > 50)
    }
  }

  @Test("jsonl holds every customer with every usable value")
  func jsonLines() throws {
    let folder = try SharedCompany.folder.get()
    let export = try Invocation("export", "out", "--format", "jsonl", in: folder)
    let lines = export.output.split(separator: "\n")
    var (ids, values) = ([String](), 0)
    for line in lines {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      ids.append(try #require(object["customer_id"] as? String))
      values += (object["values"] as? [[String: Any]])?.count ?? 0
    }
    #expect(ids == (try folder.rows("SELECT customer_id FROM customers ORDER BY 1")))
    #expect(["\(values)"] == (try folder.rows("SELECT count(*) FROM customer_values WHERE state = 'ok'")))
  }

  @Test("--to writes the same bytes, for the owner alone")
  func toFile() throws {
    let folder = try SharedCompany.folder.get()
    let export = try Invocation("export", "out", in: folder)
    let written = try Invocation("export", "out", "--to", "customers.csv", in: folder)
    #expect(written.status == 0 && written.output.isEmpty)
    #expect(try folder.text("customers.csv") == export.output)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("customers.csv"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("case 88: no exported cell is a formula, and the guard comes off again")
  func formulas() throws {
    let folder = try TemporaryFolder()
    let payloads = ["=HYPERLINK(\"http://evil.example\")", "+1+1", "-2+3", "@SUM(A1)", " =1+1", "＝1+1"]
    let people = ["Ada,Byte", "Bruno,Kestrel", "Clara,Quarrington", "Edwin,Moss", "Frieda,Lindqvist", "Gaspar,Tordesillas"]
    let rows = zip(people, payloads).enumerated().map { index, row in
      "c\(index),\(row.0),\"\(row.1.replacing("\"", with: "\"\""))\",+44113496\(1031 + index * 1117)"
    }
    try folder.write("p.yaml", smallPipeline)
    try folder.write("in/crm.csv", "id,first name,last name,job title,phone\n" + rows.joined(separator: "\n") + "\n")
    try folder.write("in/shop.csv", "id,first name,last name,company\ns1,Dora,Flint,\"Line one\n=cmd|x\"\n")
    #expect(try Invocation("run", "p.yaml", in: folder).status == 0)
    let cells = csvRows(try Invocation("export", "out", in: folder).output)
    for cell in cells.joined() {
      for line in cell.split(whereSeparator: \.isNewline) {
        let first = line.first { $0 != " " && $0 != "\u{A0}" }
        #expect(!(first.map(Self.triggers.contains) ?? false), "a cell begins like a formula")
      }
    }
    #expect(cells.map { $0.map(Self.disarmed) } == (try table("customers", order: "customer_id", in: folder)))
    let titles = try folder.rows("SELECT job_title FROM customers WHERE job_title IS NOT NULL")
    #expect(Set(titles).isSuperset(of: ["+1+1", "-2+3", "@SUM(A1)"]), "raw text is kept, \(titles.count) titles")
  }
}
