import Foundation
import RecordModel

/// A fresh folder under the system's temporary one, removed after the test.
func withTemporaryFolder<R>(_ body: (String) throws -> R) throws -> R {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("selfsame-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer {
    do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
  }
  return try body(folder)
}

func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

/// What makes one tiny snapshot differ from another.
struct TestSnapshot {
  /// Records by key with the customer they belong to; all in source `crm` unless the key starts with "s".
  var customers: [(id: String, keys: [String])] = [("C00000000000000A", ["k1", "s1"]), ("C00000000000000B", ["k2"])]
  var run = 1
  var column = "Email"
  var changes: [ProfileChange] = []
  var redirects: [Redirect] = []

  func make() -> RunSnapshot {
    let table = makeTable()
    var customerOfRecord = [Int32](repeating: 0, count: table.records.count)
    let golden = customers.enumerated().map { number, customer in
      let records = table.records.indices.filter { customer.keys.contains(table.texts.string(table.records[$0].key)) }
      for record in records { customerOfRecord[record] = Int32(number) }
      return goldenRecord(customer.id, records, table)
    }
    return RunSnapshot(
      run: .init(
        number: run, startedAt: Timestamp(milliseconds: 1_710_234_842_000), pipeline: "customers", configHash: "ab",
        toolVersion: "1.0"),
      sources: [
        .init(name: "crm", trust: 0.9, mappings: [(column, "email", "header"), (column, "email", "content")]),
        .init(name: "shop", trust: 0.5, mappings: []),
      ],
      files: [file(0, "crm.csv"), file(1, "shop.csv")], records: table, matches: matches(table),
      merge: MergeResult(
        customers: golden, customerOfRecord: customerOfRecord, recordFingerprints: table.records.map { _ in .max - 5 },
        customerFingerprints: golden.map { _ in 1 << 63 | 7 }, redirects: redirects, changes: changes),
      questions: [
        .init(
          id: "q1", kind: "same_person", first: 0, second: 1, weight: MatchWeight(millibits: 1500), impact: 2, reason: "close")
      ])
  }

  private func makeTable() -> CustomerRecordTable {
    var table = CustomerRecordTable()
    for key in customers.flatMap(\.keys) {
      let source: UInt16 = key.hasPrefix("s") ? 1 : 0
      let (values, interactions, consents) = (table.values.count, table.interactions.count, table.consents.count)
      func add(_ field: CanonicalField, _ raw: String, _ value: String, flags: FieldValue.Flags = []) {
        let match = flags.isEmpty ? value.lowercased() : ""
        table.values.append(
          FieldValue(
            field: field, flags: flags, raw: table.texts.intern(raw), value: table.texts.intern(value),
            match: table.texts.intern(match)))
      }
      add(.nameGiven, "ADA", "Ada")
      add(.nameLast, "Byte", "Byte")
      add(.email, " \(key)@nimbus.example", "\(key)@nimbus.example")
      add(.email, "n/a", "n/a", flags: .placeholder)
      add(.phone, "12", "12", flags: .invalid)
      table.interactions.append(
        Interaction(
          at: Timestamp(milliseconds: 86_400_000), channel: table.texts.intern("shop"), direction: .empty,
          kind: table.texts.intern("order"), subject: .empty, amount: 1250, currency: table.texts.intern("EUR"),
          reference: table.texts.intern("#1")))
      table.consents.append(
        ConsentEvent(
          channel: table.texts.intern("email"), purpose: table.texts.intern("newsletter"), state: .given, at: .unknown,
          wording: .empty))
      table.issues.append(RecordIssue(record: table.records.count, field: .phone, code: .invalidPhone))
      table.records.append(
        CustomerRecord(
          source: source, file: UInt32(source), kind: .person, key: table.texts.intern(key), number: 1, line: 2, byteStart: 10,
          byteEnd: 20, updatedAt: Timestamp(milliseconds: 172_800_000), values: values..<table.values.count,
          interactions: interactions..<table.interactions.count, consents: consents..<table.consents.count))
    }
    return table.canonicalized()
  }

  private func goldenRecord(_ id: String, _ records: [Int], _ table: CustomerRecordTable) -> GoldenRecord {
    var values: [GoldenValue] = []
    for record in records {
      for index in table.records[record].values {
        let value = table.values[index]
        let isFirst = value.isUsable && !values.contains { $0.field == value.field && $0.isGolden }
        values.append(
          GoldenValue(
            field: value.field, label: value.label, value: value.value, isGolden: isFirst,
            rank: isFirst ? 1 : values.count + 2, rule: isFirst ? "trust" : "newest", record: Int32(record), valueIndex: index))
      }
    }
    values.sort { ($0.field.rawValue, $0.rank) < ($1.field.rawValue, $1.rank) }
    return GoldenRecord(
      id: ProfileID(text: id), kind: .person, records: records.map(Int32.init), values: values, confidence: 0.9876,
      consents: ["email": .given], firstSeen: Timestamp(milliseconds: 86_400_000),
      lastSeen: Timestamp(milliseconds: 172_800_000), lastActivity: .unknown)
  }

  private func file(_ source: Int, _ path: String) -> RunSnapshot.File {
    var account = FileAccount(path: path)
    account.bytes = 100
    account.recordBytes = 100
    account.skippedPieces = ["header": 1]
    account.rejected = 1
    return .init(
      source: source, kind: "csv", account: account,
      rejects: [
        RejectedRow(
          recordNumber: 3, line: 4, byteStart: 30, byteEnd: 40, code: "too_few_fields", message: "2 of 5", raw: [0, 255])
      ])
  }

  private func matches(_ table: CustomerRecordTable) -> MatchResult {
    let vector = ComparisonVector(entries: [
      .init(
        comparison: 0, level: 1, weight: MatchWeight(millibits: 9120), adjustment: MatchWeight(millibits: -500),
        firstValue: .empty, secondValue: .empty),
      .init(
        comparison: 9, level: 0, weight: .zero, adjustment: .zero, firstValue: .empty, secondValue: .empty),
    ])
    let scores =
      table.records.count < 2
      ? []
      : [
        PairScore(
          pair: CandidatePair(first: 0, second: 1, rules: 0b101), weight: MatchWeight(millibits: 5020), vector: vector,
          band: .merge)
      ]
    let model = MatchModel(
      version: 1, priorMillibits: -3600,
      comparisons: [
        ComparisonModel(
          name: "email",
          levels: ["differ", "exact"].map { .init(name: $0, m: 0.5, u: 0.25, millibits: 1000, estimatedFrom: "prior") })
      ], mergeMillibits: 4000, reviewMillibits: 0)
    let blocking = ["email", "phone", "name"].map {
      BlockingRuleOutcome(name: $0, keys: 1, pairs: 1, newPairs: 1, largestBlock: 2, refinedBlocks: 0, pairsNotMet: 0)
    }
    return MatchResult(
      clusters: [], scores: scores, refused: [], model: model, blocking: blocking, weightHistogram: [5: 1, -3: 2],
      pairsScored: 3)
  }
}
