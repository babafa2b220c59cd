import GRDB

/// Which sources each customer's records come from, counted by combination; the integers of one pass over the records.
struct SourceOverlap {
  struct Combination {
    /// Places in `names`, ascending, each with whether the customer has several records there.
    var members: [(source: Int, isRepeated: Bool)]
    var customers: Int
  }

  /// Source names in the order of their bytes.
  let names: [String]
  /// Records of each source.
  let records: [Int]
  let combinations: [Combination]

  init(_ database: Database) throws {
    let sources = try database.objects(
      """
      SELECT s.source_no, s.name, (SELECT count(*) FROM file f WHERE f.source_no = s.source_no) AS files FROM source s
      ORDER BY s.name
      """
    ).items.filter { $0["files"].int > 0 }
    names = sources.map { $0["name"].string }
    var place: [Int: Int] = [:]
    for (index, source) in sources.enumerated() { place[source["source_no"].int] = index }
    let counts = try database.objects("SELECT source_no, count(*) AS records FROM record GROUP BY source_no").items
    var records = [Int](repeating: 0, count: sources.count)
    for row in counts {
      if let index = place[row["source_no"].int] { records[index] = row["records"].int }
    }
    self.records = records
    let rows = try database.objects(
      """
      SELECT signature, count(*) AS customers FROM (
        SELECT group_concat(source_no || CASE WHEN n > 1 THEN '+' ELSE '' END) AS signature FROM (
          SELECT customer_no, source_no, count(*) AS n FROM record GROUP BY customer_no, source_no ORDER BY customer_no, source_no)
        GROUP BY customer_no)
      GROUP BY signature ORDER BY signature
      """
    ).items
    combinations = rows.map { row in
      let members = row["signature"].string.split(separator: ",").compactMap { part -> (source: Int, isRepeated: Bool)? in
        let isRepeated = part.last == "+"
        guard let number = Int(isRepeated ? part.dropLast() : part), let index = place[number] else { return nil }
        return (index, isRepeated)
      }
      return Combination(members: members.sorted { $0.source < $1.source }, customers: row["customers"].int)
    }
  }

  /// Customers of a source.
  func customers(of source: Int) -> Int { count { $0.contains { $0.source == source } } }

  /// Customers known to one source and no other.
  func customersOnly(in source: Int) -> Int { count { $0.count == 1 && $0[0].source == source } }

  /// Customers a source holds more than once.
  func customersRepeated(in source: Int) -> Int { count { $0.contains { $0.source == source && $0.isRepeated } } }

  /// Customers two sources share.
  func customers(of a: Int, and b: Int) -> Int {
    count { members in members.contains { $0.source == a } && members.contains { $0.source == b } }
  }

  private func count(where holds: ([(source: Int, isRepeated: Bool)]) -> Bool) -> Int {
    combinations.reduce(0) { holds($1.members) ? $0 + $1.customers : $0 }
  }

  /// Customers by the sources they are known to, most first.
  var bySources: [(sources: String, customers: Int)] {
    var counts: [[Int]: Int] = [:]
    for combination in combinations { counts[combination.members.map(\.source), default: 0] += combination.customers }
    return counts.map { (sources: $0.key.map { names[$0] }.joined(separator: " + "), customers: $0.value) }
      .sorted { a, b in
        a.customers != b.customers
          ? a.customers > b.customers : a.sources.utf8.lexicographicallyPrecedes(b.sources.utf8)
      }
  }
}
