import Diagnostics
import Glibc
import PipelineConfig

/// The files of one source, found from its literal paths, folders and globs.
///
/// Folders are read with everything below them; of a Maildir only `cur` and `new`. Hidden files, mail indexes (`.msf`), links
/// met on the way, devices and whatever lies in the output folder are left out. Of a ZIP archive its entries are listed. Costs one
/// status call a file, and of memory what ``InputFiles`` says.
package struct InputListing: Sendable {
  /// Sorted by the bytes of the shown path; each file once, whatever paths lead to it.
  package var files: InputFiles
  /// In the order of their places.
  package var warnings: [Diagnostic]

  /// Lists the files of mended rows of `source`; that there are none needs no warning.
  package init(mendedOf source: SourceDefinition, index: Int, folder: String, outputFolder: String? = nil) {
    var walk = InputWalk(root: PathBytes.bytes(of: folder), source: index, location: source.location, output: outputFolder)
    for path in source.mendedPaths { walk.take(path, pick: .all, dateOrder: nil) }
    walk.files.settle()
    files = InputFiles()
    for var file in walk.files {
      file.isMended = true
      files.append(file)
    }
    warnings = walk.warnings.filter { $0.code != "C202" }.sorted(by: Diagnostic.precedes)
  }

  /// Lists the files of `source`, which is the pipeline's source number `index`; `folder` is where its paths start.
  package init(of source: SourceDefinition, index: Int, folder: String, outputFolder: String? = nil) {
    var walk = InputWalk(root: PathBytes.bytes(of: folder), source: index, location: source.location, output: outputFolder)
    for path in source.paths { walk.take(path, pick: source.pick, dateOrder: source.dateOrder) }
    files = walk.files
    files.settle()
    files.expand(ArchiveListing.expanded) { ArchiveListing.isNamedArchive($0) }
    if walk.hasStandardInput {
      files.append(InputFile(source: index, shownPath: StandardInput.shown, path: StandardInput.path))
    }
    warnings = walk.warnings.sorted(by: Diagnostic.precedes)
  }
}

/// One listing under way.
private struct InputWalk {
  /// A folder still to be read, and its path as the user would write it.
  private struct Place {
    var shown: [UInt8]
    var path: [UInt8]
  }

  private(set) var warnings: [Diagnostic] = []
  var files = InputFiles()
  private let root: [UInt8]
  private let source: Int
  private let location: SourceLocation
  private let outputIdentity: FileIdentity?
  private let outputPath: [UInt8]?
  private(set) var hasStandardInput = false

  init(root: [UInt8], source: Int, location: SourceLocation, output: String?) {
    self.root = root
    self.source = source
    self.location = location
    let output = output.map { Self.join(root, PathBytes.bytes(of: $0)) }
    outputIdentity = output.flatMap { FileStatus($0, followLinks: true)?.identity }
    outputPath = output.flatMap(Self.realPath)
  }

  /// Adds the files of one path; with `newest`, the last of them alone.
  mutating func take(_ path: String, pick: FilePick, dateOrder: DateOrder?) {
    if path == StandardInput.name { return takeStandardInput() }
    guard pick == .newest else { return take(path) }
    let before = files
    files = InputFiles()
    take(path)
    let newest = files.last(by: NewestFile(dateOrder: dateOrder).precedes)
    files = before
    files.append(newest)
  }

  private mutating func takeStandardInput() {
    do throws(ExtractionError) {
      try StandardInput.spool()
      hasStandardInput = true
    } catch {
      warn(error.code, error.message, error.hint)
    }
  }

  private mutating func take(_ path: String) {
    let literal = PathBytes.bytes(of: path)
    guard !literal.contains(0) else { return warnNothing(path, nearest: nil) }
    if let status = FileStatus(Self.join(root, literal), followLinks: true) {
      take(Place(shown: Self.trimmed(literal), path: Self.join(root, literal)), status)
    } else {
      expand(path)
    }
  }

  // MARK: globs

