import Glibc
import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

/// What a mail file came to: its records, what was set aside, and the account.
struct MailReading {
  var records: [[String: String]] = []
  var hashes: [String] = []
  var places: [SourceRecordBatch.Record] = []
  var issues: [IssueCode] = []
  var rejects: [RejectedRow] = []
  var account = FileAccount(path: "")

  var first: [String: String] { records.first ?? [:] }

  /// 2024-06-01T00:00:00Z.
  static let startedAt = Timestamp(milliseconds: 1_717_200_000_000)

  /// Reads `content` as a file of that name; `ours` are our domains.
  init(
    _ content: [UInt8], name: String = "inbox", ours: [String] = ["acme.example"], taking mail: MailDefinition = .init()
  ) throws {
    let folder = try MailFolder()
    try self.init(path: folder.write(content, name), ours: ours, taking: mail)
  }

  init(
    _ content: String, name: String = "inbox", ours: [String] = ["acme.example"], taking mail: MailDefinition = .init()
  ) throws {
    try self.init(Array(content.utf8), name: name, ours: ours, taking: mail)
  }

  init(path: String, ours: [String] = ["acme.example"], taking mail: MailDefinition = .init()) throws {
    let source = SourceDefinition(name: "mail", kind: .mail, paths: [], country: "GB", mail: mail)
    let context = ExtractionContext(ownDomains: ours, startedAt: Self.startedAt)
    let file = InputFile(source: 0, shownPath: path, path: path)
    let reader = try MailExtractor.extractor.open(ByteSource(path: path), file, source, context)
    while let batch = try reader.nextBatch() { take(batch) }
    rejects = reader.takeRejects()
    account = reader.account
  }

  private mutating func take(_ batch: SourceRecordBatch) {
    for record in batch.records {
      var cells: [String: String] = [:]
      for field in batch.fields(of: record) { cells[batch.columns[Int(field.column)]] = batch.string(field) }
      records.append(cells)
      hashes.append(SHA256.hex(record.contentHash ?? []))
      places.append(record)
    }
    issues += batch.issues.map(\.code)
  }
}

/// A fresh folder that is removed with the value.
final class MailFolder {
  let path: String

  init() throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(base)/selfsame-mail-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit {
    for name in MailFolder.names(in: path) { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  func write(_ content: [UInt8], _ name: String) throws -> String {
    let file = try #require(fopen("\(path)/\(name)", "w"))
    defer { fclose(file) }
    #expect(fwrite(content, 1, content.count, file) == content.count)
    return "\(path)/\(name)"
  }

  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}

/// The test data beside the package, if it is there.
enum MailCorpus {
  static let root: String? = {
    let given = getenv("SELFSAME_SHARED_DATA").map { String(cString: $0) }
    let package = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
    let path = "\(given ?? "\(package)/../shared/data")/formats"
    return access(path, R_OK) == 0 ? path : nil
  }()

  /// Every file below a folder, in order.
  static func files(below path: String) -> [String] {
    var found: [String] = []
    var open = [path]
    while let folder = open.popLast() {
      for name in MailFolder.names(in: folder) {
        let path = "\(folder)/\(name)"
        var status = stat()
        guard stat(path, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR { open.append(path) } else { found.append(path) }
      }
    }
    return found.sorted()
  }
}

/// Resident memory of this process in MiB.
func currentMemory() -> Int {
  guard let file = fopen("/proc/self/statm", "r") else { return 0 }
  defer { fclose(file) }
  var text = [CChar](repeating: 0, count: 128)
  guard fgets(&text, 127, file) != nil else { return 0 }
  let words = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
  return words.count > 1 ? (Int(words[1]) ?? 0) * 4_096 >> 20 : 0
}

/// Numbers that look random and are the same in every run (SplitMix64; Steele, Lea, Flood 2014).
struct SeededNumbers {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(max(1, limit)))
  }
}
