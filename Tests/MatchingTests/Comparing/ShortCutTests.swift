import RecordModel
import Testing

@testable import Matching

/// What is decided by signatures of texts, without their bytes, must be what the bytes would have decided.
@Suite struct ShortCutTests {
  @Test("birth dates that are told apart by their digits alone are different by their bytes too")
  func birthDates() {
    check(.birthDate, .birthDate, BirthDateComparator()) { random in
      "19\(Self.digits(2, "789", &random))-0\(Self.digits(1, "123", &random))-\(Self.digits(2, "012", &random))"
    } level: {
      BirthDateComparator.level($0, $1)
    }
  }

  @Test("phones that are told apart by their last digits alone are different by their bytes too")
  func phones() {
    check(.phone, .phone, PhoneComparator()) { random in
      "+44\(Self.digits(Int.random(in: 6...9, using: &random), "12", &random))"
    } level: {
      PhoneComparator.level($0, $1)
    }
  }

  @Test("emails whose local parts have other digits are different by their bytes too")
  func emails() {
    check(.email, .email, EmailComparator()) { random in
      "\(Self.digits(Int.random(in: 2...5, using: &random), "ab12", &random))@\(Self.digits(5, "x1yz", &random)).example"
    } level: {
      EmailComparator.level($0, $1)
    }
  }

  @Test("emails whose local parts have other letters are different by their bytes too")
  func mailboxes() {
    check(.email, .email, EmailComparator()) { random in
      let local = String(decoding: random.word(1...16, letters: "abcdefghijkl."), as: UTF8.self)
      return "m\(local)@\(Self.digits(4, "pqrstuvw", &random)).example"
    } level: {
      EmailComparator.level($0, $1)
    }
  }

  @Test("names found less similar than a bound by their letters are less similar")
  func names() {
    var random = SeededRandom(seed: 12)
    var builder = TableBuilder()
    for index in 0..<150 {
      builder.add("k\(index)", [.nameLast: String(decoding: random.word(1...9, letters: "abcdefgh "), as: UTF8.self) + "x"])
    }
    builder.nodes.withView { view in
      for a in 0..<view.nodeCount {
        for b in 0..<view.nodeCount {
          let (first, second) = (view.first(.family, a), view.first(.family, b))
          let similarity = JaroWinkler.similarity(view.bytes(first), view.bytes(second))
          for least in stride(from: 400, through: 1000, by: 60)
          where JaroWinkler.isBelow(least, view.text(first), view.text(second)) {
            #expect(similarity < least)
          }
        }
      }
    }
  }

  private func check(
    _ field: CanonicalField, _ slot: NodeSlot, _ comparator: some Comparator, _ make: (inout SeededRandom) -> String,
    level: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> UInt8
  ) {
    var random = SeededRandom(seed: 11)
    var builder = TableBuilder()
    for index in 0..<150 { builder.add("k\(index)", [field: make(&random)]) }
    withScorer(builder.table) { nodes, view, scorer in
      var scratch = PairScratch()
      for a in 0..<nodes.nodeCount {
        for b in 0..<nodes.nodeCount where a != b {
          let found = comparator.compare(a, b, scorer.context, &scratch).level
          #expect(found == level(view.bytes(view.first(slot, a)), view.bytes(view.first(slot, b))))
        }
      }
    }
  }

  private static func digits(_ count: Int, _ letters: String, _ random: inout SeededRandom) -> String {
    String(decoding: random.word(count...count, letters: letters), as: UTF8.self)
  }
}
