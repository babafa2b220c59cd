import Diagnostics
import PipelineConfig

/// The sheet of a workbook that is read: the one the source names, else the first visible one whose header has known names,
/// else the first visible one that has rows.
struct SheetChoice {
  struct Candidate {
    var name: String
    var isHidden: Bool
  }

  private static let sampleBytes = 1 << 20
  /// Sheets looked into for a header.
  private static let mostTried = 100

  /// nil when no sheet has rows.
  private(set) var index: Int?
  /// Sheets left out, by reason.
  var skipped: [String: Int] = [:]
  /// What was read of the sheet to find its header.
  private var rows = SheetRows()
  private var header: SheetHeader?
  private var source: (any SheetSource)?

  /// Opens sheets until one fits; `merges` are the merged cells that do not come with the rows. Throws when the source's sheet is not there, or no sheet has a header row.
  init(
    _ candidates: [Candidate], _ definition: SourceDefinition,
    open: (Int) throws(ExtractionError) -> (source: any SheetSource, merges: [SheetRows.Merge])
  ) throws(ExtractionError) {
    var failure: ExtractionError?
    for index in try Self.order(candidates, definition) {
      let (source, merges) = try open(index)
      var rows = try Self.sample(source)
      for merge in merges { rows.add(merge) }
      do throws(ExtractionError) {
        guard let header = try SheetHeader(rows, dialect: definition.dialect) else { continue }
        if self.index == nil || header.isKnown {
          (self.index, self.source, self.rows, self.header) = (index, source, rows, header)
        }
        if header.isKnown { break }
      } catch {
        if failure == nil { failure = error }
      }
    }
    if index == nil, let failure { throw failure }
    let hidden = candidates.indices.count { candidates[$0].isHidden && $0 != index }
    let others = candidates.count - hidden - (index == nil ? 0 : 1)
    if hidden > 0 { skipped["hidden_sheet"] = hidden }
    if others > 0 { skipped["other_sheet"] = others }
  }

  func opened(range: Range<Int>) -> SpreadsheetReader.OpenSheet {
    .init(source: source ?? NoSheet(), header: header, rows: rows, range: range, skipped: skipped)
  }

  private static func order(
    _ candidates: [Candidate], _ definition: SourceDefinition
  ) throws(ExtractionError) -> [Int] {
    if let name = definition.sheet {
      let exact = candidates.firstIndex { $0.name == name }
      if let index = exact ?? candidates.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) { return [index] }
      let near = NearestName.of(name, among: candidates.map(\.name)).map { "; did you mean '\($0)'?" } ?? ""
      throw ExtractionError(
        code: "no_such_sheet", message: "the workbook has no sheet '\(name)'\(near)",
        hint: "its sheets: \(list(candidates))")
    }
    let visible = candidates.indices.filter { !candidates[$0].isHidden }
    guard !visible.isEmpty || candidates.isEmpty else {
      throw ExtractionError(
        code: "no_visible_sheet", message: "all sheets of the workbook are hidden",
        hint: "name the one to read under `sheet`: \(list(candidates))")
    }
    return Array(visible.prefix(mostTried))
  }

  private static func list(_ candidates: [Candidate]) -> String {
    let shown = candidates.prefix(20).map { ZipDirectory.shown($0.name) + ($0.isHidden ? " (hidden)" : "") }
    return shown.joined(separator: ", ") + (candidates.count > 20 ? ", …" : "")
  }

  private static func sample(_ source: any SheetSource) throws(ExtractionError) -> SheetRows {
    var rows = SheetRows()
    while rows.rows.count < SheetHeader.sampleLimit, rows.bytes.count < sampleBytes, try source.read(into: &rows) {}
    return rows
  }
}

/// A workbook without rows.
private final class NoSheet: SheetSource {
  func read(into rows: inout SheetRows) throws(ExtractionError) -> Bool { false }
}
