/// A customer's lasting id: `C` and 15 characters of Crockford base 32.
package struct ProfileID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String
  package init(text: String) { self.text = text }
  package var description: String { text }
  package static func < (a: ProfileID, b: ProfileID) -> Bool { a.text < b.text }
}

/// One record's value within its customer, with the reason for its rank.
///
/// Every value of every record of the customer has one. Equal values share a rank; exactly one value of a field is golden: the
/// best witness of rank 1. Values that are placeholders or invalid rank last, with the rule `unusable`.
package struct GoldenValue: Sendable, Hashable {
  package var field: CanonicalField
  package var label: TextID
  /// What is shown.
  package var value: TextID
  package var isGolden: Bool
  /// 1 is best within its field.
  package var rank: Int
  /// The survivorship rule that put it there: `trust`, `newest`, `together`, `only_value`, …
  package var rule: String
  /// The record that says it, and the value's index in the record table.
  package var record: Int32
  package var valueIndex: Int
  /// Of emails and phones.
  package var role = ValueRole.none

  package init(
    field: CanonicalField, label: TextID, value: TextID, isGolden: Bool, rank: Int, rule: String, record: Int32,
    valueIndex: Int
  ) {
    self.field = field
    self.label = label
    self.value = value
    self.isGolden = isGolden
    self.rank = rank
    self.rule = rule
    self.record = record
    self.valueIndex = valueIndex
  }
}

/// The unified customer: its id, its records and every value ranked.
package struct GoldenRecord: Sendable {
  package var id: ProfileID
  package var kind: CustomerRecord.Kind
  /// Indexes into the record table, ascending.
  package var records: [Int32]
  package var values: [GoldenValue]
  /// 0…1: the weakest link's probability, 1 for a single record.
  package var confidence: Double
  /// By channel (`email`, `phone`), after the most-restrictive merge.
  package var consents: [String: ConsentEvent.State]
  package var firstSeen: Timestamp
  package var lastSeen: Timestamp
  package var lastActivity: Timestamp
  /// Shared by the people of one household: `H` and its first member's id without the `C`.
  package var householdID: String?
  /// The organization a person works for.
  package var employerID: ProfileID?

  package init(
    id: ProfileID, kind: CustomerRecord.Kind, records: [Int32], values: [GoldenValue], confidence: Double,
    consents: [String: ConsentEvent.State], firstSeen: Timestamp, lastSeen: Timestamp, lastActivity: Timestamp
  ) {
    self.id = id
    self.kind = kind
    self.records = records
    self.values = values
    self.confidence = confidence
    self.consents = consents
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.lastActivity = lastActivity
  }

  /// The golden value of a field, if any.
  package func golden(_ field: CanonicalField) -> GoldenValue? {
    values.first { $0.field == field && $0.isGolden }
  }
}

/// How last run knew a source record.
package struct PreviousRecord: Sendable, Hashable {
  package var customer: ProfileID
  package var firstRun: Int
  /// Hash of the record's values when last seen.
  package var fingerprint: UInt64

  package init(customer: ProfileID, firstRun: Int, fingerprint: UInt64) {
    self.customer = customer
    self.firstRun = firstRun
    self.fingerprint = fingerprint
  }
}

/// What identity needs of the previous database.
package struct PreviousProfiles: Sendable {
  /// By source name and record key.
  package var records: [RecordReference: PreviousRecord] = [:]
  /// Retired id → (the id it became, or nil when it vanished, the run that retired it, why).
  package var redirects: [ProfileID: Redirect] = [:]
  /// Hash of the customer's published row and values, to tell an update.
  package var profileFingerprints: [ProfileID: UInt64] = [:]
  /// 0 before the first run.
  package var lastRun = 0

  package init() {}
}

/// Names a source record for ever: its source and its key there.
package struct RecordReference: Hashable, Comparable, Sendable {
  package var source: String
  package var key: String

  package init(source: String, key: String) {
    self.source = source
    self.key = key
  }

  package static func < (a: RecordReference, b: RecordReference) -> Bool { (a.source, a.key) < (b.source, b.key) }
}

/// Where a retired customer id leads.
package struct Redirect: Sendable, Hashable {
  package var from: ProfileID
  package var to: ProfileID?
  package var run: Int
  /// `merged`, `split`, `retired`.
  package var why: String

  package init(from: ProfileID, to: ProfileID?, run: Int, why: String) {
    self.from = from
    self.to = to
    self.run = run
    self.why = why
  }
}

/// One change of a customer between the previous run and this one.
package struct ProfileChange: Sendable, Hashable {
  package enum Event: String, Sendable, CaseIterable { case created, merged, split, updated, retired, erased }

  package var customer: ProfileID
  package var event: Event
  /// Ids merged in, or split from.
  package var others: [ProfileID]

  package init(customer: ProfileID, event: Event, others: [ProfileID] = []) {
    self.customer = customer
    self.event = event
    self.others = others
  }
}
