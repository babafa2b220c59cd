import Foundation
import Testing

/// What does not depend on the order in which rows, files and sources come.
///
/// Shuffled rows lie at other lines and bytes, and their file has another digest; nothing else in the database may differ.
@Suite(.serialized) struct PermutationTests {
  @Test("20 orders of the rows of every file, on 1, 2 and 4 threads: all tables are equal but for places in the files")
  func rows() async throws {
    let company = try TemporaryFolder()
    try company.generate(customers: 40, seed: 20)
    try await company.run()
    let whole = try company.contents(except: ["line", "byte_start", "byte_end", "record_number", "sha256"])
    let model = try company.text("out/model.json")
    let originals = try company.files("inbox").map { (name: "inbox/" + $0, bytes: try company.bytes("inbox/" + $0)) }
    var random = SeededOrder(seed: 20)
    for order in 1...20 {
      var moved = 0
      for file in originals {
        var list = RowList(file.bytes, named: file.name)
        list.rows.shuffle(using: &random)
        if list.bytes != file.bytes { moved += 1 }
        try company.write(file.name, list.bytes)
      }
      #expect(moved >= 6, "CSV, JSON Lines, form log, XML and mbox are shuffled")
      try FileManager.default.removeItem(atPath: company.path("out"))
      try await company.run(threads: [1, 2, 4][order % 3])
      let shuffled = try company.contents(except: ["line", "byte_start", "byte_end", "record_number", "sha256"])
      expectEqual(shuffled, whole, "order \(order)")
      #expect(try company.text("out/model.json") == model, "order \(order)")
    }
  }

  @Test("20 orders of sources and of their paths: every record is of the customer with the same id and the same golden values")
  func sources() async throws {
    let company = try TemporaryFolder()
    try company.generate(customers: 40, seed: 21)
    // A source of several files that are named one by one.
    let shop = RowList(try company.bytes("inbox/shop/customers.csv"), named: "shop.csv")
    let files = (0..<4).map { "inbox/shop/part-\($0).csv" }
    for (part, file) in files.enumerated() {
      let rows = shop.rows.enumerated().filter { $0.offset % 4 == part }.map(\.element)
      try company.write(file, shop.head + Data(rows.joined()))
    }
    let lines = try company.text("pipeline.yaml").split(separator: "\n").map(String.init)
    let first = try #require(lines.firstIndex(of: "sources:")) + 1
    let last = try #require(lines.lastIndex { $0.hasPrefix("  ") })
    // A source's line with the deeper ones that follow it.
    var sources: [String] = []
    for line in lines[first...last] where !line.hasPrefix("  shop:") {
      if line.hasPrefix("   ") { sources[sources.count - 1] += "\n" + line } else { sources.append(line) }
    }
    #expect(sources.count == 6)
    func pipeline(_ sources: [String], _ files: [String]) -> String {
      let shop = "  shop: {path: [\(files.joined(separator: ", "))], key: Customer ID, trust: 0.7}"
      return (lines[..<first] + [shop] + sources + lines[(last + 1)...]).joined(separator: "\n") + "\n"
    }
    try company.write("pipeline.yaml", pipeline(sources, files))
    try await company.run()
    let customers = "SELECT * FROM customers ORDER BY customer_id"
    let before = (try company.crosswalk(), try company.rows(customers))
    var random = SeededOrder(seed: 21)
    for order in 1...20 {
      let turned = pipeline(sources.shuffled(using: &random), files.shuffled(using: &random))
      let output = "turned-\(order)"
      try company.write("turned.yaml", order % 2 == 0 ? turned : Self.shopLast(turned))
      try await company.run("turned.yaml", output: output, threads: [1, 2, 4][order % 3])
      expectEqual(try company.crosswalk(output: output), before.0, "order \(order)")
      expectEqual(try company.rows(customers, output: output), before.1, "order \(order)")
    }
  }

  /// The pipeline file with its shop as the last source.
  private static func shopLast(_ text: String) -> String {
    var lines = text.split(separator: "\n").map(String.init)
    guard let shop = lines.firstIndex(where: { $0.hasPrefix("  shop:") }),
      let last = lines.lastIndex(where: { $0.hasPrefix("  ") })
    else { return text }
    lines.insert(lines[shop], at: last + 1)
    lines.remove(at: shop)
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Records the first line in which two lists differ, instead of both lists.
private func expectEqual(_ found: [String], _ expected: [String], _ what: String) {
  #expect(found.count == expected.count, "\(what)")
  let different = zip(found, expected).first { $0 != $1 }
  #expect(different?.0 == different?.1, "\(what)")
}

/// The records of a file between what stands before and behind them.
private struct RowList {
  var head = Data()
  var rows: [Data] = []
  var tail = Data()

  var bytes: Data { head + Data(rows.joined()) + tail }

  /// A file that is one record has no row.
  init(_ bytes: Data, named name: String) {
    let lines = Self.lines(bytes, joinedByQuotes: name.hasSuffix(".csv"))
    switch name.split(separator: ".").last {
    case "csv":
      head = lines.first ?? Data()
      rows = Array(lines.dropFirst())
    case "jsonl", "log": rows = lines
    case "xml":
      cut(lines) {
        $0.starts(with: "  <customer ".utf8)
      } endsRows: {
        $0.starts(with: "</customers>".utf8)
      }
    case "mbox":
      cut(lines) {
        $0.starts(with: "From ".utf8)
      } endsRows: { _ in
        false
      }
    default: head = bytes
    }
  }

  private mutating func cut(_ lines: [Data], startsRow: (Data) -> Bool, endsRows: (Data) -> Bool) {
    for line in lines {
      if endsRows(line) || !tail.isEmpty {
        tail += line
      } else if startsRow(line) {
        rows.append(line)
      } else if rows.isEmpty {
        head += line
      } else {
        rows[rows.count - 1] += line
      }
    }
  }

  /// With their ends; a line end between quotes ends no line where quotes join.
  private static func lines(_ bytes: Data, joinedByQuotes: Bool) -> [Data] {
    var lines: [Data] = []
    var start = bytes.startIndex
    var isQuoted = false
    for place in bytes.indices {
      if joinedByQuotes, bytes[place] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if bytes[place] == UInt8(ascii: "\n"), !isQuoted {
        lines.append(bytes[start...place])
        start = place + 1
      }
    }
    if start < bytes.endIndex { lines.append(bytes[start...]) }
    return lines
  }
}

/// Orders that depend on the seed alone (SplitMix64).
private struct SeededOrder: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

extension TemporaryFolder {
  /// All rows of all tables of a published database without some columns, each with its table's name, sorted.
  fileprivate func contents(except columns: Set<String>, output: String = "out") throws -> [String] {
    let tables = try rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", output: output)
    return try tables.flatMap { table in
      let kept = try self.columns(of: table, output: output).filter { !columns.contains($0) }
      return try rows("SELECT \(kept.joined(separator: ", ")) FROM \(table)", output: output).map { "\(table): \($0)" }.sorted()
    }
  }
}
