import Diagnostics
import PipelineConfig
import RecordModel

/// Reads one file of one format, batch by batch.
///
/// A reader is used by one thread at a time. Memory stays bounded whatever the file holds: caps on field, record and depth set
/// the excess aside. Nothing in a file makes `nextBatch` throw except that the file itself cannot be read on; a bad record is
/// a ``RejectedRow``.
package protocol RecordReader: AnyObject, Sendable {
  /// The next records in file order, or nil at the end.
  func nextBatch() throws(ExtractionError) -> SourceRecordBatch?

  /// What was set aside since the last call.
  func takeRejects() -> [RejectedRow]

  /// What became of the bytes; complete, and adding up, once `nextBatch` has returned nil.
  var account: FileAccount { get }
}

/// A file cannot be read, or not on; the records before stay valid.
package struct ExtractionError: Error, Sendable {
  /// Stable, such as `unreadable`, `looks_like_pdf`.
  package var code: String
  package var message: String
  package var hint: String?

  /// The code of a file that was listed and is no longer there: nothing of it is set aside.
  package static let vanished = "vanished"

  package init(code: String, message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }
}

/// A file to read: where it lies and which source it belongs to.
package struct InputFile: Sendable, Hashable {
  /// An entry of a ZIP archive, as its directory describes it.
  package struct Entry: Sendable, Hashable {
    /// As ``PathBytes`` writes it.
    var name: String
    /// Bytes when unpacked.
    package var size: Int
    /// The packed bytes in the archive.
    var range: Range<Int>
    var isDeflated: Bool
    /// CRC-32 of the bytes when unpacked.
    var checksum: UInt32

    /// For messages.
    var shown: String { "the entry '\(ZipDirectory.shown(name))'" }
  }

  /// Index into the pipeline's sources.
  package var source: Int
  /// As shown: relative to the pipeline file's folder; ill-formed UTF-8 as `\xHH`.
  package var shownPath: String
  /// For opening.
  package var path: String
  /// The file is this entry of the archive at `path`.
  package var entry: Entry?
  /// Holds rows that were set aside and come back, not records of its own.
  package var isMended: Bool

  package init(source: Int, shownPath: String, path: String, entry: Entry? = nil, isMended: Bool = false) {
    self.source = source
    self.shownPath = shownPath
    self.path = path
    self.entry = entry
    self.isMended = isMended
  }

  /// Whether the file lies where mail programs keep one mail a file, of which there may be millions.
  package var isSingleMail: Bool {
    let folder = path.split(separator: "/").dropLast().last
    return entry == nil && (folder == "cur" || folder == "new" || path.hasSuffix(".eml"))
  }

  /// The name its kind may be told by.
  var name: String { entry?.name ?? path }
}

/// One format: how it is recognised and read. A new one is one file and one line in ``ExtractorRegistry``.
package struct Extractor: Sendable {
  package var kind: SourceKind
  /// For help texts: one line.
  package var summary: String
  /// How sure the format is from the first 64 KiB after decompression and the file's path, 0 (no) to 100 (a signature).
  package var recognise: @Sendable (_ head: ArraySlice<UInt8>, _ path: String) -> Int
  package var open:
    @Sendable (_ input: ByteSource, _ file: InputFile, _ source: SourceDefinition, _ context: ExtractionContext)
      throws(ExtractionError) -> any RecordReader

  package init(
    kind: SourceKind, summary: String, recognise: @escaping @Sendable (ArraySlice<UInt8>, String) -> Int,
    open:
      @escaping @Sendable (ByteSource, InputFile, SourceDefinition, ExtractionContext) throws(ExtractionError)
      -> any RecordReader
  ) {
    self.kind = kind
    self.summary = summary
    self.recognise = recognise
    self.open = open
  }
}

/// What every extractor may know of the pipeline.
package struct ExtractionContext: Sendable {
  /// Lower-case domains of our own staff.
  package var ownDomains: [String]
  /// The run's start: dates after it are not believed.
  package var startedAt: Timestamp
  /// By source: who sent how many submissions a day.
  package var floods: [Int: FloodTable]

  package init(ownDomains: [String] = [], startedAt: Timestamp, floods: [Int: FloodTable] = [:]) {
    self.ownDomains = ownDomains
    self.startedAt = startedAt
    self.floods = floods
  }
}
