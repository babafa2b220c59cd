import RecordModel

/// What is kept of a piece that is set aside.
extension CSVRecordLoop {
  /// The values of the next `length` bytes of the text, one for each column of the header, then those beyond it. A piece that is too
  /// large has empty ones.
  func cells(_ length: Int) -> [RejectedRow.Cell] {
    let values = length <= min(RejectedRow.rawLimit, input.available) ? lenientRow(length).values : []
    let hidden = hiddenCells(of: values.count)
    var cells: [RejectedRow.Cell] = []
    for index in 0..<max(width, values.count) where index >= width || columnOfCell[index] != nil {
      var text: [UInt8] = []
      if index < values.count, !hidden.contains(index) {
        _ = values[index].withUnsafeBufferPointer { decoder.decode($0, into: &text) }
      }
      cells.append(.init(column: index < width ? columnName(index) : "", text: String(decoding: text, as: UTF8.self)))
    }
    return cells
  }

  /// The file's own bytes of the next `length` bytes of the text, at most 64 KiB, without its secrets: where a row has too few or too
  /// many cells, any cell that may be one is blanked; where it cannot be split, all are.
  func keptRaw(_ length: Int, isSplit: Bool) -> [UInt8] {
    var raw = input.raw(RejectedRow.rawLimit)
    if secretCells.isEmpty { return raw }
    guard isSplit, !input.isTranscoded, length <= min(raw.count, input.available) else {
      return raw.map { $0 == 0x0A || $0 == 0x0D ? $0 : 0x2A }
    }
    let ranges = lenientRow(length).ranges
    for index in hiddenCells(of: ranges.count) where ranges.indices.contains(index) {
      for place in ranges[index] { raw[place] = 0x2A }
    }
    return raw
  }

  /// The cells of a row of `count` cells that may be secrets: where some are missing or too many, those beside them too.
  private func hiddenCells(of count: Int) -> Set<Int> {
    let surplus = count - width
    return secretCells.reduce(into: []) { $0.formUnion($1 + min(0, surplus)...$1 + max(0, surplus)) }
  }
}
