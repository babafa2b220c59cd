import Diagnostics
import Foundation
import Glibc
import PipelineConfig
import Testing

@testable import Extraction

@Suite struct InputListingTests {
  private static func list(_ folder: TemporaryFolder, _ paths: [String], output: String? = nil) -> InputListing {
    let source = SourceDefinition(name: "crm", paths: paths, country: "DE", location: .init(path: "p.yml", line: 3))
    return InputListing(of: source, index: 2, folder: folder.path, outputFolder: output)
  }

  private static func tree(_ names: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in names { try folder.write(name) }
    return folder
  }

  @Test(
    "files, folders and globs become one sorted list",
    arguments: [
      (["in/b.csv", "in/a.csv"], ["in/a.csv", "in/b.csv"]),
      (["in"], ["in/a.csv", "in/b.csv", "in/deep/er/c.csv", "in/note.txt"]),
      (["./in/"], ["in/a.csv", "in/b.csv", "in/deep/er/c.csv", "in/note.txt"]), (["in/*.csv"], ["in/a.csv", "in/b.csv"]),
      (["in/?.csv", "in/a*", "in/../in/a.csv"], ["in/../in/a.csv", "in/b.csv"]), (["in/[b-z].csv"], ["in/b.csv"]),
      (["in/[!b].csv"], ["in/a.csv"]), (["**/*.csv"], ["in/a.csv", "in/b.csv", "in/deep/er/c.csv"]),
      (["in/**"], ["in/a.csv", "in/b.csv", "in/deep/er/c.csv", "in/note.txt"]), (["*/deep/*/c.csv"], ["in/deep/er/c.csv"]),
    ])
  func paths(paths: [String], expected: [String]) throws {
    let folder = try Self.tree(["in/b.csv", "in/a.csv", "in/deep/er/c.csv", "in/.hidden.csv", "in/note.txt", "in/Inbox.msf"])
    let listing = Self.list(folder, paths)
    #expect(listing.files.map(\.shownPath) == expected)
    #expect(listing.warnings.isEmpty)
    #expect(listing.files.allSatisfy { $0.source == 2 && access($0.path, R_OK) == 0 })
  }

  @Test(
    "a glob that matches nothing names the nearest file",
    arguments: [
      ("inbox/contacts-*.csv", "inbox/contact-2024.csv"), ("inbx/*.csv", "inbox/*.csv"),
      ("inbox/contact-2025.csv", "inbox/contact-2024.csv"),
    ])
  func nothing(path: String, nearest: String) throws {
    let folder = try Self.tree(["inbox/contact-2024.csv"])
    let warning = try #require(Self.list(folder, [path]).warnings.first)
    #expect(warning.code == "C202" && warning.severity == .warning && warning.location?.line == 3)
    #expect(warning.summary.hasSuffix("nearest: \(nearest)"))
  }

  @Test("of a Maildir only new and cur are listed, and its subfolders")
  func maildir() throws {
    let folder = try Self.tree([
      "mail/cur/1:2,S", "mail/new/2", "mail/tmp/3", "mail/dovecot.index", "mail/.Sales/cur/4:2,", "mail/.Sales/new/5",
      "mail/.Sales/tmp/6",
    ])
    let listing = Self.list(folder, ["mail"])
    #expect(listing.files.map(\.shownPath) == ["mail/.Sales/cur/4:2,", "mail/.Sales/new/5", "mail/cur/1:2,S", "mail/new/2"])
  }

