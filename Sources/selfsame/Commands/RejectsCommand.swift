import ArgumentParser
import Diagnostics
import ProfileStore

struct RejectsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejects", abstract: "What was set aside: file, line, byte range and reason.")

  @OptionGroup var output: OutputArgument

  @Option(help: "At most this many rows.")
  var limit = 100

  @OptionGroup var common: CommonOptions

  func run() throws {
    let database = try output.open()
    let total = try database.rejectCount()
    var table = TextTable([("FILE", .left), ("BYTES", .right), ("CODE", .left), ("WHAT TO DO", .left)])
    for row in try database.rejects(limit: max(0, limit)) {
      table.add(["\(row.file):\(row.line)", "\(row.byteStart)–\(row.byteEnd)", row.code, row.message])
      if common.showValues { table.add(["", "", "", String(decoding: row.raw.prefix(200), as: UTF8.self)]) }
    }
    Messages.print(total == 0 ? "Nothing was set aside." : table.text + "\n\(total) rows set aside")
  }
}
