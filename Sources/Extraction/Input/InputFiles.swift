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
  /// Files that are more than a path: entries of archives, mended rows, standard input. An entry's `name` is their place here.
  private var special: [InputFile] = []

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
    if entry.folder == Self.isSpecial { return special[entry.name] }
    let folder = folders[Int(entry.folder)]
    let name = Array(names[entry.name..<entry.name + Int(entry.count)])
    return InputFile(
      source: folder.source, shownPath: PathBytes.shown(folder.shown.appending(name)),
      path: PathBytes.string(folder.path.appending(name)))
  }

  /// The files of one source; sources stand one after the other.
  package func of(source: Int) -> Slice<InputFiles> {
    let isOfSource = { (index: Int) in
      let entry = entries[index]
      return (entry.folder == Self.isSpecial ? special[entry.name].source : folders[Int(entry.folder)].source) == source
    }
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

  private static let isSpecial = UInt32.max

  /// Adds a file behind the others.
  mutating func append(_ file: InputFile) {
    entries.append(Entry(name: special.count, inode: 0, device: 0, folder: Self.isSpecial, count: 0))
    special.append(file)
  }

  /// Puts what `parts` makes of a file in its place, for files whose path `isWhole` takes.
  mutating func expand(_ parts: (InputFile) -> [InputFile], where isWhole: (String) -> Bool) {
    guard indices.contains(where: { isWhole(self[$0].path) }) else { return }
    let old = entries
    entries = []
    for entry in old {
      entries.append(entry)
      let file = self[entries.count - 1]
      guard isWhole(file.path), case let made = parts(file), made.count != 1 || made[0] != file else { continue }
      entries.removeLast()
      for part in made { append(part) }
    }
  }

  /// The one whose shown path comes last, alone; none of none.
  func last(by precedes: ([UInt8], [UInt8]) -> Bool) -> InputFiles {
    func shown(_ entry: Entry) -> [UInt8] { folders[Int(entry.folder)].shown.appending(Array(names[range(entry)])) }
    var result = self
    result.entries = entries.max { precedes(shown($0), shown($1)) }.map { [$0] } ?? []
    return result
  }

  /// Leaves out the files whose path `isOut` takes.
  package mutating func removeAll(where isOut: (String) -> Bool) {
    let kept = indices.filter { !isOut(self[$0].path) }.map { entries[$0] }
    entries = kept
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
    let (firstFolder, firstName, firstSpecial) = (UInt32(truncatingIfNeeded: folders.count), names.count, special.count)
    folders += other.folders
    names += other.names
    special += other.special
    for var entry in other.entries {
      if entry.folder == Self.isSpecial {
        entry.name += firstSpecial
      } else {
        entry.folder += firstFolder
        entry.name += firstName
      }
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
