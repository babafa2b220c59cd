import Diagnostics
import Extraction
import PipelineConfig

/// The input files of all sources, in the order the run numbers them.
struct SourceFiles: Sendable {
  /// By source, then path.
  let files: [InputFile]
  /// Files that a path named but that are not there, links that were not followed.
  let warnings: [Diagnostic]

  init(_ definition: PipelineDefinition, outputFolder: String) {
    let listings = definition.sources.enumerated().map { index, source in
      InputListing(of: source, index: index, folder: definition.folder, outputFolder: outputFolder)
    }
    files = listings.flatMap(\.files)
    warnings = listings.flatMap(\.warnings)
  }
}
