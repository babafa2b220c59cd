import Glibc

/// A new folder that only this user may enter (0700), removed with everything in it when the value goes.
final class PrivateFolder {
  let path: String
  private static let prefix = "selfsame-pst-"

  /// nil when none can be made. Folders that ended processes of this user left behind are removed first.
  init?(in parent: String? = getenv("TMPDIR").map { String(cString: $0) }) {
    let parent = parent.map { $0.hasPrefix("/") ? $0 : "/tmp" } ?? "/tmp"
    Self.removeLeftovers(in: parent)
    var template = Array("\(parent)/\(Self.prefix)\(getpid())-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(Array(path.utf8)) }

  private static func removeLeftovers(in parent: String) {
    let folder = Array(parent.utf8)
    for entry in DirectoryListing(folder)?.entries ?? .none where entry.kind == .folder {
      let name = String(decoding: entry.name, as: UTF8.self)
      guard name.hasPrefix(prefix), let process = pid_t(name.dropFirst(prefix.count).prefix { $0 != "-" }), process > 0,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      var status = stat()
      let found = folder.appending(entry.name)
      guard found.withPathPointer({ lstat($0, &status) }) == 0, status.st_uid == getuid() else { continue }
      remove(found)
    }
  }

  /// Removes a tree; links are removed, not followed.
  private static func remove(_ root: [UInt8]) {
    var folders = [root]
    var index = 0
    while index < folders.count {
      let folder = folders[index]
      index += 1
      for entry in DirectoryListing(folder)?.entries ?? .none {
        let place = folder.appending(entry.name)
        if entry.kind == .folder { folders.append(place) } else { _ = place.withPathPointer { unlink($0) } }
      }
    }
    for folder in folders.reversed() { _ = folder.withPathPointer { rmdir($0) } }
  }
}
