import Normalization
import RecordModel

/// Which country most records come from, as their first ones tell: by country columns, international phone numbers, postcodes that
/// only one country has, national mail domains and, where nothing else is known, the language of the headers.
struct CountryGuess: Sendable {
  /// Votes by ISO 3166 alpha-2 code.
  private var votes: [String: Double] = [:]

  /// The country with at least three votes and three of five of all, and why; nil when there is none.
  var best: (country: String, evidence: String)? {
    let all = votes.values.sorted().reduce(0, +)
    guard let first = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), first.value >= 3, first.value >= 0.6 * all
    else { return nil }
    return (first.key, "\(Int((first.value * 100 / all).rounded())) % of what tells countries apart in the first records")
  }

  mutating func read(_ table: CustomerRecordTable) {
    for record in table.records {
      for value in table.values(of: record) { read(value, table.texts) }
    }
  }

  mutating func read(headers: [String]) {
    for header in headers { vote(CountrySigns.ofHeader(header), 0.9) }
  }

  private mutating func read(_ value: FieldValue, _ texts: TextPool) {
    switch value.field {
    case .addressCountry: vote(texts.withBytes(value.value) { $0.count == 2 ? String(decoding: $0, as: UTF8.self) : nil }, 1)
    case .phone: vote(texts.withBytes(value.raw) { CountrySigns.ofPhone(Array($0)) }, 1)
    case .addressPostcode: vote(texts.withBytes(value.raw) { CountrySigns.ofPostcode(Array($0)) }, 1)
    case .email: vote(texts.withBytes(value.value) { CountrySigns.ofEmail(Array($0)) }, 0.5)
    default: break
    }
  }

  private mutating func vote(_ country: String?, _ weight: Double) {
    if let country { votes[country, default: 0] += weight }
  }
}
