/// The header row's cells, to see quickly whether a row starts with one of them.
struct CSVHeaderCells {
  private static let lengthLimit = 64
  private let cells: Set<[UInt8]>
  /// By first byte, and by length.
  private var starts = [Bool](repeating: false, count: 256)
  private var lengths = [Bool](repeating: false, count: lengthLimit + 1)

  init(_ layout: CSVLayout) {
    let values = layout.headerText.withUnsafeBufferPointer {
      CSVLenientRow($0, delimiter: layout.delimiter, quote: layout.quote).values
    }
    cells = Set(values.filter { !$0.isEmpty && $0.count <= Self.lengthLimit })
    for cell in cells {
      starts[Int(cell[0])] = true
      lengths[cell.count] = true
    }
  }

  func contains(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = value.first, value.count <= Self.lengthLimit, starts[Int(first)], lengths[value.count] else {
      return false
    }
    return cells.contains(Array(value))
  }
}
