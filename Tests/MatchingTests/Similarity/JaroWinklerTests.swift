import RecordModel
import Testing

@testable import Matching

@Suite struct JaroWinklerTests {
  @Test(
    "gives the published values",
    arguments: [
      ("martha", "marhta", 961), ("dixon", "dicksonx", 813), ("jellyfish", "smellyfish", 896), ("", "", 1000), ("a", "", 0),
    ])
  func published(a: String, b: String, expected: Int) {
    #expect(Array(a.utf8).withBoth(Array(b.utf8), JaroWinkler.similarity) == expected)
  }

  @Test("equals its plain twin on 200,000 random pairs", arguments: 1...4)
  func twin(seed: UInt64) {
    var pairs = RandomPairs(seed: seed)
    for _ in 0..<50_000 {
      let (a, b) = pairs.next()
      let similarity = a.withBoth(b, JaroWinkler.similarity)
      if similarity != plain(a, b) { Issue.record("\(a) \(b): \(similarity)") }
    }
  }

  private func plain(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let (a, b) = (Array(a.prefix(64)), Array(b.prefix(64)))
    if a.isEmpty || b.isEmpty { return a.count == b.count ? 1000 : 0 }
    let window = max(0, max(a.count, b.count) / 2 - 1)
    var taken = [Bool](repeating: false, count: a.count)
    var matchedB: [UInt8] = []
    for j in b.indices {
      for i in max(0, j - window)..<max(0, j - window, min(a.count, j + window + 1)) where !taken[i] && a[i] == b[j] {
        taken[i] = true
        matchedB.append(b[j])
        break
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
}
