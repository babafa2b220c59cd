import Foundation
import RecordModel
import Testing

@testable import Matching

@Suite struct BuiltInWeightsTests {
  private struct Row: Equatable {
    var name: String
    var numbers: [Double]
  }

  /// Rows of the page by comparison and kind, as `given name, people`.
  private func page() throws -> [String: [Row]] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/weights.md")
    var rows: [String: [Row]] = [:]
    var comparison = ""
    var kind = ""
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("## ") { comparison = line.dropFirst(3).lowercased() }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 8, !cells[1].hasPrefix("---") else { continue }
      if cells[1].hasPrefix("of ") {
        kind = String(cells[1].dropFirst(3))
      } else {
        rows["\(comparison), \(kind)", default: []].append(Row(name: cells[1], numbers: cells[2...5].compactMap(Double.init)))
      }
    }
    return rows
  }

  @Test("the page of built-in weights names every level with its shares, and no others")
  func documented() throws {
    var expected: [String: [Row]] = [:]
    for (kind, name) in [(CustomerRecord.Kind.person, "people"), (.organization, "organizations")] {
      for comparator in ComparatorRegistry.all where !comparator.levels(for: kind).isEmpty {
        expected["\(comparator.name), \(name)"] = comparator.levels(for: kind).map {
          Row(name: $0.name, numbers: [$0.m, $0.u, $0.related.0, $0.related.1])
        }
      }
    }
    #expect(try page() == expected)
  }

  @Test("shares are probabilities, and those of a comparison add up to about one in every class")
  func shares() {
    for kind in [CustomerRecord.Kind.person, .organization] {
      for comparator in ComparatorRegistry.all {
        // Addresses of which no street is known, dates of which only the year is, and mailboxes of several people are shares of
        // themselves.
        let levels = comparator.levels(for: kind).filter {
          !$0.name.hasSuffix("street known") && !$0.name.hasSuffix("more known")
            && $0.name != "year nearly the same" && $0.name != "exact, shared mailbox"
        }
        if levels.isEmpty { continue }
        #expect(levels.allSatisfy { $0.m > 0 && $0.u > 0 && $0.related.0 > 0 && $0.related.1 > 0 })
        for sum in [levels.map(\.m), levels.map(\.u), levels.map(\.related.0), levels.map(\.related.1)].map({ $0.reduce(0, +) })
        {
          #expect((0.9...1.1).contains(sum), "\(comparator.name)")
        }
      }
    }
  }
}
