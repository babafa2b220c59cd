import RecordModel
import Testing

@testable import Merging

/// Seeded random nights of records that come, go, change, join and part, against a slow and plain model.
@Suite struct ProfileHistoryTests {
  @Test("identity holds its promises over random histories", arguments: 0..<40)
  func histories(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    var previous = PreviousProfiles()
    var last: [[String]: ProfileID] = [:]
    var live: Set<ProfileID> = []
    var everGiven: Set<ProfileID> = []
    var group = (0..<24).map { _ in Int.random(in: 0..<10, using: &random) }
    var text = [Int](repeating: 0, count: 24)
    for run in 1...12 {
      for index in group.indices where Int.random(in: 0..<6, using: &random) == 0 {
        group[index] = Int.random(in: 0..<10, using: &random)
      }
      var changed: Set<String> = []
      for index in text.indices where Int.random(in: 0..<12, using: &random) == 0 {
        text[index] += 1
        changed.insert(Self.key(index))
      }
      let present = group.indices.filter { _ in Int.random(in: 0..<8, using: &random) > 0 }
      let records = present.map {
        TestRecord(source: UInt16($0 % 3), key: Self.key($0), values: [.init(.jobTitle, "job \(text[$0])")])
      }
      let clusters = Dictionary(grouping: present, by: { group[$0] }).values.map { $0.map(Self.key).sorted() }
      let (table, result) = try merge(
        records.shuffled(using: &random), clusters: clusters.shuffled(using: &random), previous: previous, run: run)
      let now = Self.idsByKeys(table, result)

      #expect(Set(now.keys) == Set(clusters))
      #expect(Set(now.values).count == clusters.count)
      #expect(result.customers.map(\.id) == result.customers.map(\.id).sorted())
      #expect(now == Self.plainModel(clusters: clusters, previous: previous, given: now))
      for (keys, id) in last where now[keys] != nil { #expect(now[keys] == id) }
      for change in result.changes where change.event == .updated {
        let keys = try #require(now.first { $0.value == change.customer }?.key)
        #expect(last[keys] == nil || !changed.isDisjoint(with: keys))
      }
      everGiven.formUnion(now.values)
      live = Self.replay(result.changes, on: live)
      #expect(live == Set(now.values))
      let redirected = Set(result.redirects.map(\.from))
      #expect(redirected.isDisjoint(with: live))
      #expect(redirected.union(live) == everGiven)
      #expect(result.redirects.allSatisfy { $0.to.map(live.contains) ?? true })

      previous = published(result, table, run: run, after: previous)
      let (_, again) = try merge(records.reversed(), clusters: clusters.reversed(), previous: previous, run: run + 1)
      #expect(again.changes.isEmpty)
      #expect(again.customers.map(\.id) == result.customers.map(\.id))
      #expect(again.redirects == result.redirects)
      last = now
    }
  }

  private static func key(_ index: Int) -> String { "k\(index)" }

  private static func idsByKeys(_ table: CustomerRecordTable, _ result: MergeResult) -> [[String]: ProfileID] {
    Dictionary(
      uniqueKeysWithValues: result.customers.map { customer in
        (customer.records.map { table.texts.string(table.records[Int($0)].key) }.sorted(), customer.id)
      })
  }

  /// Which ids exist after the changes.
  private static func replay(_ changes: [ProfileChange], on live: Set<ProfileID>) -> Set<ProfileID> {
    var live = live
    for change in changes {
      switch change.event {
      case .created, .split: live.insert(change.customer)
      case .merged: live.subtract(change.others)
      case .retired, .erased: live.remove(change.customer)
      case .updated: break
      }
    }
    return live
  }

  /// Every cluster's id by the rules, spelled out; clusters with new ids take the one they were given.
  private static func plainModel(
    clusters: [[String]], previous: PreviousProfiles, given: [[String]: ProfileID]
  ) -> [[String]: ProfileID] {
    func former(_ key: String) -> PreviousRecord? {
      previous.records.first { $0.key.key == key }?.value
    }
    func smallest(_ cluster: [String]) -> RecordReference {
      let sources = ["crm", "erp", "forms"]
      return cluster.map { RecordReference(source: sources[(Int($0.dropFirst()) ?? 0) % 3], key: $0) }.min()
        ?? RecordReference(source: "", key: "")
    }
    func share(_ id: ProfileID, _ cluster: [String]) -> Int { cluster.count { former($0)?.customer == id } }
    let ids = Set(previous.records.values.map(\.customer))
    var claims: [[String]: [ProfileID]] = [:]
    for id in ids {
      let home = clusters.filter { share(id, $0) > 0 }.sorted { a, b in
        if share(id, a) != share(id, b) { return share(id, a) > share(id, b) }
        return a.count == b.count ? smallest(a) < smallest(b) : a.count > b.count
      }.first
      if let home { claims[home, default: []].append(id) }
    }
    var result = given
    for (cluster, claiming) in claims {
      result[cluster] =
        claiming.sorted { a, b in
          let runs = [a, b].map { id in previous.records.values.filter { $0.customer == id }.map(\.firstRun).min() ?? 0 }
          return (-share(a, cluster), runs[0], a.text) < (-share(b, cluster), runs[1], b.text)
        }.first
    }
    return result
  }
}
