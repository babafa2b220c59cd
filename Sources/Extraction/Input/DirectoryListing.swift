import Glibc

/// The entries of one folder, sorted by their bytes.
///
/// Holds the names in one piece of memory, about eight bytes more than their length for each; an entry is looked at when it is its
/// turn, one status call each, so that a folder of millions of files costs little more than their names.
struct DirectoryListing {
  enum Kind { case file, folder, link, other }

  struct Entry {
    var name: [UInt8]
    var kind: Kind
    var identity: FileIdentity
  }

  let entries: Entries

  /// nil when the folder cannot be read; `errno` says why.
  init?(_ path: [UInt8]) {
    guard let folder = path.withPathPointer({ opendir($0) }) else { return nil }
    defer { closedir(folder) }
    var names: [UInt8] = []
    var places: [Entries.Place] = []
    while let entry = readdir(folder) {
      let start = names.count
      guard start <= Int(UInt32.max) - 256 else { break }
      withUnsafeBytes(of: &entry.pointee.d_name) { names += $0.prefix { $0 != 0 } }
      let count = names.count - start
      if names[start] == 0x2E, count == 1 || count == 2 && names[start + 1] == 0x2E {
        names.removeSubrange(start...)
        continue
      }
      places.append(Entries.Place(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: count)))
    }
    names.withUnsafeBufferPointer { names in
      places.sort { names[$0.range].lexicographicallyPrecedes(names[$1.range]) }
    }
    entries = Entries(folder: path, names: names, places: places)
  }

  /// In order; what is gone by the time it is looked at is left out.
  struct Entries: Sequence {
    struct Place {
      var start: UInt32
      var count: UInt32

      var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }

    fileprivate let folder: [UInt8]
    fileprivate let names: [UInt8]
    fileprivate let places: [Place]

    /// No entries.
    static let none = Entries(folder: [], names: [], places: [])

    func makeIterator() -> Iterator { Iterator(entries: self) }

    struct Iterator: IteratorProtocol {
      fileprivate let entries: Entries
      private var index = 0

      fileprivate init(entries: Entries) { self.entries = entries }

      mutating func next() -> Entry? {
        while index < entries.places.count {
          let name = Array(entries.names[entries.places[index].range])
          index += 1
          if let status = FileStatus(entries.folder.appending(name), followLinks: false) {
            return Entry(name: name, kind: status.kind, identity: status.identity)
          }
        }
        return nil
      }
    }
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