  private mutating func expand(_ pattern: String) {
    var start = Place(shown: [], path: root)
    if pattern.hasPrefix("/") { start = Place(shown: [UInt8(ascii: "/")], path: [UInt8(ascii: "/")]) }
    var places = [start]
    let components = pattern.split(separator: "/").map(String.init).filter { $0 != "." }
    for (index, component) in components.enumerated() {
      let isLast = index == components.count - 1
      let next = step(from: places, by: component, isLast: isLast)
      if next.isEmpty {
        return warnNothing(pattern, nearest: nearest(to: component, in: places, rest: components.dropFirst(index + 1)))
      }
      places = next
    }
    for place in places {
      guard let status = FileStatus(place.path, followLinks: false) else { continue }
      take(place, status)
    }
  }

  private mutating func step(from places: [Place], by component: String, isLast: Bool) -> [Place] {
    let pattern = GlobPattern(component)
    if pattern.isAnyFolders { return places.flatMap { descendants(of: $0, withFiles: isLast) } }
    guard GlobPattern.isPattern(component) else {
      let name = PathBytes.bytes(of: component)
      return places.map { Place(shown: $0.shown.appending(name), path: $0.path.appending(name)) }
        .filter { FileStatus($0.path, followLinks: true) != nil }
    }
    var result: [Place] = []
    for place in places {
      for entry in DirectoryListing(place.path)?.entries ?? .none where pattern.matches(entry.name) {
        let next = Place(shown: place.shown.appending(entry.name), path: place.path.appending(entry.name))
        switch entry.kind {
        case .link: warn("follow_links", "symbolic link \(PathBytes.shown(next.shown)) is not followed", Self.linkHint)
        case .folder: result.append(next)
        default: if isLast { result.append(next) }
        }
      }
    }
    return result
  }

  /// The folder itself and all folders below; with `withFiles` their files instead.
  private func descendants(of start: Place, withFiles: Bool) -> [Place] {
    if withFiles { return [start] }
    var result: [Place] = []
    var waiting = [start]
    while let place = waiting.popLast() {
      result.append(place)
      for entry in DirectoryListing(place.path)?.entries ?? .none where entry.kind == .folder && entry.name.first != 0x2E {
        waiting.append(Place(shown: place.shown.appending(entry.name), path: place.path.appending(entry.name)))
      }
    }
    return result
  }

  // MARK: files and folders

  private mutating func take(_ place: Place, _ status: FileStatus) {
    switch status.kind {
    case .file:
      guard !isInsideOutput(parent(of: place.path)) else { return warnInsideOutput(place) }
      add(place, status.identity)
    case .folder:
      guard !isInsideOutput(place.path) else { return warnInsideOutput(place) }
      walk(place)
    case .link: warn("follow_links", "symbolic link \(PathBytes.shown(place.shown)) is not followed", Self.linkHint)
    case .other: warnOther(place)
    }
  }

  private mutating func walk(_ start: Place) {
    var waiting = [start]
    while let folder = waiting.popLast() {
      guard let listing = DirectoryListing(folder.path) else {
        warn("unreadable", "folder \(PathBytes.shown(folder.shown)) cannot be read: \(String(cString: strerror(errno)))")
        continue
      }
      let isMaildir = Self.isMaildir(folder.path)
      for entry in listing.entries {
        let place = Place(shown: folder.shown.appending(entry.name), path: folder.path.appending(entry.name))
        if isMaildir, !isPartOfMaildir(entry, at: place) { continue }
        // A Maildir's subfolders are hidden; they may lie in a folder that is none itself.
        if !isMaildir, Self.isHidden(entry.name), entry.kind != .folder || !Self.isMaildir(place.path) { continue }
        take(entry, at: place, &waiting)
      }
    }
  }

  private mutating func take(_ entry: DirectoryListing.Entry, at place: Place, _ waiting: inout [Place]) {
    switch entry.kind {
    case .file: add(place, entry.identity)
    case .folder where entry.identity == outputIdentity: warnInsideOutput(place)
    case .folder: waiting.append(place)
    case .link: warn("follow_links", "symbolic link \(PathBytes.shown(place.shown)) is not followed", Self.linkHint)
    case .other: warnOther(place)
    }
  }

