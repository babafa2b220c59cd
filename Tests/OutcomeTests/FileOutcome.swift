import Extraction
import ReaderAudit

/// One line of a frozen table: what became of one file.
struct FileOutcome {
  let name: String
  let audit: ReaderAudit

  init(_ file: InputFile) {
    name = file.shownPath
    audit = ReaderAudit(path: file.path)
  }

  var line: String {
    if let refusal = audit.refusal { return "\(name): refused \(refusal.code)" }
    // What columns are called is the program's word in cards, and may be a value in other files.
    let columns = audit.kind == .vcard ? audit.columns.joined(separator: " ") : String(audit.columns.count)
    var parts = [audit.kind?.rawValue ?? "", "records \(audit.records)", "columns \(columns)"]
    parts += Self.list("rejected", audit.rejected) + Self.list("skipped", audit.account.skippedPieces)
    parts += Self.list("notes", audit.notes)
    if let stop = audit.stop { parts.append("stopped \(stop.code)") }
    return "\(name): " + parts.joined(separator: "; ")
  }

  /// `rejected too_few_fields 3, bad_json 1`, or nothing.
  private static func list(_ title: String, _ counts: [String: Int]) -> [String] {
    if counts.isEmpty { return [] }
    return ["\(title) " + counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")]
  }
}

/// The sum over a corpus, which `make outcomes` prints.
struct OutcomeTotals {
  private var files = 0
  private var refused = 0
  private var stopped = 0
  private var records = 0
  private var rejected = 0

  mutating func add(_ outcome: FileOutcome) {
    files += 1
    refused += outcome.audit.refusal == nil ? 0 : 1
    stopped += outcome.audit.stop == nil ? 0 : 1
    records += outcome.audit.records
    rejected += outcome.audit.rejected.values.reduce(0, +)
  }

  var line: String {
    "= files \(files) read \(files - refused) refused \(refused) stopped \(stopped) records \(records) rejected \(rejected)"
  }
}
