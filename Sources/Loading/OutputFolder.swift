import Glibc

/// System calls on files of the output folder, with our messages.
enum OutputFolder {
  /// Creates a folder and those above it with mode 0700; one that exists keeps its mode.
  static func create(_ path: String) throws {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw LoadingFault.system("create the folder", path, errno: ENOTDIR) }
      return
    }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try create(String(path[..<slash])) }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw LoadingFault.system("create the folder", path) }
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Names of the folder's plain files, sorted; `.` and `..` left out.
  static func files(in path: String) throws -> [String] {
    guard let folder = opendir(path) else { throw LoadingFault.system("list the folder", path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      var status = stat()
      if lstat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG { names.append(name) }
    }
    return names.sorted()
  }

  static func remove(_ path: String) throws {
    guard unlink(path) == 0 || errno == ENOENT else { throw LoadingFault.system("remove", path) }
  }

  static func rename(_ path: String, to new: String) throws {
    guard Glibc.rename(path, new) == 0 else { throw LoadingFault.system("put the new database in place", new) }
  }

  /// Waits until a file's bytes, or a folder's names, are on the disk.
  static func synchronize(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LoadingFault.system("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw LoadingFault.system("write to the disk", path) }
  }

  /// Gives a file a second name; on file systems without hard links it is copied.
  static func link(_ path: String, as new: String) throws {
    if Glibc.link(path, new) == 0 { return }
    let number = errno
    guard [EPERM, ENOTSUP, EMLINK, EXDEV, ENOSYS].contains(number) else {
      throw LoadingFault.system("keep the previous database", new, errno: number)
    }
    do {
      try copy(path, to: new)
      try synchronize(new)
    } catch {
      unlink(new)
      throw error
    }
  }

  private static func copy(_ path: String, to new: String) throws {
    let source = open(path, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw LoadingFault.system("open", path) }
    defer { close(source) }
    let target = open(new, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard target >= 0 else { throw LoadingFault.system("keep the previous database", new) }
    defer { close(target) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(source, &buffer, buffer.count)
      guard count >= 0 else { throw LoadingFault.system("read", path) }
      if count == 0 { return }
      var written = 0
      while written < count {
        let step = buffer.withUnsafeBytes { Glibc.write(target, $0.baseAddress?.advanced(by: written), count - written) }
        guard step > 0 else { throw LoadingFault.system("keep the previous database", new) }
        written += step
      }
    }
  }
}
