import Diagnostics
import Extraction
import PipelineConfig

/// The input files of all sources, in the order the run numbers them.
struct SourceFiles: Sendable {
  /// By source, then path.
  let files: InputFiles
  /// Files that a path named but that are not there, links that were not followed.
  let warnings: [Diagnostic]

  /// `outputFolder`, as the working folder sees it, is left out wherever it lies.
  init(_ definition: PipelineDefinition, outputFolder: String) {
    // Listings start at the pipeline file's folder, not at the working folder.
    let output = WorkingFolder.absolute(outputFolder)
    let listings = definition.sources.enumerated().map { index, source in
      InputListing(of: source, index: index, folder: definition.folder, outputFolder: output)
    }
    files = listings.reduce(into: InputFiles()) { $0.append($1.files) }
    warnings = listings.flatMap(\.warnings)
  }
}
