/// How a CSV file is written and where its data begins, found from its first part.
struct CSVLayout {
  /// A piece before the data that is left out by rule.
  struct Lead {
    var reason: String
    /// In bytes of the text.
    var length: Int
  }

  /// What the sample shows of a column.
  struct Column {
    var filled = 0
    var emails = 0
    var withAt = 0
    var numeric = 0

    /// Whether a value can stand here, as far as the sample tells.
    func fits(_ value: [UInt8]) -> Bool {
      if value.isEmpty || filled < 3 { return true }
      if emails == filled { return CSVCellShape.isEmail(value) }
      if numeric == filled { return CSVCellShape.isNumeric(value) || CSVCellShape.isPhone(value) }
      return withAt > 0 || !value.contains(UInt8(ascii: "@"))
    }
  }

  var delimiter: UInt8 = UInt8(ascii: ",")
  var quote: UInt8 = UInt8(ascii: "\"")
  var columns: [String] = []
  /// The header row as it stands, without its line break; empty when there is none.
  var headerText: [UInt8] = []
  /// Whether the columns are named by the file, not by the pipeline.
  var hasOwnNames = false
  var leads: [Lead] = []
  /// The line the data begins in.
  var dataLine = 1
  /// Rows of full width in the sample.
  var sampleRows = 0
  var sample: [Column] = []

  /// Whether a row may lack this column at its end: one row in five leaves it empty anyway.
  func isOptional(_ column: Int) -> Bool {
    guard sampleRows > 0, column < sample.count else { return false }
    return (sampleRows - sample[column].filled) * 5 >= sampleRows
  }
}
