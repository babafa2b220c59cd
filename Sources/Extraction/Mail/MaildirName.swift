import Glibc

/// A Maildir file's name: a unique part that stays, and flags that mail programs change by renaming.
package enum MaildirName {
  /// Where a file lies now that a program has moved from `new` to `cur` or given other flags since it was listed.
  ///
  /// Of several the alphabetically first; nil when there is none, or `path` lies in neither folder. Reads both folders once.
  package static func relocated(_ path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, ["cur", "new"].contains(parts[parts.count - 2]) else { return nil }
    let wanted = uniquePart(parts[parts.count - 1])
    guard !wanted.isEmpty else { return nil }
    let root = parts.dropLast(2).joined(separator: "/")
    for folder in ["\(root)/cur", "\(root)/new"] {
      if let name = firstName(in: folder, where: { uniquePart($0[...]) == wanted }) { return "\(folder)/\(name)" }
    }
    return nil
  }

  /// Whether a path into a Maildir leads nowhere.
  static func isVanished(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, ["cur", "new"].contains(parts[parts.count - 2]) else { return false }
    return FileStatus(PathBytes.bytes(of: path), followLinks: false) == nil
  }

  private static func uniquePart(_ name: Substring) -> Substring {
    for mark in [":2,", ";2,", "!2,"] {
      if let flags = name.utf8.indices.first(where: { name[$0...].utf8.starts(with: mark.utf8) }) { return name[..<flags] }
    }
    return name
  }

  private static func firstName(in path: String, where isWanted: (String) -> Bool) -> String? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var first: String?
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if isWanted(name), first.map({ name < $0 }) ?? true { first = name }
    }
    return first
  }
}
