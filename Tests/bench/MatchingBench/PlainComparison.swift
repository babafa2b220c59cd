import BenchMeter
import RecordModel

/// The same comparisons as a straightforward program makes them: a text per value, Jaro–Winkler by definition, nothing
/// remembered.
enum PlainComparison {
  private static let fields: [CanonicalField] = [
    .nameGiven, .nameLast, .birthDate, .gender, .email, .phone, .company, .addressStreetName, .addressNumber, .addressPostcode,
    .addressCity,
  ]

  /// Pairs a second of processor time, and the mean similarity, which nobody needs but which must be computed.
  static func rate(_ pairs: [CandidatePair], _ table: CustomerRecordTable) -> (pairsPerSecond: Double, mean: Double) {
    let records = pairs.map { (texts(Int($0.first), table), texts(Int($0.second), table)) }
    let meter = Meter()
    var sum = 0.0
    for (a, b) in records {
      for field in fields {
        guard let first = a[field], let second = b[field] else { continue }
        sum += similarity(first, second)
      }
    }
    return (Double(pairs.count) / meter.reading().processorSeconds, sum / Double(max(1, pairs.count)))
  }

  private static func texts(_ record: Int, _ table: CustomerRecordTable) -> [CanonicalField: String] {
    Dictionary(table.values(of: table.records[record]).map { ($0.field, table.texts.string($0.match)) }) { first, _ in first }
  }

  static func similarity(_ a: String, _ b: String) -> Double {
    let (first, second) = (Array(a), Array(b))
    if first.isEmpty || second.isEmpty { return first.count == second.count ? 1 : 0 }
    let reach = max(0, max(first.count, second.count) / 2 - 1)
    var taken = [Bool](repeating: false, count: first.count)
    var matched: [Character] = []
    for (place, character) in second.enumerated() {
      for other in max(0, place - reach)..<max(max(0, place - reach), min(first.count, place + reach + 1))
      where !taken[other] && first[other] == character {
        taken[other] = true
        matched.append(character)
        break
      }
    }
    if matched.isEmpty { return 0 }
    let inOrder = first.indices.filter { taken[$0] }.map { first[$0] }
    let swapped = zip(inOrder, matched).count { $0 != $1 } / 2
    let matches = Double(matched.count)
    let jaro = (matches / Double(first.count) + matches / Double(second.count) + (matches - Double(swapped)) / matches) / 3
    let prefix = zip(first, second).prefix(4).prefix { $0 == $1 }.count
    return jaro + Double(prefix) * 0.1 * (1 - jaro)
  }
}
