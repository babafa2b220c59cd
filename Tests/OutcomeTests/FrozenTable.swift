import Foundation
import Testing

/// A text under `fixtures/outcomes` that a test must come to again; `RECORD=1` writes it anew, and such a run fails, so that
/// nobody takes it for a passing one.
struct FrozenTable {
  static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  private let file: URL

  /// `formats/csv_spectrum` stands in `formats-csv_spectrum.txt`.
  init(of corpus: Corpus) {
    let name = corpus.name.replacing("/", with: "-")
    file = Self.package.appending(path: "fixtures/outcomes/\(name).txt")
  }

  func check(_ lines: [String]) throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try (lines.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded; run again without RECORD")
      return
    }
    let frozen = FileManager.default.fileExists(atPath: file.path) ? try String(contentsOf: file, encoding: .utf8) : ""
    let difference = Self.difference(frozen.split(separator: "\n").map(String.init), lines)
    #expect(
      difference.isEmpty,
      "\(file.lastPathComponent) differs; where the change is meant, write it with RECORD=1 make outcomes\n\(difference.joined(separator: "\n"))"
    )
  }

  /// Lines taken away (`-`) and added (`+`), those of one file together.
  private static func difference(_ old: [String], _ new: [String]) -> [String] {
    var changes: [(place: Int, text: String)] = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let place, let line, _): changes.append((place, "- \(line)"))
      case .insert(let place, let line, _): changes.append((place, "+ \(line)"))
      }
    }
    return changes.sorted { ($0.place, $1.text) < ($1.place, $0.text) }.map(\.text)
  }
}
