import PipelineConfig
import RecordModel

/// What a header name says about its column.
enum HeaderTarget: Sendable, Hashable {
  case field(CanonicalField, label: String = "")
  /// A house number of its own, which belongs to the street beside it.
  case streetNumber
  /// A second family name, or the words before one, which belong to the family name beside it.
  case familyPart
  /// Names the label of the column beside it: `E-mail 1 - Label`.
  case labels(CanonicalField)
  /// The customer as such, by name or by number: `Customer`, `Geschäftspartner`; the content tells.
  case party
  /// `company`, or `name.org` in a file that names no people.
  case organization
  case consent(ConsentColumn)
  case consentTime
  case consentWording
  /// Identifies the record; the lowest rank in a file wins.
  case key(rank: Int)
  /// When the record was last true; the lowest rank in a file wins.
  case updatedAt(rank: Int)
  case interaction(InteractionPart)
  /// Known, and of no use.
  case unused
}

/// A column that records a permission or a refusal.
struct ConsentColumn: Sendable, Hashable {
  var channel: String
  var purpose = "unspecified"
  /// A plain yes means refusal: `HasOptedOutOfEmail`.
  var isNegative = false
  /// The cell holds the time of the refusal or permission; empty means none.
  var isTime = false
}

/// One line of the header dictionary: a target and the names it goes by, separated by commas.
struct HeaderAlias: Sendable {
  let target: HeaderTarget
  let names: String

  /// Its names as they are looked up.
  var keys: [String] { names.split(separator: ",").map { HeaderKey.compact(HeaderKey(String($0)).words) } }

  init(_ target: HeaderTarget, _ names: String) {
    self.target = target
    self.names = names
  }

  init(_ field: CanonicalField, _ names: String) { self.init(.field(field), names) }

  init(_ field: CanonicalField, label: String, _ names: String) { self.init(.field(field, label: label), names) }
}
