import RecordModel

/// A cell after the damage that spreadsheets and wrong charsets do was undone.
struct RepairedCell {
  var text: [UInt8]
  /// `text` differs from the cell by more than its outer spaces.
  var isRepaired = false
  /// Stands for nothing: `#N/A`.
  var isMissing = false
  /// Kept, never compared: digits are gone, or it is a formula.
  var isUnusable = false
  var issues: [IssueCode] = []
}

/// Undoes or flags what happened to a cell before it reached us (FORMATS §1.1): armour, error values, formulas, lost digits,
/// twice-decoded text.
enum CellRepair {
  static func repair(_ raw: ArraySlice<UInt8>, of field: CanonicalField?) -> RepairedCell {
    var cell = RepairedCell(text: Array(ByteText.trimmed(raw)))
    guard let first = cell.text.first else { return cell }
    switch first {
    case UInt8(ascii: "#"): readErrorValue(&cell)
    case UInt8(ascii: "="): unwrapFormula(&cell, of: field)
    case UInt8(ascii: "'"), UInt8(ascii: "("): removeApostrophe(&cell)
    default: break
    }
    if ByteText.isDigit(first), losesDigits(field), isScientific(cell.text, strictly: field == .addressPostcode) {
      cell.isUnusable = true
      cell.issues.append(.scientificNotation)
    }
    if cell.text.contains(where: { $0 >= 0x80 }) { repairCharset(&cell) }
    return cell
  }

  /// `="00123"`, `'+49…`, a sentence of warning: the text inside, or nil when there is no armour.
  static func withoutArmour(_ text: [UInt8]) -> [UInt8]? {
    if text.count >= 3, text.starts(with: Array("=\"".utf8)), text.last == UInt8(ascii: "\"") {
      let inner = Array(text[2..<(text.count - 1)])
      return inner.contains(UInt8(ascii: "\"")) ? nil : inner
    }
    if let bare = AlertSentence.removed(from: text) { return bare }
    guard text.count >= 2, text[0] == UInt8(ascii: "'") else { return nil }
    let next = text[1]
    guard ByteText.isDigit(next) || "+=-@(".utf8.contains(next) else { return nil }
    return Array(text[1...])
  }

  /// `4.47701E+11`: a number that has lost its last digits.
  static func isScientific(_ text: [UInt8], strictly: Bool = false) -> Bool {
    guard text.count >= 3, text.count <= 24 else { return false }
    var index = 0
    while index < text.count, ByteText.isDigit(text[index]) || text[index] == 0x2E || text[index] == 0x2C { index += 1 }
    guard index > 0, index + 1 < text.count, text[index] | 0x20 == UInt8(ascii: "e") else { return false }
    index += 1
    let isSigned = text[index] == UInt8(ascii: "+")
    if isSigned { index += 1 }
    if strictly && !isSigned { return false }
    return index < text.count && text.count - index <= 3 && text[index...].allSatisfy(ByteText.isDigit)
  }

  private static func losesDigits(_ field: CanonicalField?) -> Bool {
    switch field {
    case .phone, .externalID, .taxID, .addressPostcode, nil: true
    default: false
    }
  }

  private static func readErrorValue(_ cell: inout RepairedCell) {
    guard errorValues.contains(cell.text) else { return }
    cell.isMissing = true
    cell.issues.append(.errorValue)
  }

  private static let errorValues = Set(
    [
      "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#NV",
      "#BEZUG!", "#WERT!", "#ZAHL!", "#VALEUR!", "#NOM?", "#NOMBRE?", "#VALOR!", "#ERROR!",
    ].map { Array($0.utf8) })

  private static func unwrapFormula(_ cell: inout RepairedCell, of field: CanonicalField?) {
    if let inner = withoutArmour(cell.text) {
      cell.text = ByteText.trimmed(inner)
      cell.isRepaired = true
      cell.issues.append(.formula)
    } else if cell.text.count > 1, field != .note {
      cell.isUnusable = true
      cell.issues.append(.formula)
    }
  }

  private static func removeApostrophe(_ cell: inout RepairedCell) {
    guard let inner = withoutArmour(cell.text) else { return }
    cell.text = ByteText.trimmed(inner)
    cell.isRepaired = true
    cell.issues.append(.apostropheArmour)
  }

  private static func repairCharset(_ cell: inout RepairedCell) {
    if let repaired = Mojibake.repaired(cell.text) {
      cell.text = ByteText.trimmed(repaired)
      cell.isRepaired = true
      cell.issues.append(.mojibakeRepaired)
    } else if ByteText.find([0xEF, 0xBF, 0xBD], in: cell.text[...]) != nil {
      cell.issues.append(.mojibakeSuspected)
    }
  }
}
