import Foundation
import Testing

/// The database is a function of its inputs, whatever the number of threads, the order of files, and the order of rows.
@Suite(.serialized) struct DeterminismTests {
  @Test("1, 2 and 4 threads publish the same bytes")
  func threadsDoNotMatter() async throws {
    let company = try TemporaryFolder()
    try company.generate(customers: 80, seed: 11)
    for threads in [1, 2, 4] { try await company.run(output: "out\(threads)", threads: threads) }
    let one = try company.bytes("out1/customers.sqlite")
    #expect(one == (try company.bytes("out2/customers.sqlite")))
    #expect(one == (try company.bytes("out4/customers.sqlite")))
    #expect(try company.text("out1/report/index.html") == (try company.text("out4/report/index.html")))
    #expect(try company.text("out1/model.json") == (try company.text("out4/model.json")))
  }

  @Test("the order in which a folder lists its files does not matter")
  func listingOrderDoesNotMatter() async throws {
    let company = try TemporaryFolder()
    try company.generate(customers: 60, seed: 12)
    // Several CSV files in one source, created in one order here and in another there.
    let rows = try company.text("inbox/newsletter/contacts.csv").split(separator: "\r\n", omittingEmptySubsequences: true)
    let pieces = stride(from: 1, to: rows.count, by: 4).map { start in
      ([rows[0]] + rows[start..<min(start + 4, rows.count)]).joined(separator: "\r\n") + "\r\n"
    }
    try FileManager.default.removeItem(atPath: company.path("inbox/newsletter/contacts.csv"))
    for (index, piece) in pieces.enumerated() { try company.write("inbox/newsletter/part-\(index).csv", piece) }

    let other = try TemporaryFolder()
    for file in try company.files().reversed() { try other.write(file, company.bytes(file)) }
    try await company.run()
    try await other.run()
    #expect(try company.bytes("out/customers.sqlite") == (try other.bytes("out/customers.sqlite")))
  }

  @Test("shuffled rows and renamed files give the same customers with the same ids")
  func rowOrderDoesNotMatter() async throws {
    let company = try TemporaryFolder()
    try company.generate(customers: 80, seed: 13)
    try await company.run()
    let before = try company.crosswalk()
    let names = try company.rows("SELECT customer_id, full_name, email, phone, consent_email FROM customers ORDER BY 1")

    let shuffled = try TemporaryFolder()
    for file in try company.files() where !file.hasPrefix("out/") { try shuffled.write(file, company.bytes(file)) }
    // The shop's cells never span lines: its rows may be reversed as lines.
    try shuffled.edit("inbox/shop/customers.csv") { text in
      let lines = text.split(separator: "\n")
      return ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    }
    try shuffled.edit("inbox/forms/contact.jsonl") {
      $0.split(separator: "\n").reversed().joined(separator: "\n") + "\n"
    }
    try FileManager.default.moveItem(
      atPath: shuffled.path("inbox/crm/contacts.csv"), toPath: shuffled.path("inbox/crm/zz-contacts.csv"))
    try FileManager.default.moveItem(
      atPath: shuffled.path("inbox/mail/support.mbox"), toPath: shuffled.path("inbox/mail/a-support.mbox"))
    try await shuffled.run()
    #expect(try shuffled.crosswalk() == before)
    #expect(
      try shuffled.rows("SELECT customer_id, full_name, email, phone, consent_email FROM customers ORDER BY 1") == names)

    // The same over yesterday's database: nothing changed, though every place did.
    for file in try shuffled.files("inbox") { try company.write("inbox/" + file, shuffled.bytes("inbox/" + file)) }
    try FileManager.default.removeItem(atPath: company.path("inbox/crm/contacts.csv"))
    try FileManager.default.removeItem(atPath: company.path("inbox/mail/support.mbox"))
    let second = try await company.run()
    #expect(second.changes == 0)
    #expect(try company.crosswalk() == before)
  }

  @Test("a second run over the same input changes nothing and keeps every id")
  func secondRunIsQuiet() async throws {
    let company = try TemporaryFolder()
    try company.generate(customers: 80, seed: 14)
    let first = try await company.run()
    let before = try company.crosswalk()
    let second = try await company.run(threads: 1)
    #expect(second.run == first.run + 1)
    #expect(second.changes == 0)
    #expect(try company.rows("SELECT event FROM changes WHERE run_id = 2") == [])
    #expect(try company.crosswalk() == before)
    #expect(try company.rows("SELECT DISTINCT first_run, last_run FROM crosswalk") == ["1|2"])
    #expect(try company.rows("SELECT * FROM redirects") == [])
    #expect(try company.files("out/generations") == ["run-1.sqlite"])
  }

  @Test("the order of sources in the pipeline file does not change who is whom")
  func sourceOrderDoesNotMatter() async throws {
    let company = try TemporaryFolder()
    try company.generate(customers: 60, seed: 15)
    try await company.run()
    let before = try company.crosswalk()

    let lines = try company.text("pipeline.yaml").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let sources = try #require(lines.firstIndex(of: "sources:"))
    let names = ["  crm:", "  shop:", "  newsletter:", "  forms:", "  callback:"]
    let moved = lines.filter { line in names.contains { line.hasPrefix($0) } }
    let rest = lines.filter { !moved.contains($0) }
    try company.write(
      "turned.yaml", (rest[...sources] + moved.reversed() + rest[(sources + 1)...]).joined(separator: "\n"))
    try await company.run("turned.yaml", output: "turned")
    #expect(try company.crosswalk(output: "turned") == before)
  }

  @Test("a list cut in two files is the same list")
  func cutList() async throws {
    let company = try TemporaryFolder()
    try company.generate(customers: 60, seed: 15)
    try await company.run()
    let before = try company.crosswalk()
    let shop = try company.text("inbox/shop/customers.csv").split(separator: "\n")
    let half = shop.count / 2
    try company.write("inbox/shop/customers.csv", shop[..<half].joined(separator: "\n") + "\n")
    try company.write("inbox/shop/more.csv", ([shop[0]] + shop[half...]).joined(separator: "\n") + "\n")
    try await company.run(output: "cut")
    #expect(try company.crosswalk(output: "cut") == before)
  }
}
