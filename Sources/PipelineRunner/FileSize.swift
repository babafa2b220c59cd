import Extraction
import Glibc

/// The size of a file by its path; 0 when it cannot be told.
enum FileSize {
  static func bytes(of file: InputFile) -> Int { file.entry?.size ?? bytes(of: file.path) }

  private static func bytes(of path: String) -> Int {
    var status = stat()
    let found = (PathBytes.bytes(of: path) + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { name in name.baseAddress.map { stat($0, &status) == 0 } ?? false }
    }
    return found ? Int(status.st_size) : 0
  }
}