  @Test("subfolders of Maildir++ are read where the root is no Maildir, and copies that lack an empty folder")
  func maildirFolders() throws {
    let folder = try Self.tree([
      "mail/.Sales.2024/cur/1", "mail/.Sales.2024/new/2", "mail/.Sales.2024/tmp/3", "mail/.cache/4", "copy/cur/5", "copy/tmp/6",
      "fresh/new/7", "fresh/tmp/8", "plain/cur/9", "plain/a",
    ])
    #expect(
      Self.list(folder, ["mail", "copy", "fresh", "plain"]).files.map(\.shownPath) == [
        "copy/cur/5", "fresh/new/7", "mail/.Sales.2024/cur/1", "mail/.Sales.2024/new/2", "plain/a", "plain/cur/9",
      ])
  }

  @Test("case 40: a folder of very many files costs its names and little more, in sorted order")
  func manyFiles() throws {
    // Three million would take minutes to write; what counts is the memory for each.
    let count = 20_000
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: "\(folder.path)/cur", withIntermediateDirectories: true)
    let names = (0..<count).map { "\(1_700_000_000 + $0 * 7_919 % count).M\($0)P1234.host.nimbus.example,S=2048:2,S" }
    for name in names {
      let file = open("\(folder.path)/cur/\(name)", O_CREAT | O_WRONLY, 0o600)
      #expect(file >= 0)
      close(file)
    }
    let listing = Self.list(folder, ["cur"])
    #expect(listing.files.count == count)
    #expect(listing.files.map(\.shownPath) == names.map { "cur/\($0)" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(access(listing.files[count / 2].path, R_OK) == 0)
    let perFile = listing.files.bytesHeld / count
    #expect(perFile < names[0].utf8.count + 100, "\(perFile) bytes a file")
  }

  @Test("case 70: files in the output folder are left out")
  func case70() throws {
    let folder = try Self.tree(["in/a.csv", "in/out/customers.csv"])
    let listing = Self.list(folder, ["in/**/*.csv", "in", "in/out/customers.csv"], output: "in/out")
    #expect(listing.files.map(\.shownPath) == ["in/a.csv"])
    #expect(Set(listing.warnings.map(\.code)) == ["inside_output"])
  }

  @Test("case 80: links, loops, pipes and sockets met on the way are skipped with a warning, and nothing blocks")
  func case80() throws {
    let folder = try Self.tree(["in/a.csv", "elsewhere/b.csv"])
    #expect(symlink("..", "\(folder.path)/in/loop") == 0)
    #expect(symlink("../elsewhere/b.csv", "\(folder.path)/in/link.csv") == 0)
    #expect(mkfifo("\(folder.path)/in/pipe.csv", 0o600) == 0)
    for paths in [["in"], ["in/*"]] {
      let listing = Self.list(folder, paths)
      #expect(listing.files.map(\.shownPath) == ["in/a.csv"])
      #expect(listing.warnings.map(\.code).sorted() == ["follow_links", "follow_links", "not_a_regular_file"])
    }
    #expect(Self.list(folder, ["in/link.csv"]).files.count == 1)
    let error = try #require(throws: ExtractionError.self) { try ByteSource(path: "\(folder.path)/in/pipe.csv") }
    #expect(error.code == "unreadable")
  }

  @Test("case 81: names are bytes: ill-formed UTF-8, line breaks and leading dashes can be listed and opened")
  func case81() throws {
    let folder = try Self.tree([])
    let names: [[UInt8]] = [
      [0x61, 0xFF, 0x2E, 0x63], Array("-rf".utf8), Array("line\nbreak".utf8), Array("=1+1".utf8),
      [UInt8](repeating: 0x78, count: 255), Array("\u{10FFEE}".utf8),
    ]
    for name in names {
      let path = Array("\(folder.path)/".utf8) + name
      let descriptor = path.withPathPointer { open($0, O_CREAT | O_WRONLY, 0o600) }
      #expect(descriptor >= 0 && write(descriptor, "a,b", 3) == 3)
      close(descriptor)
    }
    let listing = Self.list(folder, ["."])
    #expect(listing.files.count == names.count)
    #expect(listing.files.contains { $0.shownPath == "a\\xff.c" })
    for file in listing.files {
      var bytes: [UInt8] = []
      #expect(try ByteSource(path: file.path).read(into: &bytes) && bytes == Array("a,b".utf8))
    }
  }

  @Test("one file under two names is listed once")
  func hardLink() throws {
    let folder = try Self.tree(["in/a.csv"])
    #expect(link("\(folder.path)/in/a.csv", "\(folder.path)/in/b.csv") == 0)
    #expect(Self.list(folder, ["in"]).files.map(\.shownPath) == ["in/a.csv"])
  }

  @Test(
    "globs match whole names",
    arguments: [
      ("*", "a", true), ("*", ".a", false), (".*", ".a", true), ("a*b*c", "aXbXbc", true), ("a*b*c", "aXbX", false),
      ("?", "ö", true), ("?", "ab", false), ("[ab]?", "bx", true), ("[", "[", true), ("[]a]", "]", true),
      ("a[!0-9]", "a5", false),
      ("***a", "bba", true), ("", "", true),
    ])
  func globs(pattern: String, name: String, matches: Bool) {
    #expect(GlobPattern(pattern).matches(Array(name.utf8)) == matches)
  }
}
