import Testing
import Extraction
import Foundation
import PipelineConfig

/// A folder of public files beside the package, as a user's folder: whatever lies in it.
struct Corpus: CustomTestStringConvertible, Sendable {
  /// Such as `formats/csv_spectrum`.
  let name: String

  /// The data beside the package, or where SELFSAME_SHARED_DATA says.
  static let folder: String? = {
    let beside = FrozenTable.package.appending(path: "../shared/data").standardized.path
    let path = ProcessInfo.processInfo.environment["SELFSAME_SHARED_DATA"] ?? beside
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  static let all: [Corpus] = {
    guard let folder else { return [] }
    return ["formats", "labelled"].flatMap { family in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(family)")) ?? []
      return names.sorted().map { Corpus(name: "\(family)/\($0)") }
    }
  }()

  var testDescription: String { name }
  var path: String { "\(Self.folder ?? "")/\(name)" }

  /// As a source that names the folder would find them, but for what was laid beside them here (`_SOURCE.txt`, licences).
  var files: [InputFile] {
    InputListing(of: SourceDefinition(name: "all", paths: ["."], country: "US"), index: 0, folder: path).files.filter {
      !($0.shownPath.split(separator: "/").last ?? "").hasPrefix("_")
    }
  }
}
