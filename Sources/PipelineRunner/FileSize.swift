import Glibc

/// The size of a file by its path; 0 when it cannot be told.
enum FileSize {
  static func bytes(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
