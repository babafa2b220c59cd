import RecordModel
import Testing

@testable import Matching

@Suite struct EditDistanceTests {
  @Test("equals the full table on 200,000 random pairs", arguments: 1...4)
  func twin(seed: UInt64) {
    var pairs = RandomPairs(seed: seed)
    for round in 0..<50_000 {
      let (a, b) = pairs.next()
      let limit = round % 7
      let full = plain(a, b)
      let bounded = a.withBoth(b) { EditDistance.bounded($0, $1, limit: limit) }
      let isAtMostOne = a.withBoth(b, EditDistance.isAtMostOne)
      let expected = min(limit + 1, a.count > 64 && b.count > 64 ? cut(a, b) : full)
      if bounded != expected || isAtMostOne != (full <= 1) { Issue.record("\(a) \(b) \(limit): \(bounded) \(isAtMostOne)") }
    }
  }

  @Test(
    "a swap of neighbours is one change, but a swapped pair is not changed again",
    arguments: [("jhon", "john", 1), ("ca", "abc", 3), ("", "abc", 3), ("meyer", "maier", 2), ("abcdef", "badcfe", 3)])
  func distances(a: String, b: String, expected: Int) {
    #expect(Array(a.utf8).withBoth(Array(b.utf8)) { EditDistance.bounded($0, $1, limit: 5) } == expected)
  }

  /// Of what is left between equal ends only the first 64 bytes count; the difference in length is the least.
  private func cut(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let shorter = min(a.count, b.count)
    let start = zip(a, b).prefix { $0 == $1 }.count
    let end = min(shorter - start, zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count)
    let (first, second) = (Array(a[start..<a.count - end]), Array(b[start..<b.count - end]))
    if min(first.count, second.count) <= 64 { return plain(a, b) }
    return max(abs(a.count - b.count), plain(Array(first.prefix(64)), Array(second.prefix(64))))
  }

  private func plain(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let width = b.count + 1
    var cells = [Int](repeating: 0, count: (a.count + 1) * width)
    for i in 0...a.count { cells[i * width] = i }
    for j in 0...b.count { cells[j] = j }
    for i in stride(from: 1, through: a.count, by: 1) {
      for j in stride(from: 1, through: b.count, by: 1) {
        let cell = i * width + j
        var best = cells[cell - width - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        if cells[cell - width] < best { best = cells[cell - width] + 1 }
        if cells[cell - 1] < best { best = cells[cell - 1] + 1 }
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, cells[cell - 2 * width - 2] + 1) }
        cells[cell] = best
      }
    }
    return cells[a.count * width + b.count]
  }
}
