import Testing

@testable import RecordModel

@Suite struct TextPoolTests {
  @Test("a text is stored once and comes back byte for byte")
  func interning() {
    var pool = TextPool()
    let texts = (0..<20_000).map { "value \($0 % 5000) é\u{0}" }
    let ids = texts.map { pool.intern($0) }
    #expect(pool.count == 5001)
    for (text, id) in zip(texts, ids) { #expect(pool.string(id) == text) }
    #expect(pool.find("value 17 é\u{0}") == ids[17])
    #expect(pool.find("value x") == nil)
  }

  @Test("the empty text is always 0, and equal bytes get equal ids whatever they come in")
  func forms() {
    var pool = TextPool()
    #expect(pool.intern("") == .empty)
    #expect(pool.intern([UInt8]()) == .empty)
    let id = pool.intern("Ada")
    #expect(pool.intern(Array("Ada".utf8)) == id)
    #expect(pool.intern(Array("xAda".utf8)[1...]) == id)
  }

  @Test("texts order by their bytes, not by their ids")
  func order() {
    var pool = TextPool()
    let later = pool.intern("b")
    let earlier = pool.intern("a")
    #expect(pool.precedes(earlier, later))
    #expect(!pool.precedes(later, earlier))
    #expect(!pool.precedes(later, later))
  }

  @Test("SHA-256 gives the published digest, in one piece or many")
  func digest() {
    #expect(SHA256.hexDigest(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let hash = SHA256()
    for byte in "abc".utf8 { hash.update([byte]) }
    #expect(SHA256.hex(hash.finalize()).hasPrefix("ba7816bf"))
  }
}

@Suite struct CustomerRecordTableTests {
  @Test("a canonical table is the same whatever order the records came in")
  func canonical() {
    let reference = table(order: [0, 1, 2, 3, 4]).canonicalized()
    for order in [[4, 3, 2, 1, 0], [2, 0, 4, 1, 3], [1, 4, 0, 3, 2]] {
      let other = table(order: order).canonicalized()
      #expect(other.records.map(\.key) == reference.records.map(\.key))
      #expect(other.values == reference.values)
      #expect(other.issues == reference.issues)
      #expect(
        (0..<reference.texts.count).allSatisfy { index in
          let id = TextID(rawValue: UInt32(index))
          return other.texts.bytes(id) == reference.texts.bytes(id)
        })
    }
  }

  @Test("appending keeps every value and moves issues along")
  func appending() {
    var whole = table(order: [0, 1])
    whole.append(table(order: [2, 3, 4]))
    #expect(whole.records.count == 5)
    #expect(whole.issues.map(\.record) == [0, 1, 2, 3, 4])
    #expect(
      whole.records.map { whole.texts.string(whole.values(of: $0).first?.value ?? .empty) } == (0..<5).map { "name \($0)" })
  }

  private func table(order: [Int]) -> CustomerRecordTable {
    var table = CustomerRecordTable()
    for number in order {
      let name = table.texts.intern("name \(number)")
      let key = table.texts.intern("key \(9 - number)")
      let start = table.values.count
      table.values.append(FieldValue(field: .nameFull, raw: name, value: name, match: name))
      table.issues.append(RecordIssue(record: table.records.count, field: .nameFull, code: .unparsedName))
      table.records.append(
        CustomerRecord(
          source: 0, file: 0, kind: .person, key: key, number: number, line: number, byteStart: number, byteEnd: number,
          updatedAt: .unknown, values: start..<start + 1, interactions: 0..<0, consents: 0..<0))
    }
    return table
  }
}
