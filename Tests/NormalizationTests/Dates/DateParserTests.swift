import PipelineConfig
import RecordModel
import Testing

@testable import Normalization

@Suite struct DateParserTests {
  @Test(
    "a moment of any known shape is read as UTC",
    arguments: [
      ("2024-03-12T09:14:02Z", 1_710_234_842_000), ("2024-03-12T09:14:02.123Z", 1_710_234_842_123),
      ("2024-03-12T10:14:02+01:00", 1_710_234_842_000), ("2024-03-12 09:14", 1_710_234_840_000),
      ("Tue, 12 Mar 2024 09:14:02 +0000", 1_710_234_842_000), ("Tue Mar 12 09:14:02 +0000 2024", 1_710_234_842_000),
      ("Tue Mar 12 09:14:02 2024", 1_710_234_842_000), ("12 Mar 24 04:14:02 EST", 1_710_234_842_000),
      ("Tue, 12 Mar 2024 10:14:02 +0100 (CET)", 1_710_234_842_000), ("1710234842", 1_710_234_842_000),
      ("1710234842123", 1_710_234_842_123), ("1710234842.5", 1_710_234_842_500), ("20240312T091402Z", 1_710_234_842_000),
      ("20240312091402", 1_710_234_842_000), ("202403120914", 1_710_234_840_000), ("2024-03-12", 1_710_201_600_000),
      ("13/03/2024 9:14 PM", 1_710_364_440_000), ("3/13/2024 12:00 a.m.", 1_710_288_000_000), ("45292.5", 1_704_110_400_000),
      ("2024-03-12T09:14:02.123456789+0000", 1_710_234_842_123), ("1969-12-31T23:59:59Z", -1000),
      ("2016-12-31T23:59:60Z", 1_483_228_800_000), ("12.03.2024, 09:14 Uhr", 1_710_234_840_000),
    ])
  func moments(text: String, milliseconds: Int64) {
    #expect(DateParser.timestamp(Array(text.utf8)[...], order: nil)?.milliseconds == milliseconds)
  }

  @Test(
    "what is no moment, or two possible ones, is not read",
    arguments: ["", "n/a", "03/04/2024 10:00", "2024-02-30", "2024-03-12 25:00", "99999"])
  func refused(text: String) {
    #expect(DateParser.timestamp(Array(text.utf8)[...], order: nil) == nil)
  }

  @Test("the given order settles day and month")
  func order() {
    let text = Array("03/04/2024 10:00".utf8)[...]
    #expect(DateParser.timestamp(text, order: .dmy)?.milliseconds == 1_712_138_400_000)
    #expect(DateParser.timestamp(text, order: .mdy)?.milliseconds == 1_709_546_400_000)
  }

  @Test("day counts and civil dates are each other's inverse over ten thousand years")
  func civilDates() throws {
    var expected = try #require(CivilDate(year: 0, month: 1, day: 1))
    for days in expected.daysSince1970...CivilDate.last.daysSince1970 {
      let date = try #require(CivilDate(daysSince1970: days))
      guard date == expected, date.daysSince1970 == days else {
        Issue.record("day \(days)")
        return
      }
      let next = CivilDate(year: date.year, month: date.month, day: date.day + 1)
      expected =
        next ?? CivilDate(year: date.year, month: date.month + 1, day: 1) ?? CivilDate(year: date.year + 1, month: 1, day: 1)
        ?? .last
    }
  }
}
