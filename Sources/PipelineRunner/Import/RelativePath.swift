import Glibc

/// Paths as another folder sees them, given as the working folder does.
struct RelativePath {
  private let base: [Substring]

  /// Paths as the folder sees them that a file lies in.
  init(besides file: String) { base = Self.parts(WorkingFolder.absolute(file)).dropLast() }

  /// An absolute path stays one, as does `-`, which is standard input.
  func to(_ path: String) -> String {
    if path.hasPrefix("/") || path == "-" { return path }
    let target = Self.parts(WorkingFolder.absolute(path))
    let shared = zip(base, target).prefix { $0 == $1 }.count
    let steps = [Substring](repeating: "..", count: base.count - shared) + target.dropFirst(shared)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }

  /// Of an absolute path, without `.`, and without what `..` takes back.
  private static func parts(_ path: String) -> [Substring] {
    path.split(separator: "/").reduce(into: []) { parts, part in
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
  }
}

/// The folder the program was started in.
enum WorkingFolder {
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }
}
