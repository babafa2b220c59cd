import Foundation
import GRDB
import ProfileStore

let packageRoot = URL(filePath: #filePath).appending(path: "../../..").standardized.path

/// A fresh folder, removed with its contents at the end.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "selfsame-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch { print("cannot remove \(path): \(error)") }
  }

  func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file, with the folders above it.
  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ bytes: Data) throws {
    let file = URL(filePath: path(name))
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: path(name))) }
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func copy(_ name: String, to new: String) throws { try FileManager.default.copyItem(atPath: path(name), toPath: path(new)) }

  /// Names of everything below a folder, sorted.
  func names(_ name: String) throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: path(name)).sorted() }

  /// The rows of a query on a published database as text, cells joined by `|`.
  func rows(_ sql: String, output: String = "out") throws -> [String] {
    try ProfileDatabase(path: path(output) + "/customers.sqlite").read { db in
      try Row.fetchAll(db, sql: sql).map { row in row.map { Self.text($0.1) }.joined(separator: "|") }
    }
  }

  /// A cell as the exports write it.
  static func text(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null: ""
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text
    case .blob(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }
}

/// The built program, started as a user's shell would.
struct Invocation {
  let status: Int32
  let output: String
  let errors: String

  /// Beside the test bundle in the build folder.
  static let executable = {
    var folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    // Under some runners the bundle lies a folder deeper.
    while folder.path != "/", !FileManager.default.isExecutableFile(atPath: folder.appending(path: "selfsame").path) {
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "selfsame")
  }()

  /// Runs to the end. Output goes through files, so that no pipe fills up.
  init(_ arguments: String..., in folder: TemporaryFolder) throws { try self.init(arguments, in: folder) }

  /// `shell`: the working folder below `folder`.
  init(_ arguments: [String], in folder: TemporaryFolder, at shell: String = "") throws {
    let started = try Running(arguments, in: folder, at: shell)
    started.process.waitUntilExit()
    status = started.process.terminationStatus
    (output, errors) = try started.texts()
  }

  /// A started program that may be killed.
  struct Running {
    let process = Process()
    private let capture = try? TemporaryFolder()

    init(_ arguments: [String], in folder: TemporaryFolder, at shell: String = "") throws {
      guard let capture else { throw CocoaError(.fileWriteUnknown) }
      try capture.write("output", "")
      try capture.write("errors", "")
      process.executableURL = Invocation.executable
      process.arguments = arguments
      process.currentDirectoryURL = URL(filePath: folder.path(shell))
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try FileHandle(forWritingTo: URL(filePath: capture.path("output")))
      process.standardError = try FileHandle(forWritingTo: URL(filePath: capture.path("errors")))
      try process.run()
    }

    func texts() throws -> (String, String) {
      guard let capture else { return ("", "") }
      return (
        String(decoding: try capture.bytes("output"), as: UTF8.self),
        String(decoding: try capture.bytes("errors"), as: UTF8.self)
      )
    }
  }
}

/// The made-up company, generated and run once for all tests that only look at it.
enum SharedCompany {
  private static let root = Result { try TemporaryFolder() }

  static let folder: Result<TemporaryFolder, any Error> = Result {
    let folder = try root.get()
    _ = try Invocation("generate", "sample", "--customers", "80", "--seed", "3", in: folder)
    _ = try Invocation("run", "sample/pipeline.yaml", "--output", "out", "--at", night, in: folder)
    atexit {
      // A static is never released: its folder goes when the process does.
      if case .success(let folder) = SharedCompany.root { try? FileManager.default.removeItem(atPath: folder.path) }
    }
    return folder
  }
}

let night = "2026-09-12T02:30:00Z"

/// A small two-source pipeline.
let smallPipeline = """
  version: 1
  pipeline: small
  country: GB
  sources:
    crm: {path: in/crm.csv, key: id}
    shop: {path: in/shop.csv, key: id}
  output: out

  """

/// Reads RFC 4180 text back into cells.
func csvRows(_ text: String) -> [[String]] {
  var (rows, row, cell): ([[String]], [String], [UInt8]) = ([], [], [])
  var isQuoted = false
  let bytes = Array(text.utf8)
  var index = 0
  while index < bytes.count {
    switch (bytes[index], isQuoted) {
    case (0x22, true) where index + 1 < bytes.count && bytes[index + 1] == 0x22:
      cell.append(0x22)
      index += 1
    case (0x22, _): isQuoted.toggle()
    case (0x2C, false):
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
    case (0x0D, false) where index + 1 < bytes.count && bytes[index + 1] == 0x0A:
      rows.append(row + [String(decoding: cell, as: UTF8.self)])
      (row, cell) = ([], [])
      index += 1
    default: cell.append(bytes[index])
    }
    index += 1
  }
  return rows
}
