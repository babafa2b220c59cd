import RecordModel

/// Given names that stand for each other: nicknames, short forms and national variants, folded; not names that are merely alike.
///
/// A row of a table is `canonical: variant variant | variant`. The canonical name and the variants up to the next bar are one
/// group, and names that share a group meet: Bob and Rob are both Robert. Behind a bar stand short forms that are names of their
/// own: they meet the canonical name, but not the variants before the bar.
struct NameVariants: Sendable {
  /// For each text the number of its name in the tables, counted from 1; 0 when it has none.
  private let nameOfText: [UInt16]
  private let index: VariantIndex

  /// Costs one look-up in the pool for each name of the tables, about a millisecond.
  init(_ texts: TextPool) {
    var names = [UInt16](repeating: 0, count: texts.count)
    index = Self.index
    for (number, name) in index.names.enumerated() {
      if let id = texts.find(name) { names[Int(id.rawValue)] = UInt16(truncatingIfNeeded: number + 1) }
    }
    nameOfText = names
  }

  /// Whether two texts of the pool share a group. A few ns.
  func areVariants(_ a: UInt32, _ b: UInt32) -> Bool {
    guard a < nameOfText.count, b < nameOfText.count else { return false }
    let (first, second) = (nameOfText[Int(a)], nameOfText[Int(b)])
    if first == 0 || second == 0 { return false }
    return index.shareGroup(Int(first) - 1, Int(second) - 1)
  }

  /// Tables by language, in the order in which groups are numbered.
  static let tables: [(language: String, text: String)] = [
    ("national forms", nationalForms), ("English", englishAtoF + "\n" + englishGtoM + "\n" + englishNtoZ), ("German", german),
    ("French", french), ("Spanish", spanish),
    ("Portuguese", portuguese), ("Italian", italian), ("Dutch", dutch), ("Polish", polish), ("Czech", czech),
    ("Hungarian", hungarian), ("Scandinavian", scandinavian), ("Russian", russian), ("Ukrainian", ukrainian),
    ("Greek", greek), ("Arabic", arabic), ("Hebrew", hebrew),
  ]

  private static let index = VariantIndex(rows: tables.flatMap { rows(of: $0.text) })

  /// A row of a table, taken apart.
  struct Row {
    var canonical: Substring
    var groups: [[Substring]]
  }

  static func rows(of table: String) -> [Row] {
    table.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      let groups = line[line.index(after: colon)...].split(separator: UInt8(ascii: "|"))
      return Row(
        canonical: Substring(line[..<colon]),
        groups: groups.map { $0.split(separator: UInt8(ascii: " ")).map { Substring($0) } })
    }
  }
}

/// The groups of each name in one flat array, ascending.
private struct VariantIndex: Sendable {
  /// In the order of their first appearance.
  private(set) var names: [String] = []
  private var starts: [Int32] = []
  private var groups: [UInt16] = []

  init(rows: [NameVariants.Row]) {
    var numbers: [Substring: Int] = [:]
    var groupsOfName: [[UInt16]] = []
    var group: UInt16 = 0
    for row in rows {
      for variants in row.groups {
        for name in [row.canonical] + variants {
          let number = numbers[name] ?? names.count
          if number == names.count {
            numbers[name] = number
            names.append(String(name))
            groupsOfName.append([])
          }
          groupsOfName[number].append(group)
        }
        group += 1
      }
    }
    for list in groupsOfName {
      starts.append(Int32(truncatingIfNeeded: groups.count))
      groups += list
    }
    starts.append(Int32(truncatingIfNeeded: groups.count))
  }

  func shareGroup(_ a: Int, _ b: Int) -> Bool {
    var (i, j) = (Int(starts[a]), Int(starts[b]))
    let (endOfA, endOfB) = (Int(starts[a + 1]), Int(starts[b + 1]))
    while i < endOfA, j < endOfB {
      if groups[i] == groups[j] { return true }
      if groups[i] < groups[j] { i += 1 } else { j += 1 }
    }
    return false
  }
}
