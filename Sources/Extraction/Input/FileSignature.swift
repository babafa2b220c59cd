/// Files that are not the text a reader expects, recognised by their first bytes.
package enum FileSignature {
  /// The error that says what a file is instead of text, or nil when it may be text.
  package static func mismatch(_ head: ArraySlice<UInt8>) -> ExtractionError? {
    guard let found = known.first(where: { head.dropFirst($0.offset).starts(with: $0.bytes) }) else { return nil }
    return ExtractionError(code: "looks_like_\(found.name)", message: "this is \(found.what), not text", hint: found.hint)
  }

  private struct Signature {
    var name: String
    var bytes: [UInt8]
    var offset = 0
    var what: String
    var hint: String
  }

  private static let useText = "remove it from the source's paths, or export it as CSV"

  private static let known = [
    Signature(name: "pdf", bytes: Array("%PDF-".utf8), what: "a PDF document", hint: useText),
    Signature(
      name: "zip", bytes: [0x50, 0x4B, 0x03, 0x04], what: "a ZIP archive",
      hint: "let its name end in .zip, and the files it holds are read"),
    Signature(name: "zip", bytes: [0x50, 0x4B, 0x05, 0x06], what: "an empty ZIP archive", hint: useText),
    Signature(
      name: "xls", bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], what: "an old Office document",
      hint: "open it and save it as .xlsx or CSV UTF-8"),
    Signature(name: "sqlite", bytes: Array("SQLite format 3\0".utf8), what: "an SQLite database", hint: useText),
    Signature(name: "png", bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], what: "a PNG image", hint: useText),
    Signature(name: "jpeg", bytes: [0xFF, 0xD8, 0xFF], what: "a JPEG image", hint: useText),
    Signature(name: "gif", bytes: Array("GIF8".utf8), what: "a GIF image", hint: useText),
    Signature(name: "elf", bytes: [0x7F, 0x45, 0x4C, 0x46], what: "a program", hint: useText),
    Signature(name: "gzip", bytes: [0x1F, 0x8B, 0x08], what: "a gzip stream inside another", hint: "unpack it once"),
    Signature(name: "bzip2", bytes: Array("BZh".utf8), what: "a bzip2 archive", hint: "unpack it first"),
    Signature(name: "xz", bytes: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], what: "an xz archive", hint: "unpack it first"),
    Signature(name: "7z", bytes: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], what: "a 7-Zip archive", hint: "unpack it first"),
    Signature(name: "zstd", bytes: [0x28, 0xB5, 0x2F, 0xFD], what: "a Zstandard archive", hint: "unpack it first"),
    Signature(name: "rar", bytes: Array("Rar!\u{1A}".utf8), what: "a RAR archive", hint: "unpack it first"),
    Signature(name: "tar", bytes: Array("ustar".utf8), offset: 257, what: "a tar archive", hint: "unpack it first"),
    Signature(name: "parquet", bytes: Array("PAR1".utf8), what: "a Parquet file", hint: useText),
  ]
}
