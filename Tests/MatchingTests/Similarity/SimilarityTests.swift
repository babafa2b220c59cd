import RecordModel
import Testing

@testable import Matching

@Suite struct SimilarityTests {
  @Test(
    "Jaro–Winkler gives the published values",
    arguments: [
      ("martha", "marhta", 961), ("dixon", "dicksonx", 813), ("jellyfish", "smellyfish", 896), ("", "", 1000), ("a", "", 0),
    ])
  func jaroWinkler(a: String, b: String, expected: Int) {
    #expect(similarity(Array(a.utf8), Array(b.utf8)) == expected)
  }

  @Test("Jaro–Winkler equals its plain twin on random words")
  func jaroWinklerTwin() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<20_000 {
      let a = random.word(upTo: 12)
      let b = random.word(upTo: 12)
      #expect(similarity(a, b) == plainJaroWinkler(a, b))
    }
  }

  @Test("bounded edit distances equal the full table on random words")
  func editDistanceTwin() {
    var random = SeededRandom(seed: 2)
    for _ in 0..<20_000 {
      let a = random.word(upTo: 9, letters: "abc")
      let b = random.word(upTo: 9, letters: "abc")
      let full = plainDistance(a, b)
      a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          #expect(EditDistance.isAtMostOne(a, b) == (full <= 1))
          #expect(EditDistance.bounded(a, b, limit: 2) == min(full, 3))
        }
      }
    }
  }

  @Test(
    "Soundex gives the National Archives' codes",
    arguments: [
      ("robert", "r163"), ("rupert", "r163"), ("ashcraft", "a261"), ("tymczak", "t522"), ("pfister", "p236"), ("lee", "l000"),
    ])
  func soundex(name: String, code: String) {
    let value = Array(name.utf8).withUnsafeBufferPointer { Soundex.code($0) }
    let digits = String(value & 0xFFFF)
    #expect(String(UnicodeScalar(UInt8(value >> 16))) + String(repeating: "0", count: 3 - digits.count) + digits == code)
  }

  private func similarity(_ a: [UInt8], _ b: [UInt8]) -> Int {
    a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in JaroWinkler.similarity(a, b) } }
  }

  private func plainJaroWinkler(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if a.isEmpty || b.isEmpty { return a.count == b.count ? 1000 : 0 }
    let window = max(0, max(a.count, b.count) / 2 - 1)
    var taken = [Bool](repeating: false, count: a.count)
    var matchedB: [UInt8] = []
    for (j, byte) in b.enumerated() {
      if let i = a.indices.first(where: { !taken[$0] && a[$0] == byte && abs($0 - j) <= window }) {
        taken[i] = true
        matchedB.append(byte)
      }
    }
    let matchedA = a.indices.filter { taken[$0] }.map { a[$0] }
    if matchedA.isEmpty { return 0 }
    let m = Double(matchedA.count)
    let transpositions = Double(zip(matchedA, matchedB).count { $0 != $1 } / 2)
    let jaro = (m / Double(a.count) + m / Double(b.count) + (m - transpositions) / m) / 3
    let prefix = Double(zip(a, b).prefix(4).prefix { $0 == $1 }.count)
    return Int(((jaro + prefix * 0.1 * (1 - jaro)) * 1000).rounded())
  }

  private func plainDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { rows[i][0] = i }
    for j in 0...b.count { rows[0][j] = j }
    for i in stride(from: 1, through: a.count, by: 1) {
      for j in stride(from: 1, through: b.count, by: 1) {
        rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1) }
      }
    }
    return rows[a.count][b.count]
  }
}
