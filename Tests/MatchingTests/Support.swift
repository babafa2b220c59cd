import RecordModel

@testable import Matching

/// A small deterministic source of random numbers (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return ByteHash.mix(state)
  }
}

extension SeededRandom {
  /// A word over few letters, so that similar words are frequent.
  mutating func word(upTo length: Int, letters: String = "abcde") -> [UInt8] { word(0...length, letters: letters) }

  mutating func word(_ lengths: ClosedRange<Int>, letters: String) -> [UInt8] {
    let alphabet = Array(letters.utf8)
    return (0..<Int.random(in: lengths, using: &self)).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &self)]
    }
  }
}

/// Builds a record table from plain rows.
struct TableBuilder {
  fileprivate(set) var table = CustomerRecordTable()

  /// `row`: field → compared text; a list of values is separated by `|`. `second`: parts of a second address.
  mutating func add(
    _ key: String, source: UInt16 = 0, kind: CustomerRecord.Kind = .person, flags: FieldValue.Flags = [],
    _ row: [CanonicalField: String], second: [CanonicalField: String] = [:], updated year: Int64? = nil
  ) {
    let first = table.values.count
    for (group, fields) in [row, second].enumerated() {
      for (field, text) in fields.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        for part in text.split(separator: "|") {
          let id = table.texts.intern(String(part))
          table.values.append(
            FieldValue(field: field, flags: flags, group: UInt16(group), raw: id, value: id, match: id))
        }
      }
    }
    table.records.append(
      CustomerRecord(
        source: source, file: 0, kind: kind, key: table.texts.intern(key), number: table.records.count + 1, line: 1,
        byteStart: 0, byteEnd: 0,
        updatedAt: year.map { Timestamp(milliseconds: ($0 - 1970) * 31_557_600_000) } ?? .unknown,
        values: first..<table.values.count, interactions: 0..<0,
        consents: 0..<0))
  }
}

extension TableBuilder {
  /// A record whose name stands for anybody.
  mutating func addAnybody(_ key: String, _ row: [CanonicalField: String]) {
    add(key, row)
    guard var record = table.records.last else { return }
    let name = table.texts.intern("john doe")
    table.values.append(FieldValue(field: .nameFull, flags: [.placeholder, .anybody], raw: name, value: name, match: .empty))
    record.values = record.values.lowerBound..<table.values.count
    table.records[table.records.count - 1] = record
  }

  var nodes: NodeTable { NodeTable(table) }

  /// People with names, emails, birth dates and addresses of their own, so that frequencies are those of a real list.
  mutating func addStrangers(_ count: Int, seed: UInt64 = 1, kind: CustomerRecord.Kind = .person) {
    var random = SeededRandom(seed: seed)
    func word(_ lengths: ClosedRange<Int>) -> String {
      String(decoding: random.word(lengths, letters: "abdeiklmnorstu"), as: UTF8.self)
    }
    for index in 0..<count {
      var row: [CanonicalField: String] = [
        .email: "\(word(6...9))@\(word(4...6)).example",
        .phone: "+4420\(Int.random(in: 10_000_000...99_999_999, using: &random))",
        .addressStreetName: "\(word(5...9)) road", .addressNumber: "\(Int.random(in: 1...99, using: &random))",
        .addressPostcode: "p\(Int.random(in: 100...999, using: &random))", .addressCity: word(5...8),
      ]
      if kind == .person {
        row[.nameGiven] = word(4...8)
        row[.nameLast] = word(5...10)
        row[.birthDate] =
          "19\(Int.random(in: 30...99, using: &random))-0\(Int.random(in: 1...9, using: &random))-\(Int.random(in: 10...28, using: &random))"
      } else {
        row[.nameOrg] = "\(word(5...9)) \(word(5...9))"
      }
      add("stranger\(index)", kind: kind, row)
    }
  }
}

/// A scorer over a table's nodes, for tests of the parts below the matcher.
func withScorer<R>(_ table: CustomerRecordTable, _ body: (NodeTable, NodeView, PairScorer) throws -> R) rethrows -> R {
  let nodes = NodeTable(table)
  return try nodes.withView { view in
    let knowledge = ScoringKnowledge(nodes, view, names: NameKnowledge(table.texts))
    return try body(nodes, view, PairScorer(view, knowledge))
  }
}

extension MatchResult {
  /// Clusters as sets of record keys, for comparison between runs.
  func keys(_ table: CustomerRecordTable) -> Set<Set<String>> {
    Set(clusters.map { Set($0.records.map { table.texts.string(table.records[Int($0)].key) }) })
  }
}
