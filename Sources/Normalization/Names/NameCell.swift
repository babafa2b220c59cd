import RecordModel

/// A cell of a name with the forms everything else is made from.
struct NameCell {
  let cell: Cell
  let shown: [UInt8]
  let folded: [UInt8]

  init(_ cell: Cell) {
    self.cell = cell
    if cell.text.allSatisfy(ByteText.isLetter) {
      shown = cell.text
      folded = cell.text.map { $0 | 0x20 }
    } else {
      shown = TextFolder.displayed(cell.text)
      folded = TextFolder.fold(cell.text)
    }
  }
}

/// The parts of a name that came in columns of their own.
struct NameCells {
  var prefix: NameCell?
  var given: NameCell?
  var middle: NameCell?
  var last: NameCell?
  var suffix: NameCell?

  /// As written.
  var name: PersonName {
    PersonName(
      prefix: prefix?.shown ?? [], given: given?.shown ?? [], middle: middle?.shown ?? [], last: last?.shown ?? [],
      suffix: suffix?.shown ?? [])
  }

  subscript(field: CanonicalField) -> NameCell? {
    get {
      switch field {
      case .namePrefix: prefix
      case .nameGiven: given
      case .nameMiddle: middle
      case .nameLast: last
      case .nameSuffix: suffix
      default: nil
      }
    }
    set {
      switch field {
      case .namePrefix: prefix = newValue
      case .nameGiven: given = newValue
      case .nameMiddle: middle = newValue
      case .nameLast: last = newValue
      case .nameSuffix: suffix = newValue
      default: break
      }
    }
  }
}
