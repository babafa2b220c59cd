import CZip
import Glibc

/// A ZIP file whose entries are unpacked piece by piece, in memory only, by libzip.
///
/// Used by one reader at a time.
final class ZipArchive {
  let directory: ZipDirectory
  private let handle: OpaquePointer

  /// Throws when the archive is damaged, encrypted or hostile; see ``ZipDirectory``.
  init(_ file: ByteSource) throws(ExtractionError) {
    directory = try ZipDirectory(file)
    let access = Unmanaged.passRetained(ZipFileAccess(file))
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_function_create(zipFileCallback, access.toOpaque(), &error) else {
      access.release()
      throw ZipDirectory.damaged("it cannot be opened")
    }
    guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw ZipDirectory.damaged("it cannot be opened")
    }
    self.handle = handle
    guard zip_get_num_entries(handle, 0) == Int64(directory.entries.count) else {
      throw ZipDirectory.damaged("its directory can be read in two ways")
    }
  }

  deinit { zip_discard(handle) }

  /// Starts to unpack an entry.
  func open(_ entry: ZipDirectory.Entry) throws(ExtractionError) -> ZipEntryReader {
    guard let name = zip_get_name(handle, UInt64(entry.index), UInt32(ZIP_FL_ENC_RAW)),
      UnsafeRawBufferPointer(start: name, count: strlen(name)).elementsEqual(PathBytes.bytes(of: entry.name)),
      let file = zip_fopen_index(handle, UInt64(entry.index), 0)
    else { throw ZipDirectory.damaged("the entry '\(ZipDirectory.shown(entry.name))' cannot be opened") }
    return ZipEntryReader(file, of: entry, in: self)
  }
}

/// The bytes of one entry, unpacked in order. What a bomb would fill memory with is never unpacked: reading stops at the caps.
final class ZipEntryReader {
  private static let blockSize = 65_536

  private let file: OpaquePointer
  private let entry: ZipDirectory.Entry
  /// Kept open as long as an entry is read.
  private let archive: ZipArchive
  private var total = 0
  private var isAtEnd = false

  fileprivate init(_ file: OpaquePointer, of entry: ZipDirectory.Entry, in archive: ZipArchive) {
    self.file = file
    self.entry = entry
    self.archive = archive
  }

  deinit { zip_fclose(file) }

  /// Replaces `buffer` by the next block; false at the end, where length and checksum have proved right.
  func read(into buffer: inout [UInt8]) throws(ExtractionError) -> Bool {
    buffer.removeAll(keepingCapacity: true)
    if isAtEnd { return false }
    var count: Int64 = 0
    buffer = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { space, written in
      count = zip_fread(file, space.baseAddress, UInt64(Self.blockSize))
      written = max(0, Int(count))
    }
    guard count >= 0 else { throw failure }
    total += Int(count)
    if total > entry.size { throw ZipDirectory.damaged("\(name) is larger than it claims") }
    try ZipLimits.check(unpacked: total, of: entry.compressedSize, name)
    guard count == 0 else { return true }
    isAtEnd = true
    guard total == entry.size else { throw ZipDirectory.damaged("\(name) is smaller than it claims") }
    return false
  }

  private var name: String { "the entry '\(ZipDirectory.shown(entry.name))'" }

  private var failure: ExtractionError {
    switch zip_error_code_zip(zip_file_get_error(file)) {
    case ZIP_ER_CRC: ZipDirectory.damaged("the checksum of \(name) is wrong")
    case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD, ZIP_ER_ENCRNOTSUPP: ZipDirectory.encrypted
    default: ZipDirectory.damaged("\(name) cannot be unpacked")
    }
  }
}

/// Gives libzip the bytes of a file from any place.
private final class ZipFileAccess {
  let file: ByteSource
  var position = 0
  var error = zip_error_t()

  init(_ file: ByteSource) {
    self.file = file
    zip_error_init(&error)
  }

  deinit { zip_error_fini(&error) }

  func read(into space: UnsafeMutableRawPointer, count: Int) -> Int64 {
    do throws(ExtractionError) {
      let read = try file.read(at: position, into: UnsafeMutableRawBufferPointer(start: space, count: count))
      position += read
      return Int64(read)
    } catch {
      zip_error_set(&self.error, ZIP_ER_READ, 0)
      return -1
    }
  }

  func seek(_ data: UnsafeMutableRawPointer, _ count: UInt64) -> Int64 {
    let place = zip_source_seek_compute_offset(UInt64(position), UInt64(file.length), data, count, &error)
    guard place >= 0, let place = Int(exactly: place) else { return -1 }
    position = place
    return 0
  }

  func describe(_ data: UnsafeMutableRawPointer) -> Int64 {
    let status = data.assumingMemoryBound(to: zip_stat_t.self)
    zip_stat_init(status)
    status.pointee.size = UInt64(file.length)
    status.pointee.valid |= UInt64(ZIP_STAT_SIZE)
    return Int64(MemoryLayout<zip_stat_t>.size)
  }

  static let supported = [
    ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK,
    ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS,
  ].reduce(Int64(0)) { $0 | 1 << Int64($1.rawValue) }
}

private let zipFileCallback: zip_source_callback = { context, data, count, command in
  guard let context else { return -1 }
  let access = Unmanaged<ZipFileAccess>.fromOpaque(context)
  let own = access.takeUnretainedValue()
  switch command {
  case ZIP_SOURCE_OPEN:
    own.position = 0
    return 0
  case ZIP_SOURCE_READ: return data.map { own.read(into: $0, count: Int(clamping: count)) } ?? -1
  case ZIP_SOURCE_SEEK: return data.map { own.seek($0, count) } ?? -1
  case ZIP_SOURCE_TELL: return Int64(own.position)
  case ZIP_SOURCE_STAT: return data.map { own.describe($0) } ?? -1
  case ZIP_SOURCE_ERROR: return data.map { zip_error_to_data(&own.error, $0, count) } ?? -1
  case ZIP_SOURCE_SUPPORTS: return ZipFileAccess.supported
  case ZIP_SOURCE_CLOSE: return 0
  case ZIP_SOURCE_FREE:
    access.release()
    return 0
  default:
    zip_error_set(&own.error, ZIP_ER_OPNOTSUPP, 0)
    return -1
  }
}
