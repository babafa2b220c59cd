import ArgumentParser
import Diagnostics
import ProfileStore
import RecordModel

/// The OUTPUT argument most commands take: a run's output folder, or a database file in it.
struct OutputArgument: ParsableArguments {
  @Argument(help: "The output folder of a run.", completion: .directory)
  var output: String

  var databasePath: String { output.hasSuffix(".sqlite") ? output : output + "/customers.sqlite" }

  func open() throws -> ProfileDatabase { try ProfileDatabase(path: databasePath) }
}

extension ProfileDatabase {
  /// The one customer a text means. Throws a usage error when there is none, or several.
  func customer(meaning text: String) throws -> CustomerView {
    let ids = try customerIDs(meaning: text)
    guard let id = ids.first, let customer = try customer(id) else {
      throw DiagnosticsError(
        [
          Diagnostic(
            .error, "Q101", "no such customer",
            hints: ["name a customer id, an email, a record as source:key, or a record's key"], quoted: text)
        ], exitCode: .usage)
    }
    guard ids.count == 1 else {
      throw DiagnosticsError(
        [
          Diagnostic(
            .error, "Q102", "\(ids.count) customers fit: \(ids.prefix(8).map(\.text).joined(separator: ", "))",
            hints: ["name one of these ids"], quoted: text)
        ], exitCode: .usage)
    }
    return customer
  }
}
