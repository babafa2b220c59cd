import Glibc
import RecordModel

extension ByteSource {
  /// About how many bytes a file holds after decompression: of a gzip file what its last four bytes say, which holds for one member of
  /// less than 4 GiB. nil when it cannot be told.
  package static func unpackedLength(of file: InputFile) -> Int? {
    if let entry = file.entry { return entry.size }
    let descriptor = PathBytes.bytes(of: file.path).withPathPointer { Glibc.open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let length = Int(status.st_size)
    var mark: [UInt8] = [0, 0]
    guard pread(descriptor, &mark, 2, 0) == 2, mark == [0x1F, 0x8B] else { return length }
    var tail: [UInt8] = [0, 0, 0, 0]
    guard length >= 18, pread(descriptor, &tail, 4, off_t(length - 4)) == 4 else { return length }
    return tail.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The SHA-256 of a file after decompression; nil when it cannot be read to its end.
  package static func contentDigest(of file: InputFile) -> String? {
    do throws(ExtractionError) {
      let input = try ByteSource(file)
      let digest = SHA256()
      var piece: [UInt8] = []
      while try input.read(into: &piece) {
        piece.withUnsafeBytes { digest.update($0) }
        piece.removeAll(keepingCapacity: true)
      }
      return input.damage == nil ? SHA256.hex(digest.finalize()) : nil
    } catch {
      return nil
    }
  }
}
