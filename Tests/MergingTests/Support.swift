import PipelineConfig
import RecordModel

@testable import Merging

/// A record as a test writes it down.
struct TestRecord {
  struct Value {
    var field: CanonicalField
    var text: String
    var flags: FieldValue.Flags = []
    var label = ""
    var group: UInt16 = 0
    var match: String?
  }

  struct Consent {
    var channel = "email"
    var purpose = "newsletter"
    var state: ConsentEvent.State
    var at: Timestamp = .unknown
  }

  var source: UInt16 = 0
  var key: String
  var kind = CustomerRecord.Kind.person
  var updatedAt = Timestamp.unknown
  var values: [Value] = []
  var consents: [Consent] = []
  var interactions: [Timestamp] = []
}

extension TestRecord.Value {
  init(_ field: CanonicalField, _ text: String, flags: FieldValue.Flags = [], label: String = "", group: UInt16 = 0) {
    self.init(field: field, text: text, flags: flags, label: label, group: group, match: nil)
  }
}

/// A canonical table of the records, whose order may differ from theirs.
func makeTable(_ records: [TestRecord]) -> CustomerRecordTable {
  var table = CustomerRecordTable()
  for (index, record) in records.enumerated() {
    let (values, consents, interactions) = (table.values.count, table.consents.count, table.interactions.count)
    for value in record.values {
      let text = table.texts.intern(value.text)
      table.values.append(
        FieldValue(
          field: value.field, flags: value.flags, group: value.group, label: table.texts.intern(value.label), raw: text,
          value: text,
          match: value.flags.isDisjoint(with: [.placeholder, .invalid])
            ? table.texts.intern(value.match ?? value.text.lowercased()) : .empty))
    }
    for consent in record.consents {
      table.consents.append(
        ConsentEvent(
          channel: table.texts.intern(consent.channel), purpose: table.texts.intern(consent.purpose), state: consent.state,
          at: consent.at, wording: .empty))
    }
    for at in record.interactions {
      table.interactions.append(
        Interaction(
          at: at, channel: table.texts.intern("email"), direction: .empty, kind: .empty, subject: .empty, reference: .empty))
    }
    table.records.append(
      CustomerRecord(
        source: record.source, file: 0, kind: record.kind, key: table.texts.intern(record.key), number: index + 1,
        line: index + 2, byteStart: index * 10, byteEnd: index * 10 + 9, updatedAt: record.updatedAt,
        values: values..<table.values.count, interactions: interactions..<table.interactions.count,
        consents: consents..<table.consents.count))
  }
  return table.canonicalized()
}

func makePipeline(
  trust: [Double] = [0.9, 0.5, 0.5], survive: SurvivorshipDefinition = .init()
) -> PipelineDefinition {
  let names = ["crm", "erp", "forms", "mail", "shop"]
  return PipelineDefinition(
    path: "p.yaml", folder: ".", contentHash: "", name: "test", country: "DE",
    sources: trust.enumerated().map { SourceDefinition(name: names[$0.offset], paths: [], country: "DE", trust: $0.element) },
    survive: survive)
}

/// Merges records given as clusters of keys; all keys differ.
func merge(
  _ records: [TestRecord], clusters: [[String]]? = nil, previous: PreviousProfiles = .init(),
  pipeline: PipelineDefinition = makePipeline(), run: Int = 1
) throws -> (table: CustomerRecordTable, result: MergeResult) {
  let table = makeTable(records)
  var index: [String: Int32] = [:]
  for (place, record) in table.records.enumerated() { index[table.texts.string(record.key)] = Int32(place) }
  let keys = clusters ?? [records.map(\.key)]
  let result = try Merger(pipeline: pipeline, run: run, startedAt: Timestamp(milliseconds: 0)).merge(
    table,
    clusters: keys.map {
      RecordCluster(records: $0.compactMap { index[$0] }.sorted(), weakestLink: MatchWeight(millibits: 8000))
    },
    previous: previous)
  return (table, result)
}

/// What the next run would read of the database this result is published in.
func published(
  _ result: MergeResult, _ table: CustomerRecordTable, run: Int, after previous: PreviousProfiles = .init(),
  pipeline: PipelineDefinition = makePipeline()
) -> PreviousProfiles {
  var next = PreviousProfiles()
  next.lastRun = run
  for (index, record) in table.records.enumerated() {
    let reference = RecordReference(
      source: pipeline.sources[Int(record.source)].name, key: table.texts.string(record.key))
    next.records[reference] = PreviousRecord(
      customer: result.customers[Int(result.customerOfRecord[index])].id,
      firstRun: previous.records[reference]?.firstRun ?? run, fingerprint: result.recordFingerprints[index])
  }
  for redirect in result.redirects { next.redirects[redirect.from] = redirect }
  for (customer, fingerprint) in zip(result.customers, result.customerFingerprints) {
    next.profileFingerprints[customer.id] = fingerprint
  }
  return next
}

/// Steele, Lea and Flood's SplitMix64: the same sequence on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

func day(_ number: Int) -> Timestamp { Timestamp(milliseconds: Int64(number) * 86_400_000) }
