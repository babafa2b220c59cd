import CZip
import Foundation

@testable import Extraction

/// Writes ZIP files with libzip.
enum ZipWriter {
  struct Failure: Error {}

  /// Entries in this order, packed or as they are.
  static func zip(_ entries: [(name: String, bytes: [UInt8])], packed: Bool = true) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let path = folder.path + "/file.zip"
    var error: Int32 = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error) else { throw Failure() }
    for entry in entries {
      // libzip frees the copy.
      guard let copy = malloc(max(entry.bytes.count, 1)) else { throw Failure() }
      entry.bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, $0.count) } }
      guard let source = zip_source_buffer(archive, copy, UInt64(entry.bytes.count), 1) else { throw Failure() }
      let index = zip_file_add(archive, entry.name, source, UInt32(ZIP_FL_ENC_UTF_8))
      guard index >= 0 else { throw Failure() }
      zip_set_file_compression(archive, UInt64(index), packed ? Int32(ZIP_CM_DEFLATE) : Int32(ZIP_CM_STORE), 0)
      zip_file_set_mtime(archive, UInt64(index), 1_700_000_000, 0)
    }
    guard zip_close(archive) == 0 else { throw Failure() }
    return [UInt8](try Data(contentsOf: URL(filePath: path)))
  }

  static func zip(_ entries: [(name: String, text: String)], packed: Bool = true) throws -> [UInt8] {
    try zip(entries.map { ($0.name, Array($0.text.utf8)) }, packed: packed)
  }

  /// Changes each place where `old` stands.
  static func replacing(_ old: [UInt8], by new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index...].starts(with: old) {
        result += new
        index += old.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
