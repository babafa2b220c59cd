import ArgumentParser
import Diagnostics
import PipelineRunner
import ProfileStore

struct RejectsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejects", abstract: "What was set aside: file, line, byte range and reason.",
    discussion: """
      --export writes the rows with their cells as a CSV file to be mended. Name that file under `rejects` of the rows' source, and the
      next run takes in every row that was changed, or whose _code was emptied.
      """)

  @OptionGroup var output: OutputArgument

  @Option(help: "At most this many rows.")
  var limit = 100

  @Option(help: "Rows of this source only.")
  var source: String?

  @Option(help: "Write the rows to this file, to be mended; as JSON Lines with the pieces as they stand if it ends in .jsonl.")
  var export: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let database = try output.open()
    if let export { return try write(database, to: export) }
    let total = try database.rejectCount(of: source)
    var table = TextTable([("FILE", .left), ("BYTES", .right), ("CODE", .left), ("WHAT TO DO", .left)])
    for row in try database.rejects(of: source, limit: max(0, limit)) {
      table.add(["\(row.file):\(row.line)", "\(row.byteStart)–\(row.byteEnd)", row.code, row.message])
      if common.showValues { table.add(["", "", "", String(decoding: row.raw.prefix(200), as: UTF8.self)]) }
    }
    Messages.print(total == 0 ? "Nothing was set aside." : table.text + "\n\(total) rows set aside")
  }

  private func write(_ database: ProfileDatabase, to path: String) throws {
    let written = try RejectsFile.write(database, source: source, to: path)
    let others = written.others == 0 ? "" : "; \(written.others) more are no rows: an --export to a .jsonl file has them"
    Messages.print("\(written.rows) rows written to \(path)\(others)")
  }
}
