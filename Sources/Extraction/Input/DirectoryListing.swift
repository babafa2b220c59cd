import Glibc

/// The entries of one folder, sorted by their bytes.
struct DirectoryListing {
  enum Kind { case file, folder, link, other }

  struct Entry {
    var name: [UInt8]
    var kind: Kind
    var identity: FileIdentity
  }

  var entries: [Entry] = []

  /// nil when the folder cannot be read; `errno` says why.
  init?(_ path: [UInt8]) {
    guard let folder = path.withPathPointer({ opendir($0) }) else { return nil }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      guard let status = FileStatus(path.appending(name), followLinks: false) else { continue }
      entries.append(Entry(name: name, kind: status.kind, identity: status.identity))
    }
    entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
  }
}

/// Device and inode: the same for two names of one file.
struct FileIdentity: Hashable {
  var device: UInt64
  var inode: UInt64
}

struct FileStatus {
  var kind: DirectoryListing.Kind
  var identity: FileIdentity

  /// nil when nothing lies at `path`; `errno` says why.
  init?(_ path: [UInt8], followLinks: Bool) {
    var status = stat()
    let result = path.withPathPointer { fstatat(AT_FDCWD, $0, &status, followLinks ? 0 : AT_SYMLINK_NOFOLLOW) }
    guard result == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }
}

extension [UInt8] {
  /// The path of `name` inside this folder.
  func appending(_ name: [UInt8]) -> [UInt8] {
    isEmpty || last == UInt8(ascii: "/") ? self + name : self + [UInt8(ascii: "/")] + name
  }

  /// As a C string; an empty path is the current folder.
  func withPathPointer<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let terminated = (isEmpty ? [UInt8(ascii: ".")] : self) + [0]
    return terminated.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let base = characters.baseAddress else { return body("") }
        return body(base)
      }
    }
  }
}
