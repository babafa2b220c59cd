import RecordModel
import Testing

@Suite struct TimestampISO8601Tests {
  static let known: [(Int64, String)] = [
    (0, "1970-01-01T00:00:00Z"), (1_710_234_842_000, "2024-03-12T09:14:02Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
    (-1, "1969-12-31T23:59:59Z"), (-62_135_596_800_000, "0001-01-01T00:00:00Z"), (253_402_300_799_999, "9999-12-31T23:59:59Z"),
  ]

  @Test("moments are written in UTC to the second", arguments: known)
  func writes(_ milliseconds: Int64, _ text: String) {
    #expect(Timestamp(milliseconds: milliseconds).iso8601 == text)
  }

  @Test("what is written can be read again, day by day over eight centuries")
  func roundTrip() {
    for day in stride(from: Int64(-150_000), to: 150_000, by: 7) {
      let time = Timestamp(milliseconds: day * 86_400_000 + 12_345_000)
      #expect(Timestamp(iso8601: time.iso8601.utf8) == time)
    }
  }

  @Test(
    "shorter and finer forms are read",
    arguments: [
      ("2024-03-12", 1_710_201_600_000), ("2024-03-12T09:14", 1_710_234_840_000), ("2024-03-12 09:14:02", 1_710_234_842_000),
      ("2024-03-12T09:14:02.5Z", 1_710_234_842_500), ("2016-12-31T23:59:60Z", 1_483_228_799_000),
    ])
  func reads(_ text: String, _ milliseconds: Int64) {
    #expect(Timestamp(iso8601: text.utf8)?.milliseconds == milliseconds)
  }

  @Test(
    "what is no date is refused",
    arguments: [
      "", "2024", "2023-02-29", "2024-13-01", "2024-00-10", "2024-03-12T24:00", "2024-03-12x", "12.03.2024", "٢٠٢٤-03-12",
    ])
  func refuses(_ text: String) {
    #expect(Timestamp(iso8601: text.utf8) == nil)
  }

  @Test("the ends of the range do not trap, and an unknown moment is empty")
  func extremes() {
    #expect(Timestamp(milliseconds: .max).iso8601 == "292278994-08-17T07:12:55Z")
    #expect(Timestamp(milliseconds: .min + 1).iso8601.hasPrefix("-292275055"))
    #expect(Timestamp.unknown.iso8601.isEmpty)
  }
}
