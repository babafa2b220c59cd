/// One normalized value of a record: what stood in the file, what is shown, what is compared.
package struct FieldValue: Sendable, Hashable {
  package struct Flags: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Missing for all purposes but lineage: "n/a", "none@none.com".
    package static let placeholder = Flags(rawValue: 1)
    /// Kept and shown, never compared: an email without a domain, an impossible date.
    package static let invalid = Flags(rawValue: 2)
    /// `value` differs from `raw` by a repair, not only by formatting.
    package static let repaired = Flags(rawValue: 4)
    /// Made from another value of the record: the parts of a full name, of an address line.
    package static let derived = Flags(rawValue: 8)
    /// A placeholder that stands for anybody, as "John Doe" or "Anonymous" do, not for nothing, as "n/a" does.
    package static let anybody = Flags(rawValue: 16)
    /// An email that no longer takes mail, as a bounce told and no later mail from it disproved.
    package static let dead = Flags(rawValue: 32)
    /// Read out of running text, not stated by a source: it never wins over a stated value.
    package static let inferred = Flags(rawValue: 64)
    /// Inferred from a mail that another one quotes.
    package static let quoted = Flags(rawValue: 128)
  }

  package var field: CanonicalField
  package var flags: Flags
  /// Tells the first address of a record from its second; 0 for fields that stand alone.
  package var group: UInt16
  /// `work`, `mobile`, the system of an external id; empty when none.
  package var label: TextID
  /// As it stood in the file, decoded to UTF-8.
  package var raw: TextID
  /// As shown to people, NFC.
  package var value: TextID
  /// As compared: folded, lower-case, E.164, ISO date; empty when not to be compared.
  package var match: TextID

  package init(
    field: CanonicalField, flags: Flags = [], group: UInt16 = 0, label: TextID = .empty, raw: TextID, value: TextID,
    match: TextID
  ) {
    self.field = field
    self.flags = flags
    self.group = group
    self.label = label
    self.raw = raw
    self.value = value
    self.match = match
  }

  /// Whether it may win as a golden value.
  package var isUsable: Bool { flags.isDisjoint(with: [.placeholder, .invalid]) && !value.isEmpty }
}

/// A moment in UTC, in milliseconds since 1970; `unknown` sorts first.
package struct Timestamp: Hashable, Comparable, Sendable {
  package var milliseconds: Int64
  package init(milliseconds: Int64) { self.milliseconds = milliseconds }
  package static let unknown = Timestamp(milliseconds: .min)
  package var isKnown: Bool { self != .unknown }
  package static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }
}

/// Something that happened with a customer: an email, a form submission, a purchase.
package struct Interaction: Sendable, Hashable {
  package var at: Timestamp
  /// `email`, `web_form`, `shop`, …
  package var channel: TextID
  /// `inbound`, `outbound` or empty.
  package var direction: TextID
  /// `message`, `submission`, `order`, …
  package var kind: TextID
  package var subject: TextID
  /// In minor units of `currency`; nil when no money is involved.
  package var amount: Int64?
  package var currency: TextID
  /// Message-ID without brackets, submission id, order number.
  package var reference: TextID

  package init(
    at: Timestamp, channel: TextID, direction: TextID, kind: TextID, subject: TextID, amount: Int64? = nil,
    currency: TextID = .empty, reference: TextID
  ) {
    self.at = at
    self.channel = channel
    self.direction = direction
    self.kind = kind
    self.subject = subject
    self.amount = amount
    self.currency = currency
    self.reference = reference
  }
}

/// What a person allowed or refused, as one source recorded it.
package struct ConsentEvent: Sendable, Hashable {
  package enum State: UInt8, Sendable, CaseIterable { case unknown, given, refused, unverified }

  /// `email`, `phone`, `sms`, `post`, …
  package var channel: TextID
  /// `newsletter`, …; `unspecified` never counts as opt-in.
  package var purpose: TextID
  package var state: State
  package var at: Timestamp
  package var wording: TextID

  package init(channel: TextID, purpose: TextID, state: State, at: Timestamp, wording: TextID) {
    self.channel = channel
    self.purpose = purpose
    self.state = state
    self.at = at
    self.wording = wording
  }
}

/// One source record after normalization: who says it, where it stands, and ranges into the table's values.
package struct CustomerRecord: Sendable {
  package enum Kind: UInt8, Sendable { case person, organization }

  /// Index into the pipeline's sources.
  package var source: UInt16
  /// Index into the run's files, which are sorted by source and path.
  package var file: UInt32
  package var kind: Kind
  /// Identifies the record within its source, across runs.
  package var key: TextID
  package var number: Int
  package var line: Int
  package var byteStart: Int
  package var byteEnd: Int
  package var updatedAt: Timestamp
  package var values: Range<Int>
  package var interactions: Range<Int>
  package var consents: Range<Int>

  package init(
    source: UInt16, file: UInt32, kind: Kind, key: TextID, number: Int, line: Int, byteStart: Int, byteEnd: Int,
    updatedAt: Timestamp, values: Range<Int>, interactions: Range<Int>, consents: Range<Int>
  ) {
    self.source = source
    self.file = file
    self.kind = kind
    self.key = key
    self.number = number
    self.line = line
    self.byteStart = byteStart
    self.byteEnd = byteEnd
    self.updatedAt = updatedAt
    self.values = values
    self.interactions = interactions
    self.consents = consents
  }
}

/// An issue with a value of a record, by the record's place in its table.
package struct RecordIssue: Sendable, Hashable {
  package var record: Int
  /// nil when it concerns the record as a whole.
  package var field: CanonicalField?
  package var code: IssueCode

  package init(record: Int, field: CanonicalField?, code: IssueCode) {
    self.record = record
    self.field = field
    self.code = code
  }
}
