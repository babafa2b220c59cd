/// The files that a ZIP archive holds, as input files of their own, shown as `inbox/export.zip!contacts.csv`.
///
/// An archive is looked into where its name ends in `.zip` and it is no workbook. One that cannot be read stays one file, which
/// is refused with the reason when it is opened. Nothing is unpacked here.
enum ArchiveListing {
  /// The entries by the bytes of their names, or the file itself.
  static func expanded(_ file: InputFile) -> [InputFile] {
    guard isNamedArchive(file.path) else { return [file] }
    do throws(ExtractionError) {
      let input = try ByteSource(path: file.path)
      guard isArchive(try input.peek(), file.name) else { return [file] }
      let entries = files(of: try ZipDirectory(input))
      if entries.isEmpty { return [file] }
      return entries.map { entry in
        InputFile(
          source: file.source, shownPath: "\(file.shownPath)!\(PathBytes.shown(PathBytes.bytes(of: entry.name)))",
          path: file.path,
          entry: .init(
            name: entry.name, size: entry.size, range: entry.range, isDeflated: entry.method == 8, checksum: entry.checksum))
      }
    } catch {
      return [file]
    }
  }

  /// Why a ZIP is not read, if `input` is one and no workbook.
  static func refusal(of input: ByteSource, _ head: ArraySlice<UInt8>, _ file: InputFile) -> ExtractionError? {
    guard isArchive(head, file.name) else { return nil }
    if file.entry != nil || input.isCompressed {
      return ExtractionError(
        code: "nested_archive", message: "this is a ZIP archive inside another archive, which is not unpacked",
        hint: "unpack the outer archive once")
    }
    guard isNamedArchive(file.path) else { return nil }
    do throws(ExtractionError) {
      guard files(of: try ZipDirectory(input)).isEmpty else { return nil }
      return ExtractionError(
        code: "empty_archive", message: "the ZIP archive holds no file", hint: "check what the export wrote")
    } catch {
      return error
    }
  }

  static func isNamedArchive(_ path: String) -> Bool { path.lowercased().hasSuffix(".zip") }

  private static func isArchive(_ head: ArraySlice<UInt8>, _ name: String) -> Bool {
    (head.starts(with: SpreadsheetExtractor.zipMark) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]))
      && SpreadsheetExtractor.extractor.recognise(head, name) == 0
  }

  /// Without folders, hidden files and what macOS adds.
  private static func files(of directory: ZipDirectory) -> [ZipDirectory.Entry] {
    directory.entries.map { (bytes: PathBytes.bytes(of: $0.name), entry: $0) }
      .filter { isFile($0.bytes) }.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.entry)
  }

  private static func isFile(_ name: [UInt8]) -> Bool {
    guard name.last != UInt8(ascii: "/") else { return false }
    return !name.split(separator: UInt8(ascii: "/")).contains { part in
      part.first == UInt8(ascii: ".") || part.elementsEqual("__MACOSX".utf8)
    }
  }
}
