import Foundation
import GRDB
import ProfileStore
import RecordModel

/// All pairs of a database by whether they were merged and by weight, and of each stratum a few drawn by hash.
///
/// Merged pairs are all pairs inside customers, each at the weakest link of the strongest chain between the two records; apart are
/// the kept links between customers. Cost: the square of each customer's records.
struct PairStrata {
  /// By record number.
  struct Pair: Hashable, Comparable {
    var first: Int64
    var second: Int64

    static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }

  private struct Stratum {
    var pairs = 0
    var expected = 0.0
    /// Smallest hashes first.
    var drawn: [(hash: UInt64, pair: Pair)] = []
  }

  private struct Link {
    var first: Int64
    var second: Int64
    var weight: MatchWeight
  }

  private let edges: [MatchWeight]
  private let most: Int
  /// Merged first, each from the strongest to the weakest.
  private var merged: [Stratum]
  private var apart: [Stratum]

  /// - Parameter most: how many pairs to draw of each stratum, at most.
  init(_ database: ProfileDatabase, most: Int) throws {
    let cuts = try database.read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT json_extract(model, '$.mergeMillibits'), json_extract(model, '$.reviewMillibits') FROM run
          WHERE json_valid(model) ORDER BY run_id DESC LIMIT 1
          """)
    }
    let merge: Int32 = cuts?[0] ?? 4248
    let review: Int32 = cuts?[1] ?? 0
    edges = Array(Set([15_000, 10_000, 7000, merge, review])).sorted(by: >).map { MatchWeight(millibits: $0) }
    self.most = most
    merged = [Stratum](repeating: Stratum(), count: edges.count + 1)
    apart = merged
    let links = try readLinks(database)
    try database.read { db in
      var members: [Int64] = []
      var customer: Int64?
      var confidence = 1.0
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT r.customer_no, r.record_no, c.confidence FROM record r JOIN customer c USING (customer_no)
          WHERE c.record_count > 1 ORDER BY r.customer_no, r.record_no
          """)
      while let row = try rows.next() {
        let number: Int64 = row[0]
        if number != customer {
          addMerged(members, customer.flatMap { links[$0] } ?? [], confidence)
          members = []
          customer = number
        }
        members.append(row[1])
        confidence = row[2]
      }
      addMerged(members, customer.flatMap { links[$0] } ?? [], confidence)
    }
  }

  /// Links between customers are counted, those inside given back by customer.
  private mutating func readLinks(_ database: ProfileDatabase) throws -> [Int64: [Link]] {
    var inside: [Int64: [Link]] = [:]
    try database.read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT l.a_record, l.b_record, l.weight, a.customer_no, b.customer_no FROM link l
          JOIN record a ON a.record_no = l.a_record JOIN record b ON b.record_no = l.b_record
          """)
      while let row = try rows.next() {
        let bits: Double = row[2]
        let link = Link(first: row[0], second: row[1], weight: MatchWeight(millibits: Int32((bits * 1000).rounded())))
        let (a, b): (Int64, Int64) = (row[3], row[4])
        if a == b {
          inside[a, default: []].append(link)
        } else {
          let place = place(of: link.weight)
          add(Pair(first: link.first, second: link.second), PosteriorCalibration.apart(link.weight), to: &apart[place])
        }
      }
    }
    return inside
  }

  private func place(of weight: MatchWeight) -> Int { edges.firstIndex { weight >= $0 } ?? edges.count }

  /// Chains of links as in Kruskal's tree: sides that a link joins first meet at its weight.
  private mutating func addMerged(_ members: [Int64], _ links: [Link], _ confidence: Double) {
    guard members.count > 1 else { return }
    let weakest = confidence > 0 && confidence < 1 ? MatchProbability.weight(reaching: confidence) : .zero
    var side: [Int64: Int64] = [:]
    var sides: [Int64: [Int64]] = [:]
    for member in members {
      side[member] = member
      sides[member] = [member]
    }
    func join(_ first: Int64, _ second: Int64, _ weight: MatchWeight, _ into: (Pair, MatchWeight) -> Void) {
      guard let a = side[first], let b = side[second], a != b, let left = sides[a], let right = sides[b] else { return }
      for x in left { for y in right { into(Pair(first: min(x, y), second: max(x, y)), weight) } }
      let (kept, gone) = left.count >= right.count ? (a, b) : (b, a)
      for member in sides[gone] ?? [] { side[member] = kept }
      sides[kept, default: []] += sides[gone] ?? []
      sides[gone] = nil
    }
    var found: [(Pair, MatchWeight)] = []
    let strongest = links.sorted { a, b in
      a.weight != b.weight ? a.weight > b.weight : (a.first, a.second) < (b.first, b.second)
    }
    for link in strongest { join(link.first, link.second, max(link.weight, weakest)) { found.append(($0, $1)) } }
    for member in members.dropFirst() { join(members[0], member, weakest) { found.append(($0, $1)) } }
    for (pair, weight) in found {
      add(pair, PosteriorCalibration.merged(weight, members: members.count), to: &merged[place(of: weight)])
    }
  }

  private func add(_ pair: Pair, _ probability: Double, to stratum: inout Stratum) {
    stratum.pairs += 1
    stratum.expected += probability
    let hash = ByteHash.combine(ByteHash.mix(UInt64(bitPattern: pair.first)), UInt64(bitPattern: pair.second))
    if stratum.drawn.count == most, let last = stratum.drawn.last, hash >= last.hash { return }
    var (low, high) = (0, stratum.drawn.count)
    while low < high {
      let middle = (low + high) / 2
      if stratum.drawn[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    stratum.drawn.insert((hash, pair), at: low)
    if stratum.drawn.count > most { stratum.drawn.removeLast() }
  }

  /// Strata that have pairs, and of each the pairs drawn, first drawn first.
  var all: [(stratum: PairStratum, drawn: [Pair])] {
    [("merged", merged), ("apart", apart)].flatMap { kind, strata in
      strata.enumerated().filter { $0.element.pairs > 0 }.map { place, stratum in
        (
          PairStratum(
            name: "\(kind) \(range(place))", pairs: stratum.pairs, expected: stratum.expected / Double(stratum.pairs)),
          stratum.drawn.map(\.pair)
        )
      }
    }
  }

  private func range(_ place: Int) -> String {
    func bits(_ weight: MatchWeight) -> String {
      let tenths = Int((weight.bits * 10).rounded())
      return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
    if place == 0 { return "from \(bits(edges[0]))" }
    return place == edges.count ? "below \(bits(edges[place - 1]))" : "\(bits(edges[place])) to \(bits(edges[place - 1]))"
  }
}
