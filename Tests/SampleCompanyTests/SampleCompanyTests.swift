import Foundation
import Testing

@testable import SampleCompany

@Suite struct SampleCompanyTests {
  private func written(customers: Int, seed: UInt64) throws -> (files: [String: Data], summary: SampleCompany.Summary) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "selfsame-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let summary = try SampleCompany(customers: customers, seed: seed).write(to: folder)
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      files[name] = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
    }
    return (files, summary)
  }

  @Test("the same seed writes the same bytes, another seed others")
  func seedDecides() throws {
    let first = try written(customers: 50, seed: 4).files
    #expect(first == (try written(customers: 50, seed: 4).files))
    #expect(first["truth.csv"] != (try written(customers: 50, seed: 5).files["truth.csv"]))
  }

  @Test("every format is there, and the truth has a line for each record", arguments: [1, 30, 200])
  func truthCoversRecords(_ customers: Int) throws {
    let (files, summary) = try written(customers: customers, seed: 8)
    #expect(summary.people == customers)
    #expect(summary.records.map(\.source) == ["crm", "shop", "newsletter", "forms", "callback", "erp", "mail"])
    let truth = String(decoding: try #require(files["truth.csv"]), as: UTF8.self).split(separator: "\n").dropFirst()
    #expect(Set(truth).count == truth.count)
    for (source, count) in summary.records {
      #expect(truth.filter { $0.hasPrefix("\(source),") }.count == count, "\(source)")
    }
    for suffix in [".csv", ".jsonl", ".log", ".xml"] {
      #expect(files.keys.contains { $0.hasSuffix(suffix) }, "\(suffix)")
    }
  }

  @Test("people share households, and the same person is told differently by different systems")
  func peopleAreRealistic() {
    let people = Population(customers: 2000, seed: 1).people
    let households = Dictionary(grouping: people, by: \.household)
    #expect(households.values.contains { $0.count >= 4 })
    #expect(households.values.filter { $0.count == 1 }.count > 300)
    for members in households.values { #expect(Set(members.map { $0.home.landline }).count == 1) }
    #expect(people.contains { $0.suffix == "Jr" } && people.contains { $0.formerFamily != nil })
    let named = Set(people.map { "\($0.given) \($0.family)" })
    #expect(named.count < people.count, "namesakes exist")
    var damage = Damage(seed: 3)
    let spellings = Set((0..<200).map { _ in damage.given(people[0]) })
    #expect(spellings.count > 1)
  }

  @Test("a seeded generator repeats itself and stays in its ranges")
  func randomIsSeeded() {
    var (first, second) = (SeededRandom(seed: 6), SeededRandom(seed: 6))
    for _ in 0..<100 { #expect(first.next() == second.next()) }
    for count in [1, 2, 10, 1000] {
      for _ in 0..<200 { #expect((0..<count).contains(first.skewedIndex(count))) }
    }
    #expect(first.digits(9).count == 9)
  }
}
