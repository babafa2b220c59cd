import Diagnostics
import Extraction
import Glibc
import PipelineConfig

/// The input files of all sources, in the order the run numbers them.
struct SourceFiles: Sendable {
  /// By source, then path.
  let files: [InputFile]
  /// Files that a path named but that are not there, links that were not followed.
  let warnings: [Diagnostic]

  /// `outputFolder`, as the working folder sees it, is left out wherever it lies.
  init(_ definition: PipelineDefinition, outputFolder: String) {
    let output = Self.absolute(outputFolder)
    let listings = definition.sources.enumerated().map { index, source in
      InputListing(of: source, index: index, folder: definition.folder, outputFolder: output)
    }
    files = listings.flatMap(\.files)
    warnings = listings.flatMap(\.warnings)
  }

  /// Listings start at the pipeline file's folder, not at the working folder.
  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }
}
