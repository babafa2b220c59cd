import RecordModel
import Testing

@testable import Matching

@Suite struct SeenSpanTests {
  private func span(_ weeks: Int64...) -> SeenSpan {
    weeks.reduce(into: SeenSpan()) { $0.extend(by: SeenSpan(Timestamp(milliseconds: $1 * 604_800_000))) }
  }

  @Test("weeks between two spans, whichever comes first; none where they meet or a date is missing")
  func between() {
    #expect(span(100, 140).weeks(to: span(200)) == 60)
    #expect(span(200).weeks(to: span(140, 100)) == 60)
    #expect(span(100, 300).weeks(to: span(200)) == 0)
    #expect(span().weeks(to: span(200)) == 0)
    #expect(span(100).weeks(to: SeenSpan(.unknown)) == 0)
  }

  @Test("dates before 1970 and beyond what weeks hold are no trap")
  func extremes() {
    #expect(SeenSpan(Timestamp(milliseconds: -1)) == SeenSpan())
    #expect(SeenSpan(Timestamp(milliseconds: .max)).weeks(to: span(0xFFFF)) == 0)
    #expect(span(1).weeks(to: SeenSpan(Timestamp(milliseconds: .max))) == 0xFFFE)
  }
}
