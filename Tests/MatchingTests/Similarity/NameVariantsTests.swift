import Foundation
import RecordModel
import Testing

@testable import Matching

@Suite struct NameVariantsTests {
  @Test(
    "nicknames and national variants meet",
    arguments: [
      "bob robert", "bob rob", "bill william", "peggy margaret", "jack john", "dick richard", "kate katherine", "liz elizabeth",
      "alex alexander", "alex alexandra", "hans johannes", "sepp josef", "uschi ursula", "gunter guenter", "jurgen juergen",
      "sascha alexander", "kathe katharina", "giuseppe joseph", "beppe giuseppe", "gigi luigi", "nino giovanni", "pepe jose",
      "paco francisco", "lola dolores", "nacho ignacio", "ze jose", "xico francisco", "manu emmanuel", "jeannot jean",
      "kees cornelis", "jaap jacob", "sjaak jacobus", "gosia malgorzata", "kuba jakub", "staszek stanislaw", "honza jan",
      "jirka jiri", "pista istvan", "zsuzsa zsuzsanna", "lasse lars", "kalle karl", "sasha aleksandr", "zhenya evgeny",
      "masha maria", "yulia julia", "serhiy sergei", "volodymyr vladimir", "giorgos georgios", "yannis ioannis",
      "mohammed muhammad", "youssef yusuf", "yossi yosef", "jan john", "juan john", "guillaume william", "jerzy george",
      "aleksandr alexander", "mary maria",
    ])
  func meet(pair: String) throws { #expect(try areVariants(pair)) }

  @Test(
    "other names do not, however near",
    arguments: [
      "anna nancy", "anna hannah", "anna anita", "jane joan", "jane johanna", "joan johanna", "jean joan", "bob bill",
      "alexander alexandra", "mark mario", "diego jaime", "hans jens", "helga helene", "vincenzo lorenzo", "karl heinz",
      "sandra alex", "hugh bert", "john joan", "christian christina", "paul paula", "maria marion", "ian ivan", "sean ian",
      "daniel danielle", "robert rupert2", "gabriel gabriela", "julia juliana", "elizabeth isabel",
    ])
  func differ(pair: String) throws { #expect(try !areVariants(pair)) }

  @Test("texts that are no names, and texts newer than the table, have no variants")
  func unknown() {
    var pool = TextPool()
    let bob = pool.intern("bob")
    let street = pool.intern("high street")
    let variants = NameVariants(pool)
    let late = pool.intern("robert")
    #expect(!variants.areVariants(bob.rawValue, street.rawValue))
    #expect(!variants.areVariants(bob.rawValue, late.rawValue))
    #expect(!variants.areVariants(0, 0))
  }

  @Test("a table is sorted, holds each name once a row, and has folded names only", arguments: NameVariants.tables.indices)
  func order(index: Int) {
    let table = NameVariants.tables[index]
    let rows = NameVariants.rows(of: table.text)
    #expect(rows.count == table.text.split(separator: "\n").count, "a row without a colon")
    for (row, next) in zip(rows, rows.dropFirst()) {
      #expect(row.canonical < next.canonical, "\(table.language): \(next.canonical) is out of order or there twice")
    }
    for row in rows {
      let names = [row.canonical] + row.groups.flatMap { $0 }
      #expect(Set(names).count == names.count, "\(table.language) \(row.canonical): a name twice")
      #expect(!row.groups.isEmpty && row.groups.allSatisfy { !$0.isEmpty && $0 == $0.sorted() }, "\(row.canonical)")
      #expect(
        row.groups.compactMap(\.first) == row.groups.compactMap(\.first).sorted(), "\(row.canonical): groups out of order")
      #expect(names.allSatisfy { $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } }, "\(row.canonical): not folded")
    }
  }

  @Test("there are groups for every language, and few names in each")
  func size() {
    let groups = NameVariants.tables.map { NameVariants.rows(of: $0.text).flatMap(\.groups) }
    #expect(groups.joined().count > 3_000)
    #expect(groups.joined().count <= Int(UInt16.max))
    #expect(groups.allSatisfy { $0.count >= 50 })
    #expect(groups.joined().allSatisfy { $0.count <= 24 })
  }

  @Test(
    "covers the pairs of the public list of English nicknames",
    .enabled(if: publicPairs != nil, "no shared/data beside the package"))
  func coverage() throws {
    let pairs = try #require(Self.publicPairs)
    var pool = TextPool()
    let ids = pairs.map { (pool.intern($0.0).rawValue, pool.intern($0.1).rawValue) }
    let variants = NameVariants(pool)
    let known = Set(
      NameVariants.tables.flatMap { NameVariants.rows(of: $0.text) }.flatMap { [$0.canonical] + $0.groups.flatMap { $0 } })
    let met = ids.count { variants.areVariants($0.0, $0.1) }
    let bothKnown = pairs.count { known.contains(Substring($0.0)) && known.contains(Substring($0.1)) }
    print("nicknames: \(pairs.count) public pairs, \(met) met, \(bothKnown) with two names of the tables")
    #expect(met > 1_000)
    #expect(met * 100 > bothKnown * 60)
  }

  private static let publicPairs: [(String, String)]? = {
    let given = ProcessInfo.processInfo.environment["SELFSAME_SHARED_DATA"]
    let beside = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../shared/data").standardized
    let folder = given.map { URL(filePath: $0) } ?? beside
    guard
      let text = try? String(contentsOf: folder.appending(path: "formats/name_nicknames/names.csv"), encoding: .utf8)
    else { return nil }
    return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
      let cells = line.split(separator: ",")
      return cells.count == 3 ? (String(cells[0]), String(cells[2])) : nil
    }
  }()

  private func areVariants(_ pair: String) throws -> Bool {
    let names = pair.split(separator: " ").map(String.init)
    try #require(names.count == 2)
    var pool = TextPool()
    let (a, b) = (pool.intern(names[0]).rawValue, pool.intern(names[1]).rawValue)
    let variants = NameVariants(pool)
    let result = variants.areVariants(a, b)
    #expect(result == variants.areVariants(b, a))
    return result
  }
}
