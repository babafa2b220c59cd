import RecordModel

/// One phone number as a cell's text says it, ready to become a value.
struct PhoneReading: Sendable {
  var value: [UInt8]
  var match: [UInt8]
  var flags: FieldValue.Flags = []
  var issues: [IssueCode] = []
  /// `mobile`, `work`, `home`, `fax` where the text names it; else empty.
  var label = ""
}
