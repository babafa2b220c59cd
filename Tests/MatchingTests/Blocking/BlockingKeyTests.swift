import RecordModel
import Testing

@testable import Matching

/// Which records meet by a key, and which do not.
@Suite struct BlockingKeyTests {
  @Test("names one edit apart share a key, wherever the edit is")
  func nameOneEditApart() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<400 {
      let name = random.word(6...14, letters: "abcdeiklmnorst")
      let edited = Self.edit(name, &random)
      #expect(
        meet(.nameButOne, [.nameLast: Self.text(name)], [.nameLast: Self.text(edited)]),
        "\(Self.text(name)), \(Self.text(edited))")
    }
    #expect(!meet(.nameButOne, [.nameLast: "martin"], [.nameLast: "mortimer"]))
    // A given name meets a family name: fields are swapped.
    #expect(meet(.nameButOne, [.nameGiven: "martin"], [.nameLast: "martyn"]))
  }

  @Test("phones with a wrong digit or two neighbours exchanged share a key")
  func phoneOneEditApart() {
    var random = SeededRandom(seed: 6)
    for _ in 0..<200 {
      let digits = random.word(8...8, letters: "0123456789")
      var wrong = digits
      let place = Int.random(in: 0..<7, using: &random)
      if Bool.random(using: &random) {
        wrong.swapAt(place, place + 1)
      } else {
        wrong[place] = 0x30 + (wrong[place] - 0x30 + 1) % 10
      }
      #expect(meet(.phoneButOne, [.phone: "+4420" + Self.text(digits)], [.phone: "+4420" + Self.text(wrong)]))
    }
    #expect(!meet(.phoneButOne, [.phone: "+442079460123"], [.phone: "+442079469999"]))
  }

  @Test("identifiers with one wrong character share a key")
  func identifierOneEditApart() {
    #expect(meet(.identifierButOne, [.externalID: "ab123456"], [.externalID: "ab123956"]))
    #expect(meet(.identifierButOne, [.externalID: "ab123456"], [.externalID: "ab12345"]))
    #expect(!meet(.identifierButOne, [.externalID: "ab123456"], [.taxID: "ab123956"]))
  }

  @Test("swapped, compound and middle names share two words")
  func twoNames() {
    let straight: [CanonicalField: String] = [.nameGiven: "anna", .nameLast: "meier"]
    #expect(meet(.twoNames, straight, [.nameGiven: "meier", .nameLast: "anna"]))
    #expect(meet(.twoNames, straight, [.nameGiven: "anna maria", .nameLast: "meier schulz"]))
    #expect(meet(.twoNames, straight, [.nameGiven: "eva", .nameMiddle: "anna", .nameLast: "meier"]))
    #expect(meet(.twoNames, straight, [.nameGiven: "anna", .nameMiddle: "meier", .nameLast: "schulz"]))
    #expect(!meet(.twoNames, straight, [.nameGiven: "eva", .nameLast: "meier"]))
  }

  @Test("an initial stands for either name")
  func initials() {
    #expect(meet(.initialAndName, [.nameGiven: "anna", .nameLast: "meier"], [.nameGiven: "a", .nameLast: "meier"]))
    #expect(meet(.initials, [.nameGiven: "anna", .nameLast: "meier"], [.nameGiven: "mia", .nameLast: "abel"]))
  }

  @Test("a mailbox called after its owner meets the owner")
  func mailboxName() {
    let owner: [CanonicalField: String] = [.nameGiven: "ada", .nameLast: "byte"]
    for email in ["ada.byte@x.example", "byte_ada@x.example", "abyte@x.example", "adabyte42@x.example"] {
      #expect(meet(.mailboxName, owner, [.email: email]), "\(email)")
    }
    #expect(!meet(.mailboxName, owner, [.email: "bob.byte@x.example"]))
  }

  @Test("every automatic rule is known by a name of its own and fits a pair's bits")
  func names() async {
    var builder = TableBuilder()
    builder.addStrangers(20)
    builder.addStrangers(20, seed: 2, kind: .organization)
    let rules = await BlockingRules.rules(for: .init(), builder.nodes, threads: 2)
    #expect(rules.count <= BlockingRules.most && rules.count > 20)
    #expect(Set(rules.map(\.name)).count == rules.count)
  }

  /// Whether two records share a key; records that say the same are one node and have met already.
  private func meet(_ key: BlockingKey, _ a: [CanonicalField: String], _ b: [CanonicalField: String]) -> Bool {
    var builder = TableBuilder()
    builder.add("a", a)
    builder.add("b", b)
    return builder.nodes.withView { view in
      view.nodeCount == 1 || BlockBuilder(rule: BlockingRule([key], limit: 50), number: 0, view: view).build().pairCount > 0
    }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// One letter more, less or different, or two neighbours exchanged.
  private static func edit(_ word: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var result = word
    let place = Int.random(in: 0..<word.count - 1, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: result.insert(0x7A, at: place)
    case 1: result.remove(at: place)
    case 2: result[place] = 0x7A
    default: result.swapAt(place, place + 1)
    }
    return result
  }
}
