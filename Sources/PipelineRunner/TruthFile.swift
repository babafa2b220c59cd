import Diagnostics
import Evaluation
import Extraction
import PipelineConfig
import RecordModel

/// Reads a truth file with the CSV reader every export goes through.
package enum TruthFile {
  case entities([TrueEntity])
  case pairs([JudgedPair])
  /// A plan that `selfsame evaluate --plan` wrote, with answers.
  case plan([JudgedRow])

  /// Throws `DiagnosticsError` with exit 66 when the file cannot be read, 64 when its columns are not those of a truth file.
  package static func read(_ path: String) throws -> TruthFile {
    let rows = try rows(of: path)
    let columns = rows.columns
    func column(_ names: String...) -> Int? { columns.firstIndex { names.contains($0.lowercased()) } }
    if let same = column("same"), let stratum = column("stratum"), let pairs = column("stratum_pairs") {
      return .plan(
        try rows.cells.enumerated().map { number, row in
          var judged = try judged(
            row[same] ?? "", stratum: row[stratum] ?? "", pairs: row[pairs] ?? "", number: number, path: path)
          guard judged.answer != .unjudged, let a = column("a_key"), let b = column("b_key") else { return judged }
          let (sourceA, sourceB) = (column("a_source"), column("b_source"))
          judged.pair = JudgedPair(
            first: (source: sourceA.flatMap { row[$0] }, key: row[a] ?? ""),
            second: (source: sourceB.flatMap { row[$0] }, key: row[b] ?? ""),
            expected: judged.answer == .same ? "match" : "no_match")
          return judged
        })
    }
    if let expected = column("expected"), let a = column("a_key"), let b = column("b_key") {
      let (sourceA, sourceB) = (column("a_source"), column("b_source"))
      return .pairs(
        rows.cells.map { row in
          JudgedPair(
            first: (source: sourceA.flatMap { row[$0] }, key: row[a] ?? ""),
            second: (source: sourceB.flatMap { row[$0] }, key: row[b] ?? ""), expected: row[expected] ?? "")
        })
    }
    guard let key = column("key", "record_id"), let entity = column("entity", "entity_id") else {
      throw DiagnosticsError(
        [
          Diagnostic(
            .error, "E101", "not a truth file: no columns `key` and `entity`", at: SourceLocation(path: path, line: 1),
            hints: [
              "name the columns key,entity (or record_id,entity_id), with source where keys repeat; or a_key,b_key,expected"
            ])
        ], exitCode: .usage)
    }
    let source = column("source")
    return .entities(
      rows.cells.map { row in
        TrueEntity(source: source.flatMap { row[$0] }, key: row[key] ?? "", entity: row[entity] ?? "")
      })
  }

  /// Pairs that somebody judged, one by one.
  var judgedPairs: [JudgedPair] {
    switch self {
    case .entities: []
    case .pairs(let pairs): pairs
    case .plan(let rows): rows.compactMap(\.pair)
    }
  }

  private static func judged(
    _ same: String, stratum: String, pairs: String, number: Int, path: String
  ) throws -> JudgedRow {
    guard let answer = JudgedRow.Answer(same), let pairs = Int(pairs), pairs > 0, !stratum.isEmpty else {
      throw DiagnosticsError(
        [
          Diagnostic(
            .error, "E103", "pair \(number + 1) of the plan is not readable", at: SourceLocation(path: path),
            hints: ["write yes or no under `same`, or leave it empty; leave `stratum` and `stratum_pairs` as they were"])
        ], exitCode: .usage)
    }
    return JudgedRow(stratum: stratum, stratumPairs: pairs, answer: answer)
  }

  private static func rows(of path: String) throws -> (columns: [String], cells: [[Int: String]]) {
    let definition = SourceDefinition(
      name: "truth", kind: .csv, paths: [path], country: "US", dialect: DialectDefinition(header: true))
    let input = InputFile(source: 0, shownPath: path, path: path)
    do throws(ExtractionError) {
      let reader = try ExtractorRegistry.open(input, of: definition, in: ExtractionContext(startedAt: .unknown)).reader
      var columns: [String] = []
      var cells: [[Int: String]] = []
      while let batch = try reader.nextBatch() {
        columns = batch.columns
        for record in batch.records {
          cells.append(
            Dictionary(
              batch.fields(of: record).map { (Int($0.column), batch.string($0)) }, uniquingKeysWith: { first, _ in first }))
        }
      }
      return (columns, cells)
    } catch {
      throw DiagnosticsError(
        [
          Diagnostic(
            .error, "E102", error.message, at: SourceLocation(path: path), hints: error.hint.map { [$0] } ?? [])
        ], exitCode: .noReadableInput)
    }
  }
}
