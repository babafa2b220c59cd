import Diagnostics
import Extraction
import PipelineConfig

/// The input files of all sources, in the order the run numbers them.
struct SourceFiles: Sendable {
  /// By source, then mended rows before records, then path.
  let files: InputFiles
  /// Files that a path named but that are not there, links that were not followed.
  let warnings: [Diagnostic]

  /// `outputFolder`, as the working folder sees it, is left out wherever it lies.
  init(_ definition: PipelineDefinition, outputFolder: String) {
    // Listings start at the pipeline file's folder, not at the working folder.
    let output = WorkingFolder.absolute(outputFolder)
    let listings = definition.sources.enumerated().flatMap { index, source in
      // Before the source's own files, so that a later export of the same record wins over its mended row.
      let mended = InputListing(mendedOf: source, index: index, folder: definition.folder, outputFolder: output)
      var own = InputListing(of: source, index: index, folder: definition.folder, outputFolder: output)
      let paths = Set(mended.files.map(\.path))
      if !paths.isEmpty { own.files.removeAll { paths.contains($0) } }
      return [mended, own]
    }
    files = listings.reduce(into: InputFiles()) { $0.append($1.files) }
    warnings = listings.flatMap(\.warnings)
  }

  /// The files with records of their own of one source.
  func own(of source: Int) -> some Collection<InputFile> { files.of(source: source).lazy.filter { !$0.isMended } }
}
