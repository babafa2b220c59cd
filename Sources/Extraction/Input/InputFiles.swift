/// Input files in order, kept as folders and names; a path is made when it is asked for.
///
/// A file costs its name and 40 bytes: three million files of a Maildir lie in 250 MB, where their paths as text would take
/// some 1.5 GB.
package struct InputFiles: RandomAccessCollection, Sendable {
  private struct Folder: Sendable {
    var source: Int
    var shown: [UInt8]
    var path: [UInt8]
  }

  private struct Entry: Sendable {
    var name: Int
    var inode: UInt64
    var device: UInt64
    var folder: UInt32
    var count: UInt32
  }

  private var folders: [Folder] = []
  private var names: [UInt8] = []
  private var entries: [Entry] = []

  package init() {}

  /// Of memory, unused room included.
  var bytesHeld: Int {
    names.capacity + entries.capacity * MemoryLayout<Entry>.stride
      + folders.reduce(0) { $0 + $1.shown.capacity + $1.path.capacity + MemoryLayout<Folder>.stride }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { entries.count }

  package subscript(index: Int) -> InputFile {
    let entry = entries[index]
    let folder = folders[Int(entry.folder)]
    let name = Array(names[entry.name..<entry.name + Int(entry.count)])
    return InputFile(
      source: folder.source, shownPath: PathBytes.shown(folder.shown.appending(name)),
      path: PathBytes.string(folder.path.appending(name)))
  }

  /// The files of one source; sources stand one after the other.
  package func of(source: Int) -> Slice<InputFiles> {
    let isOfSource = { (index: Int) in folders[Int(entries[index].folder)].source == source }
    guard let first = indices.first(where: isOfSource), let last = indices.last(where: isOfSource) else { return self[0..<0] }
    return self[first..<last + 1]
  }

  /// Adds a file of a source; `shown` and `path` end in the same name.
  mutating func add(shown: [UInt8], path: [UInt8], _ identity: FileIdentity, source: Int) {
    let slash = UInt8(ascii: "/")
    let name = Array(path.suffix(from: path.lastIndex(of: slash).map { $0 + 1 } ?? 0))
    func folder(_ path: [UInt8]) -> [UInt8] {
      guard let end = path.lastIndex(of: slash) else { return [] }
      return end == 0 ? [slash] : Array(path[..<end])
    }
    let (shown, path) = (folder(shown), folder(path))
    if folders.last.map({ $0.source != source || $0.shown != shown || $0.path != path }) ?? true {
      folders.append(Folder(source: source, shown: shown, path: path))
    }
    entries.append(
      Entry(
        name: names.count, inode: identity.inode, device: identity.device,
        folder: UInt32(truncatingIfNeeded: folders.count - 1), count: UInt32(truncatingIfNeeded: name.count)))
    names += name
  }

  /// Sorted by the bytes of the shown paths; of several paths to one file the first stays.
  mutating func settle() {
    var sorted = entries
    entries = []
    let view = self
    sorted.sort { a, b in
      (a.device, a.inode) == (b.device, b.inode) ? view.precedes(a, b) : (a.device, a.inode) < (b.device, b.inode)
    }
    var kept = 0
    for index in sorted.indices {
      if kept > 0, sorted[kept - 1].inode == sorted[index].inode, sorted[kept - 1].device == sorted[index].device { continue }
      sorted[kept] = sorted[index]
      kept += 1
    }
    sorted.removeSubrange(kept...)
    sorted.sort(by: view.precedes)
    entries = sorted
  }

  /// The files of several listings, one listing after the other.
  package mutating func append(_ other: InputFiles) {
    let (firstFolder, firstName) = (UInt32(truncatingIfNeeded: folders.count), names.count)
    folders += other.folders
    names += other.names
    for var entry in other.entries {
      entry.folder += firstFolder
      entry.name += firstName
      entries.append(entry)
    }
  }

  /// By the bytes of the shown paths, which are not put together for it.
  private func precedes(_ a: Entry, _ b: Entry) -> Bool {
    if a.folder == b.folder { return names[range(a)].lexicographicallyPrecedes(names[range(b)]) }
    return folders[Int(a.folder)].shown.appending(Array(names[range(a)])).lexicographicallyPrecedes(
      folders[Int(b.folder)].shown.appending(Array(names[range(b)])))
  }

  private func range(_ entry: Entry) -> Range<Int> { entry.name..<entry.name + Int(entry.count) }
}
