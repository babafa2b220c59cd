import RecordModel
import Testing

@testable import Matching

@Suite struct ConsensusTests {
  /// Whether two groups of rows contradict each other.
  private func isBroken(_ a: [[CanonicalField: String]], _ b: [[CanonicalField: String]]) -> Bool {
    var builder = TableBuilder()
    for (number, row) in (a + b).enumerated() {
      var row = row
      row[.jobTitle] = "\(number)"
      builder.add("r\(number)", row)
    }
    let nodes = builder.nodes
    return nodes.withView { view in
      var consensus = Consensus(view)
      var scratch = PairScratch()
      let context = CompareContext(view: view, variants: NameVariants(builder.table.texts), words: OrganizationWords(view))
      let (first, second) = (0..<Int32(a.count), Int32(a.count)..<Int32(a.count + b.count))
      return consensus.isBroken(Array(first), Array(second), context, &scratch)
    }
  }

  private func born(_ date: String, _ given: String = "lionel", phone: String = "") -> [CanonicalField: String] {
    [.nameGiven: given, .nameLast: "watters", .birthDate: date, .phone: phone].filter { !$0.value.isEmpty }
  }

  @Test("two groups that each agree on another birth date are two people; one record alone is no group")
  func birthDates() {
    let old = born("1641-11-30")
    let young = born("1669-03-02")
    #expect(isBroken([old, old], [young, young]))
    #expect(!isBroken([old, old], [young]))
    #expect(!isBroken([old, old], [born("1641-11-03"), born("1641-11-03")]))
    #expect(!isBroken([old, born("1650-01-07")], [young, young]))
    #expect(isBroken([old, old, born("1650-01-07")], [young, young]))
  }

  @Test("a contact in common explains a wrong birth date, not another name")
  func contacts() {
    let old = born("1971-11-30", phone: "+44123456789")
    let young = born("1996-03-02", phone: "+44123456789")
    #expect(!isBroken([old, old], [young, young]))
    let other = born("1996-03-02", "cuthbert", phone: "+44123456789")
    #expect(isBroken([old, old], [other, other]))
  }

  @Test("different given names are two people, unless both were born on one day or one carries the other's name too")
  func names() {
    let ada = born("", "ada")
    let ruth = born("", "ruth")
    #expect(isBroken([ada, ada], [ruth, ruth]))
    #expect(
      !isBroken(
        [born("1990-05-05", "ada"), born("1990-05-05", "ada")], [born("1990-05-05", "ruth"), born("1990-05-05", "ruth")]))
    var both = ruth
    both[.nameMiddle] = "ada"
    #expect(!isBroken([ada, ada], [ruth, ruth, both]))
    #expect(!isBroken([born("", "robert"), born("", "robert")], [born("", "bob"), born("", "bob")]))
  }
}
