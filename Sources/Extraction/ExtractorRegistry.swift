import PipelineConfig

/// Every format Selfsame reads.
package enum ExtractorRegistry {
  package static let all: [Extractor] = [
    CSVExtractor.extractor,
    SpreadsheetExtractor.extractor,
    MailExtractor.extractor,
    JSONExtractor.extractor,
    PostLogExtractor.extractor,
    XMLExtractor.extractor,
    VCardExtractor.extractor,
  ]

  /// Opens a file with its source's extractor or, when the source names no kind, with the one that recognises it best; a CSV
  /// file or workbook under the name of the other is read as what it is.
  ///
  /// Throws when the file cannot be opened or no extractor knows it.
  package static func open(
    _ file: InputFile, of source: SourceDefinition, in context: ExtractionContext
  ) throws(ExtractionError) -> (kind: SourceKind, reader: any RecordReader, input: ByteSource) {
    let input = try open(file)
    let head = try input.peek()
    if let refusal = ArchiveListing.refusal(of: input, head, file) { throw refusal }
    guard let extractor = choose(for: source.kind, head: head, path: file.name) else {
      throw ExtractionError(
        code: "unknown_format", message: "no reader recognises this file",
        hint: "write `kind:` in source '\(source.name)'; known: \(all.map(\.kind.rawValue).joined(separator: ", "))")
    }
    let reader = try extractor.open(input, file, source, context)
    guard SpamFilter.applies(to: extractor.kind, of: source) else { return (extractor.kind, reader, input) }
    let filter = SpamFilter(
      reader, file, input, source, kind: extractor.kind, floods: context.floods[file.source] ?? FloodTable())
    return (extractor.kind, filter, input)
  }

  /// Counts by sender and day what a form's file holds, reading it once; nil for a file of another kind, one that does not tell who sent
  /// what, and one that cannot be opened.
  package static func submissions(
    _ file: InputFile, of source: SourceDefinition, in context: ExtractionContext
  ) -> SubmissionCounts? {
    guard source.spam.isOn else { return nil }
    do throws(ExtractionError) {
      let input = try ByteSource(file)
      let head = try input.peek()
      guard let extractor = choose(for: source.kind, head: head, path: file.name),
        SpamFilter.applies(to: extractor.kind, of: source)
      else { return nil }
      let mustBeForm = extractor.kind.isTable && !source.spam.isExplicit
      if mustBeForm, extractor.kind == .csv, !SpamColumns.mayNameAddress(head.prefix(16_384)) { return nil }
      return SubmissionCounts(try extractor.open(input, file, source, context), SpamColumns(source), mustBeForm: mustBeForm)
    } catch {
      // The reading that follows tells why.
      return nil
    }
  }

  /// A Maildir's file changes its name when a client reads the mail between listing and opening; it may be gone altogether.
  private static func open(_ file: InputFile) throws(ExtractionError) -> ByteSource {
    do throws(ExtractionError) {
      return try ByteSource(file)
    } catch {
      guard file.entry == nil else { throw error }
      if let moved = MaildirName.relocated(file.path) { return try ByteSource(path: moved) }
      guard MaildirName.isVanished(file.path) else { throw error }
      throw ExtractionError(
        code: ExtractionError.vanished, message: "a mail program moved or deleted the file after it was listed",
        hint: "run again; the next run reads what is there then")
    }
  }

  private static func choose(for kind: SourceKind?, head: ArraySlice<UInt8>, path: String) -> Extractor? {
    guard let kind else { return best(of: all, head, path) }
    let named = all.first { $0.kind == kind }
    // Programs write tables under each other's names: which one a file is, its content decides.
    return kind.isTable ? best(of: all.filter(\.kind.isTable), head, path) ?? named : named
  }

  private static func best(of extractors: [Extractor], _ head: ArraySlice<UInt8>, _ path: String) -> Extractor? {
    let rated = extractors.map { (extractor: $0, score: $0.recognise(head, path)) }
    return rated.filter { $0.score > 0 }.max { $0.score < $1.score }?.extractor
  }
}
