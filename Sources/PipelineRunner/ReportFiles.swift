import Glibc
import RecordModel
import Reporting

/// Puts the report beside the database.
package enum ReportFiles {
  /// Writes `report/index.html` and `report/report.json` under `folder`; gives the page's path.
  package static func write(databaseAt path: String, folder: String) throws -> String {
    let report = try Report(databaseAt: path)
    let target = try reportFolder(in: folder)
    try PrivateFile.write(to: target + "/index.html") { write in try write(report.html) }
    try PrivateFile.write(to: target + "/report.json") { write in try write(report.json) }
    return target + "/index.html"
  }

  /// Writes `report/training.html` under `folder`; gives its path.
  static func write(_ outcome: TrainingOutcome, pipeline: String, folder: String) throws -> String {
    let path = try reportFolder(in: folder) + "/training.html"
    let html = TrainingPage(outcome, pipeline: pipeline).html
    try PrivateFile.write(to: path) { write in try write(html) }
    return path
  }

  private static func reportFolder(in folder: String) throws -> String {
    let target = folder + "/report"
    guard mkdir(target, 0o700) == 0 || errno == EEXIST else { throw PrivateFile.failure(target, exitCode: .cannotWrite) }
    return target
  }
}
