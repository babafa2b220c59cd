import RecordModel

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
  private(set) var table = CustomerRecordTable()

  /// `row`: field → compared text; a list of values is separated by `|`.
  mutating func add(_ key: String, source: UInt16 = 0, kind: CustomerRecord.Kind = .person, _ row: [CanonicalField: String]) {
    let first = table.values.count
    for (field, text) in row.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for part in text.split(separator: "|") {
        let id = table.texts.intern(String(part))
        table.values.append(FieldValue(field: field, raw: id, value: id, match: id))
      }
    }
    table.records.append(
      CustomerRecord(
        source: source, file: 0, kind: kind, key: table.texts.intern(key), number: table.records.count + 1, line: 1,
        byteStart: 0, byteEnd: 0, updatedAt: .unknown, values: first..<table.values.count, interactions: 0..<0,
        consents: 0..<0))
  }
}

extension MatchResult {
  /// Clusters as sets of record keys, for comparison between runs.
  func keys(_ table: CustomerRecordTable) -> Set<Set<String>> {
    Set(clusters.map { Set($0.records.map { table.texts.string(table.records[Int($0)].key) }) })
  }
}
