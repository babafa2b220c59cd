import Loading
import RecordModel

/// The columns of an export of rejects, as it comes back.
struct MendedColumns {
  private(set) var source: UInt16?
  private(set) var file: UInt16?
  private(set) var line: UInt16?
  private(set) var code: UInt16?
  /// Neither values nor places.
  private var ignored: Set<UInt16> = []
  /// Cells beyond the header, by column.
  private(set) var extras: Set<UInt16> = []
  let names: [String]

  init(_ names: [String]) {
    self.names = names
    for (index, name) in names.enumerated() {
      let column = UInt16(truncatingIfNeeded: index)
      switch name {
      case RejectsFile.sourceColumn: source = column
      case RejectsFile.fileColumn: file = column
      case RejectsFile.lineColumn: line = column
      case RejectsFile.codeColumn: code = column
      case RejectsFile.messageColumn: ignored.insert(column)
      case _ where name.hasPrefix(RejectsFile.extraPrefix) && Int(name.dropFirst(RejectsFile.extraPrefix.count)) != nil:
        extras.insert(column)
      default: break
      }
    }
  }

  func isOwn(_ column: UInt16) -> Bool {
    column == source || column == file || column == line || column == code || ignored.contains(column)
  }
}

/// One row of an export of rejects, as it comes back.
struct MendedRow {
  /// A value of the source's own.
  struct Cell {
    var name: String
    var text: String
  }

  private(set) var source = ""
  private(set) var file = ""
  private(set) var line = 0
  /// Empty once the user says that the row is right as it is.
  private(set) var code = ""
  private(set) var cells: [Cell] = []
  private(set) var extras: [String] = []

  init(_ record: SourceRecordBatch.Record, of batch: SourceRecordBatch, _ columns: MendedColumns) {
    for field in batch.fields(of: record) {
      let text = batch.string(field)
      switch field.column {
      case columns.source: source = GuardedCSV.unguarded(text)
      case columns.file: file = GuardedCSV.unguarded(text)
      case columns.line: line = Int(text) ?? 0
      case columns.code: code = text
      case _ where columns.isOwn(field.column) || text.isEmpty: break
      case _ where columns.extras.contains(field.column): extras.append(GuardedCSV.unguarded(text))
      default: cells.append(Cell(name: columns.names[Int(field.column)], text: GuardedCSV.unguarded(text)))
      }
    }
  }

  /// Whether it may enter: something was changed since it was set aside as `reject`, or its code was taken out. What was set aside as
  /// spam enters only by its code, for its cells are right.
  func isMended(since reject: RejectedRow?) -> Bool {
    if cells.isEmpty { return false }
    if code.isEmpty { return true }
    guard code != "spam" else { return false }
    guard let reject else { return true }
    let before = reject.cells.filter { !$0.column.isEmpty && !Self.plain($0.text).isEmpty }.map {
      [$0.column, Self.plain($0.text)]
    }
    let beyond = reject.cells.filter { $0.column.isEmpty }.map { Self.plain($0.text) }.filter { !$0.isEmpty }
    let now = cells.map { [$0.name, Self.plain($0.text)] }.filter { !$0[1].isEmpty }
    return Set(before) != Set(now) || beyond != extras.map(Self.plain).filter { !$0.isEmpty }
  }

  /// Without what spreadsheet programs change by themselves.
  private static func plain(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { $0 != "\r" }
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n"]
    guard let first = scalars.firstIndex(where: { !blanks.contains($0) }),
      let last = scalars.lastIndex(where: { !blanks.contains($0) })
    else { return "" }
    return String(String.UnicodeScalarView(scalars[first...last]))
  }
}
