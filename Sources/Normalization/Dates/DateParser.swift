import PipelineConfig
import RecordModel

/// Reads moments: when a record was changed, when something happened.
package enum DateParser {
  /// The moment written, in UTC where no zone stands; nil when there is none or day and month cannot be told apart.
  ///
  /// Takes ISO 8601 with fraction and zone, RFC 5322, asctime, spreadsheet serials, Unix seconds, milliseconds and microseconds, dates
  /// with or without time in the shapes of ``DateNormalizer``; years of two digits as in RFC 5322 §4.3. Never later than 9999.
  package static func timestamp(_ text: ArraySlice<UInt8>, order: DateOrder?) -> Timestamp? {
    guard let tokens = DateTokens(text), let reading = DateReading(tokens, order: order) else { return nil }
    switch reading {
    case .day(let year, let month, let day, _):
      let full = year.digits == 4 ? year.value : year.value + (year.value < 50 ? 2000 : 1900)
      guard let date = CivilDate(year: full, month: month, day: day) else { return nil }
      let inside = tokens.time ?? compactTime(tokens) ?? 0
      return Timestamp(milliseconds: Int64(date.daysSince1970 * 86_400_000 + inside - (tokens.zone ?? 0) * 60_000))
    case .serial(let days, let milliseconds) where (20_000...60_000).contains(days):
      return Timestamp(milliseconds: Int64((days - 25_569) * 86_400_000 + milliseconds))
    case .epoch(let milliseconds) where tokens.time == nil:
      return CivilDate(Int64(milliseconds)) == nil ? nil : Timestamp(milliseconds: Int64(milliseconds))
    default: return nil
    }
  }

  private static func compactTime(_ tokens: DateTokens) -> Int? {
    tokens.count == 1 && tokens.parts[0].digits == 12 ? DateReading.clock(tokens.parts[0].value % 10_000) : nil
  }
}
