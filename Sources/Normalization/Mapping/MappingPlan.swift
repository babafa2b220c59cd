import PipelineConfig
import RecordModel

/// How the columns of one file are read; made once from its first batch, extended where a later batch brings new columns.
package struct MappingPlan: Sendable {
  /// What became of each column, in column order.
  package internal(set) var mappings: [ColumnMapping] = []

  var columns: [String] = []
  /// What each column's cells become, by column.
  var actions: [[CellAction]] = []
  var consents: [ConsentAction] = []
  /// What the file's name says of everybody in it.
  var audience: AudienceExport?
  var key: KeyAction?
  var updatedAt: Int?
  /// nil: the records tell of nothing but who.
  var interaction: InteractionPlan?
  /// Columns by name, for a content hash that does not depend on their order.
  var nameRanks: [UInt32] = []
  /// Mapped cells that stand in for an absent column, by `default`.
  var defaults: [CellAction] = []
  /// Whether column order is mapping order.
  var isInOrder = true

  /// Whether the pipeline file alone says what columns mean.
  var isExplicit = false
  /// The system whose export it is, where known.
  var preset: PresetTable?
  var hasPeople = false
  var addressGroups: [String] = []
}

/// One thing to do with the cells of a column.
struct CellAction: Sendable {
  var column: Int
  var order: Int
  var normalizer: Int
  var field: CanonicalField
  var label: String
  /// Of the first occurrence.
  var group: UInt16
  var transforms: [Transform] = []
  /// Column whose cell of the same occurrence names the label.
  var labelColumn: Int?
  /// Column whose cell belongs to this one, as a house number to its street, and whether it stands before it.
  var joinedColumn: Int?
  var isJoinedFirst = true
  /// Only this occurrence.
  var occurrence: Int?
  /// Only where this column of the same occurrence has the value.
  var condition: (column: Int, value: [UInt8])?
}

struct ConsentAction: Sendable {
  var column: Int
  var kind: ConsentColumn
  var transforms: [Transform] = []
  var at: Int?
  var wording: Int?
}

struct KeyAction: Sendable {
  var column: Int
  var transforms: [Transform] = []
}

extension CellAction {
  /// As written in a pipeline file: `phone[mobile]`, `address[work].street`.
  var target: String { MappingPlan.target(field, label: label) }
}

extension MappingPlan {
  /// Whether the records are forms people sent or orders they placed, so that what they allow is of that moment.
  var isOfOneMoment: Bool { interaction != nil && interaction?.kind != "message" }

  /// What rows of one key are to each other.
  var lines: OrderLines {
    guard let interaction, interaction.columns[.reference] == key?.column, interaction.hasLines else { return .none }
    return interaction.columns[.amount] == nil ? .addedUp : .together
  }

  static func target(_ field: CanonicalField, label: String) -> String {
    guard !label.isEmpty else { return field.name }
    guard field.isAddressPart, let dot = field.name.firstIndex(of: ".") else { return "\(field.name)[\(label)]" }
    return "\(field.name[..<dot])[\(label)]\(field.name[dot...])"
  }

  mutating func rankNames() {
    let order = columns.indices.sorted {
      columns[$0] == columns[$1] ? $0 < $1 : columns[$0].utf8.lexicographicallyPrecedes(columns[$1].utf8)
    }
    nameRanks = [UInt32](repeating: 0, count: columns.count)
    for (rank, column) in order.enumerated() { nameRanks[column] = UInt32(truncatingIfNeeded: rank) }
  }

  /// The group of an address by what tells it from others, with room for repeated elements.
  mutating func addressGroup(_ name: String) -> UInt16 {
    let index = addressGroups.firstIndex(of: name) ?? addressGroups.count
    if index == addressGroups.count { addressGroups.append(name) }
    return UInt16(clamping: index &* Self.occurrencesPerGroup)
  }

  static let occurrencesPerGroup = 32
}
