import RecordModel
import Testing

@testable import Matching

/// What the comparators find in pairs that people know the answer to.
@Suite struct ComparatorLevelTests {
  /// The level of a comparison between two rows, nil when nothing was found.
  private func level(
    _ comparison: String, _ a: [CanonicalField: String], _ b: [CanonicalField: String], kind: CustomerRecord.Kind = .person
  ) -> String? {
    var builder = TableBuilder()
    builder.add("a", kind: kind, a)
    // Records that say the same are one node.
    builder.add("b", kind: kind, b.merging([.website: "b.example"]) { first, _ in first })
    return withScorer(builder.table) { _, _, scorer in
      var scratch = PairScratch()
      let pattern = scorer.compare(0, 1, &scratch).pattern
      guard let index = ComparatorRegistry.all.firstIndex(where: { $0.name == comparison }) else { return "no such comparison" }
      if pattern[index] == LevelPattern.missing { return nil }
      return ComparatorRegistry.all[index].levels(for: kind)[Int(pattern[index])].name
    }
  }

  @Test(
    "birth dates, whole and of years alone",
    arguments: [
      ("1971-05-03", "1971-05-03", "exact"), ("1971-05-03", "1971-03-05", "one digit off or swapped"),
      ("1971-05-03", "1971", "same as far as known"), ("1971-05-03", "1981-05-04", "two digits off"),
      ("1840", "1841", "year nearly the same"), ("1840", "1838", "year nearly the same"),
      ("1840", "1870", "one part the same"), ("1840", "1863", "different"), ("1971-05-03", "1973", "year nearly the same"),
      ("1971-05-03", "1971-12-28", "one part the same"), ("1971-05-03", "1944-11-20", "different"),
    ])
  func birthDates(_ a: String, _ b: String, _ expected: String) {
    #expect(level("birth date", [.birthDate: a], [.birthDate: b]) == expected)
    #expect(level("birth date", [.birthDate: b], [.birthDate: a]) == expected)
  }

  @Test("a mailbox of several people agrees at a level of its own, and says nothing where it differs")
  func sharedMailboxes() {
    let (own, shared, other) = ("ada@x.example", "task:info@x.example", "household:family.byte@x.example")
    #expect(level("email", [.email: own], [.email: own]) == "exact")
    #expect(level("email", [.email: shared], [.email: shared]) == "exact, shared mailbox")
    #expect(level("email", [.email: shared], [.email: own]) == nil)
    #expect(level("email", [.email: shared], [.email: other]) == nil)
    #expect(level("email", [.email: own], [.email: "someone@else.example"]) == "different")
  }

  @Test(
    "names crosswise, with an initial too",
    arguments: [
      ("ada", "byte", "byte", "ada", "exact", "exact"), ("g", "caitlin", "caitlin", "gray", "initial", "exact"),
      ("martin", "j", "jeremy", "martin", "exact", nil), ("ada", "byte", "a", "byte", "initial", "exact"),
      ("ada", "b", "ada", "byte", "exact", nil), ("ada", "c", "ada", "byte", "exact", "different"),
    ] as [(String, String, String, String, String?, String?)])
  func crosswise(_ givenA: String, _ familyA: String, _ givenB: String, _ familyB: String, _ given: String?, _ family: String?)
  {
    let (a, b): ([CanonicalField: String], [CanonicalField: String]) = (
      [.nameGiven: givenA, .nameLast: familyA], [.nameGiven: givenB, .nameLast: familyB]
    )
    #expect(level("given name", a, b) == given)
    #expect(level("family name", a, b) == family)
  }

  @Test("somebody who goes by the middle name, written out or not")
  func middleNames() {
    let full: [CanonicalField: String] = [.nameGiven: "maria", .nameMiddle: "pilar", .nameLast: "codina"]
    #expect(level("given name", full, [.nameGiven: "pilar", .nameLast: "codina"]) == "part")
    #expect(
      level("given name", [.nameGiven: "maria", .nameMiddle: "p"], [.nameGiven: "pilar", .nameLast: "codina"]) == "initial")
    #expect(level("given name", full, [.nameGiven: "john", .nameLast: "codina"]) == "different")
  }

  @Test(
    "initials stand for names that begin with them",
    arguments: [
      ("j p", "jean", "initial"), ("j p", "jean pierre", "initial"), ("j p", "jean michel", "different"),
      ("j p", "peter", "different"), ("j", "jean", "initial"), ("j p", "j p", "exact"),
    ])
  func initials(_ a: String, _ b: String, _ expected: String) {
    #expect(level("given name", [.nameGiven: a, .nameLast: "byte"], [.nameGiven: b, .nameLast: "byte"]) == expected)
  }

  @Test("addresses, from the same house to another town")
  func addresses() {
    func address(_ street: String?, _ number: String?, _ postcode: String?, _ city: String?) -> [CanonicalField: String] {
      let parts: [(CanonicalField, String?)] = [
        (.addressStreetName, street), (.addressNumber, number), (.addressPostcode, postcode), (.addressCity, city),
      ]
      return Dictionary(uniqueKeysWithValues: parts.compactMap { field, text in text.map { (field, $0) } })
    }
    let home = address("mill road", "12", "ab1 2cd", "perth")
    for (other, expected) in [
      (home, "same house"), (address("mill raod", "12", "ab1 2cd", "perth"), "house one edit off"),
      (address("mill road", "99", "ab1 2cd", "perth"), "same street"),
      (address("mill road", "99", "zz9 9zz", "london"), "same street elsewhere"),
      (address(nil, nil, "ab1 2cd", "perth"), "same postcode, no street known"),
      (address("high street", "3", "ab1 2cd", "perth"), "same postcode"),
      (address("high street", "3", "ab1 2ce", "perth"), "postcode one edit off"),
      (address("high street", "3", "zz9 9zz", "perth"), "same city"),
      (address("high street", "3", "zz9 9zz", "perth scotland"), "same city"),
      (address("high street", "3", "zz9 9zz", "london"), "different"),
    ] {
      #expect(level("address", home, other) == expected)
    }
    #expect(
      level("address", address(nil, nil, nil, "irvine"), address(nil, nil, nil, "irvine ayrshire"))
        == "same city, no more known")
  }
}
