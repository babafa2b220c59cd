import Foundation
import PipelineRunner
import Testing

/// Spam in a whole run: set aside, never merged, and released by a steward.
@Suite struct SpamRunTests {
  private static let pipeline = """
    version: 1
    pipeline: c
    country: GB
    sources:
      forms: { path: inbox/*.jsonl, key: id, rejects: fixed/*.csv }
    output: out

    """

  private static let people = """
    {"id":"1","created_at":"2024-03-12T09:14:02Z","data":{"name":"Ada Byte","email":"ada@nimbus.example","phone":"0113 496 0001","tags":["a","b"],"bot-field":""}}
    {"id":"2","created_at":"2024-03-12T09:15:02Z","data":{"name":"Ada Byte","email":"ada@nimbus.example","phone":"0113 496 0001","tags":["c","d"],"bot-field":"oops"}}

    """

  private static let views = [
    "SELECT customer_id, full_name, email, phone, record_count FROM customers ORDER BY 1",
    "SELECT customer_id, field, value, raw, source_key FROM customer_values ORDER BY 1, 2, 3, 5",
    "SELECT customer_id, at, channel, kind, reference FROM interactions ORDER BY 1, 2",
  ]

  @Test("case 58: a submission taken for spam is not merged, and enters as it was once its code is taken out")
  func released() async throws {
    let folder = try TemporaryFolder()
    try folder.write("pipeline.yaml", Self.pipeline)
    try folder.write("inbox/forms.jsonl", Self.people)
    try await folder.run(output: "first")
    #expect(try folder.rows("SELECT code, line, field FROM rejects", output: "first") == ["spam|2|data.bot-field"])
    #expect(try folder.number("SELECT count(*) FROM crosswalk", output: "first") == 1)
    try folder.write("fixed/x", "")
    _ = try RejectsFile.write(try folder.database("first"), source: nil, to: folder.path("fixed/spam.csv"))
    try await folder.run(output: "second")
    #expect(try folder.number("SELECT count(*) FROM rejects", output: "second") == 1)
    try folder.edit("fixed/spam.csv") { $0.replacing("\"spam\"", with: "\"\"") }
    try await folder.run()
    #expect(try folder.number("SELECT count(*) FROM rejects") == 0)

    let trusting = try TemporaryFolder()
    try trusting.write("pipeline.yaml", Self.pipeline.replacing("key: id,", with: "key: id, spam: off,"))
    try trusting.write("inbox/forms.jsonl", Self.people)
    try await trusting.run()
    for view in Self.views {
      let expected = try trusting.rows(view)
      let found = try folder.rows(view)
      #expect(!expected.isEmpty && found == expected)
    }
  }

  @Test("case 58: the outcome does not depend on threads")
  func threads() async throws {
    let folder = try TemporaryFolder()
    try folder.write("pipeline.yaml", Self.pipeline)
    for file in 0..<6 {
      let lines = (0..<250).map {
        "{\"id\":\"\(file)-\($0)\",\"created_at\":\"2024-03-12T09:14:02Z\",\"ip\":\"198.51.100.7\",\"name\":\"Bot \($0)\",\"email\":\"b\(file)x\($0)@c.example\"}\n"
      }
      try folder.write("inbox/\(file).jsonl", lines.joined())
    }
    try folder.write("inbox/people.jsonl", Self.people)
    for threads in [1, 4] { try await folder.run(output: "out\(threads)", threads: threads) }
    #expect(try folder.number("SELECT count(*) FROM rejects", output: "out1") == 1501)
    let one = try folder.bytes("out1/customers.sqlite")
    #expect(try folder.bytes("out4/customers.sqlite") == one)
  }
}