  /// Mail is delivered to `new` and kept in `cur`; copies may lack one of the three folders.
  private static func isMaildir(_ folder: [UInt8]) -> Bool {
    func has(_ name: StaticString) -> Bool {
      FileStatus(folder.appending(name.withUTF8Buffer { Array($0) }), followLinks: false)?.kind == .folder
    }
    return has("cur") ? has("new") || has("tmp") : has("new") && has("tmp")
  }

  /// Of a Maildir: its two folders of delivered mail, and subfolders, which are Maildirs of their own and may start with a dot.
  private func isPartOfMaildir(_ entry: DirectoryListing.Entry, at place: Place) -> Bool {
    guard entry.kind == .folder, entry.name != Array("tmp".utf8) else { return false }
    if entry.name == Array("cur".utf8) || entry.name == Array("new".utf8) { return true }
    return Self.isMaildir(place.path)
  }

  private static func isHidden(_ name: [UInt8]) -> Bool {
    name.first == 0x2E || name.count > 4 && name.suffix(4).elementsEqual(".msf".utf8)
  }

  private mutating func add(_ place: Place, _ identity: FileIdentity) {
    if Self.isHidden(Array(place.path.split(separator: UInt8(ascii: "/")).last ?? [])) { return }
    files.add(shown: place.shown, path: place.path, identity, source: source)
  }

  // MARK: paths

  private static func join(_ folder: [UInt8], _ path: [UInt8]) -> [UInt8] {
    path.first == UInt8(ascii: "/") ? path : folder.appending(trimmed(path))
  }

  /// Without `./` in front and `/` behind.
  private static func trimmed(_ path: [UInt8]) -> [UInt8] {
    var path = path[...]
    while path.starts(with: Array("./".utf8)) { path = path.dropFirst(2) }
    while path.count > 1, path.last == UInt8(ascii: "/") { path = path.dropLast() }
    return path.elementsEqual(Array(".".utf8)) ? [] : Array(path)
  }

  private func parent(of path: [UInt8]) -> [UInt8] {
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return [] }
    return slash == 0 ? [UInt8(ascii: "/")] : Array(path[..<slash])
  }

  private func isInsideOutput(_ folder: [UInt8]) -> Bool {
    guard let outputPath, let real = Self.realPath(folder) else { return false }
    return real == outputPath || real.starts(with: outputPath + [UInt8(ascii: "/")])
  }

  private static func realPath(_ path: [UInt8]) -> [UInt8]? {
    guard let resolved = path.withPathPointer({ realpath($0, nil) }) else { return nil }
    defer { free(resolved) }
    return Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
  }

  // MARK: messages

  private static let linkHint = "name the file it points to, or copy it"

  private mutating func warn(_ code: String, _ summary: String, _ hint: String? = nil) {
    let warning = Diagnostic(.warning, code, summary, at: location, hints: hint.map { [$0] } ?? [])
    if !warnings.contains(warning) { warnings.append(warning) }
  }

  private mutating func warnInsideOutput(_ place: Place) {
    warn(
      "inside_output", "\(PathBytes.shown(place.shown)) lies in the output folder and is left out",
      "keep inputs and outputs in different folders")
  }

  private mutating func warnOther(_ place: Place) {
    warn("not_a_regular_file", "\(PathBytes.shown(place.shown)) is no regular file and is left out")
  }

  private mutating func warnNothing(_ path: String, nearest: String?) {
    let what = GlobPattern.isPattern(path) ? "glob" : "path"
    warn("C202", "\(what) \(path) matched 0 files" + (nearest.map { "; nearest: \($0)" } ?? ""))
  }

  /// What the user probably meant by `component`: a name that lies in one of the folders reached.
  private func nearest(to component: String, in places: [Place], rest: ArraySlice<String>) -> String? {
    let wanted = component.filter { $0 != "*" }
    for place in places {
      let names =
        (DirectoryListing(place.path)?.entries ?? .none).filter { !Self.isHidden($0.name) }.map { PathBytes.shown($0.name) }
      guard let name = NearestName.of(component, among: names) ?? NearestName.of(wanted, among: names) else { continue }
      return ([PathBytes.shown(place.shown.appending(Array(name.utf8)))] + rest).joined(separator: "/")
    }
    return nil
  }
}
