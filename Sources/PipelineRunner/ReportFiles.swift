import Glibc
import Reporting

/// Puts the report beside the database.
package enum ReportFiles {
  /// Writes `report/index.html` and `report/report.json` under `folder`; gives the page's path.
  package static func write(databaseAt path: String, folder: String) throws -> String {
    let report = try Report(databaseAt: path)
    let target = folder + "/report"
    guard mkdir(target, 0o700) == 0 || errno == EEXIST else { throw PrivateFile.failure(target, exitCode: .cannotWrite) }
    try PrivateFile.write(to: target + "/index.html") { write in try write(report.html) }
    try PrivateFile.write(to: target + "/report.json") { write in try write(report.json) }
    return target + "/index.html"
  }
}
