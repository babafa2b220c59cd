import PipelineConfig
import ReaderAudit
import RecordModel

/// A file of one kind, or of the kind that it is recognised as.
///
/// A first byte of 1 to 7 is no part of the file: it says what the pipeline file tells of the source.
final class ReaderTarget: FuzzTarget, @unchecked Sendable {
  // @unchecked: libFuzzer tries one input at a time.
  private let file: MemoryFile
  private let path: String
  private let kind: SourceKind?
  private let sources: [SourceDefinition]

  init?(_ kind: SourceKind?) {
    guard let file = MemoryFile() else { return nil }
    self.file = file
    self.kind = kind
    path = file.path
    sources = (UInt8(0)...7).map { Self.source($0, kind) }
  }

  private static func source(_ option: UInt8, _ kind: SourceKind?) -> SourceDefinition {
    var source = SourceDefinition(name: "fuzzed", kind: kind, paths: [], country: "DE")
    switch option {
    case 1: source.dialect.header = true
    case 2: source.dialect = .init(encoding: "windows-1252", header: false)
    case 3: source.dialect = .init(encoding: "utf-16le", delimiter: 0x3B, quote: 0x27)
    case 4: source.recordPath = kind == .json ? "a" : "c"
    case 5:
      source.recordPath = kind == .json ? "a.b" : "/a/c"
      source.fields = ["b", "a[@k='v']/b", "b[2]", "@k", "a.b"].map { .init(target: .field(.nameFull, label: ""), from: $0) }
    case 6: source.drop = ["a", "b", "Name"]
    case 7: source.sheet = "S"
    default: break
    }
    return source
  }

  func fault(on input: UnsafeRawBufferPointer, twice: Bool) -> String? {
    var input = input
    var source = sources[0]
    if let option = input.first, (1...7).contains(option) {
      source = sources[Int(option)]
      input = UnsafeRawBufferPointer(rebasing: input[1...])
    }
    if kind == .xlsx, let archive = StoredArchive(parts: input) {
      guard file.write(archive.bytes) else { return nil }
    } else {
      guard file.write(input) else { return nil }
    }
    let audit = ReaderAudit(path: path, source: source)
    if let fault = audit.faults.first { return fault }
    if twice, ReaderAudit(path: path, source: source).fingerprint != audit.fingerprint {
      return "a second reading gives other records"
    }
    return nil
  }
}
