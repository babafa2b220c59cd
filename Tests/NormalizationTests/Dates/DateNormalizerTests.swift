import PipelineConfig
import RecordModel
import Testing

@testable import Normalization

@Suite struct DateNormalizerTests {
  private func birth(_ text: String, order: DateOrder? = nil) -> NormalizerProbe {
    NormalizerProbe(DateNormalizer(), [(.birthDate, text)], order: order)
  }

  @Test(
    "a date of any known shape becomes YYYY-MM-DD",
    arguments: [
      ("1970-03-01", "1970-03-01"), ("19700301", "1970-03-01"), ("1970/03/01", "1970-03-01"), ("01.03.1970", "1970-03-01"),
      ("1.3.70", "1970-03-01"), ("1970-03-01T10:20:30Z", "1970-03-01"), ("1970-03-01 00:00:00", "1970-03-01"),
      ("Mar 1 1970", "1970-03-01"), ("March 1st, 1970", "1970-03-01"), ("1. März 1970", "1970-03-01"),
      ("1-Mar-70", "1970-03-01"), ("17-May-90", "1990-05-17"), ("25-Jun-08", "2008-06-25"), ("1er mars 1970", "1970-03-01"),
      ("3 août 1980", "1980-08-03"), ("1 de marzo de 1970", "1970-03-01"), ("5 października 1981", "1981-10-05"),
      ("12. Jänner 1999", "1999-01-12"), ("1970 Mar 1", "1970-03-01"), ("20051990", "1990-05-20"), ("8/15/67", "1967-08-15"),
      ("20/8/1991", "1991-08-20"), ("5/5/2001", "2001-05-05"), ("1/31/18", "2018-01-31"), ("6/22/1976 10:00 AM", "1976-06-22"),
      ("31-12-1999", "1999-12-31"), ("90-05-17", "1990-05-17"), ("32874", "1990-01-01"), ("19-Feb-91", "1991-02-19"),
      ("１９７０-０３-０１", "1970-03-01"), ("Sunday, 1 March 1970", "1970-03-01"), ("02.29.2000", "2000-02-29"),
    ])
  func shapes(text: String, expected: String) {
    let probe = birth(text)
    #expect(probe.value(.birthDate) == expected)
    #expect(probe.match(.birthDate) == expected)
    #expect(probe.issues.isEmpty)
  }

  @Test("a date of day and month up to 12 follows the source's order, else waits for its column")
  func order() {
    #expect(birth("03/04/1990", order: .dmy).match(.birthDate) == "1990-04-03")
    #expect(birth("03/04/1990", order: .mdy).match(.birthDate) == "1990-03-04")
    let waiting = birth("3/4/90").builder.undecidedDates
    #expect(waiting.map { [$0.value, $0.record, $0.column, $0.first, $0.second, $0.year] } == [[0, 0, 0, 3, 4, 1990]])
    #expect(birth("3/4/2024").builder.undecidedDates.count == 1)
    #expect(birth("3/4/24").builder.undecidedDates.first?.year == 2024)
  }

  @Test("a part above 12 is evidence for the column")
  func evidence() {
    #expect(birth("20/8/1991").builder.dateEvidence.map(\.dayFirst) == [true])
    #expect(birth("8/20/1991").builder.dateEvidence.map(\.dayFirst) == [false])
    #expect(birth("1991-08-20").builder.dateEvidence.isEmpty)
  }

  @Test(
    "a date without its year, month or day keeps what is known",
    arguments: [
      ("--03-07", "--03-07", ""), ("--0307", "--03-07", ""), ("1970", "1970", "1970"), ("1970-03", "1970-03", "1970-03"),
      ("03/1970", "1970-03", "1970-03"), ("Mar 1970", "1970-03", "1970-03"), ("1970-00-00", "1970", "1970"),
      ("1970-05-00", "1970-05", "1970-05"), ("7 March", "--03-07", ""), ("03/17", "--03-17", ""),
    ])
  func partial(text: String, value: String, match: String) {
    let probe = birth(text)
    #expect(probe.value(.birthDate) == value)
    #expect(probe.match(.birthDate) == match)
  }

  @Test(
    "impossible dates are kept and not compared",
    arguments: ["31.02.1990", "1990-13-41", "32/01/1990", "soon", "5.5.5", "1990-02-30"])
  func impossible(text: String) {
    let probe = birth(text)
    #expect(probe.outputs.map(\.flags) == [.invalid])
    #expect(probe.outputs.map(\.value) == [text])
    #expect(probe.match(.birthDate) == "")
    #expect(probe.issues == [.invalidDate])
  }

  @Test("dates before 1880 are compared but doubted, dates after the run's start are not compared")
  func implausible() {
    #expect(birth("1850-01-02").match(.birthDate) == "1850-01-02")
    #expect(birth("1850-01-02").issues == [.implausibleDate])
    #expect(birth("2031-01-02").match(.birthDate) == "")
    #expect(birth("2031-01-02").issues == [.implausibleDate])
    // Registers of people long dead are matched too.
    #expect(birth("1720-01-02").match(.birthDate) == "1720-01-02")
    #expect(birth("0720-01-02").match(.birthDate) == "")
    #expect(birth("1/2/2077").issues == [.implausibleDate])
  }

  @Test(
    "case 98: placeholder dates are missing",
    arguments: [
      "1900-01-01", "01.01.1900", "0001-01-01", "01.01.0001", "1753-01-01", "9999-12-31", "0000-00-00", "0/0/00", "n/a",
      "00.00.0000",
    ])
  func placeholders(text: String) {
    let probe = birth(text)
    #expect(probe.outputs.map(\.flags) == [.placeholder])
    #expect(probe.match(.birthDate) == "")
    #expect(probe.issues == [.placeholder])
  }

  @Test("1970-01-01 is a birthday, but no day of activity")
  func epochDay() {
    #expect(birth("1970-01-01").match(.birthDate) == "1970-01-01")
    let activity = NormalizerProbe(DateNormalizer(), [(.lastActivity, "1970-01-01")])
    #expect(activity.outputs.map(\.flags) == [.placeholder])
  }

  @Test("a day of activity may be a spreadsheet's day count or a Unix time")
  func counts() {
    #expect(NormalizerProbe(DateNormalizer(), [(.lastActivity, "45292")]).match(.lastActivity) == "2024-01-01")
    #expect(NormalizerProbe(DateNormalizer(), [(.lastActivity, "45292.5")]).match(.lastActivity) == "2024-01-01")
    #expect(NormalizerProbe(DateNormalizer(), [(.lastActivity, "1710234842")]).match(.lastActivity) == "2024-03-12")
    #expect(NormalizerProbe(DateNormalizer(), [(.lastActivity, "10000")]).issues == [.invalidDate])
  }

  @Test("any bytes are read without a trap, and a normalized value stays as it is")
  func anyBytes() {
    var random = SeededGenerator(state: 7)
    let seeds = [
      "1970-03-01", "19700301", "1. März 1970", "--03-07", "12/31/99 7:00 PM", "Tue, 12 Mar 2024 09:14:02 +0000", "45292.5",
      "9999999999999999999", "2024-03-12T09:14:02.123+01:00", "0/0/00", "17-May-90", "٠١/٠٣/١٩٧٠",
    ]
    let fields: [CanonicalField] = [.birthDate, .lastActivity]
    for round in 0..<30_000 {
      let text = round % 4 == 0 ? random.bytes(upTo: 40) : random.mutation(of: seeds)
      let order = [nil, DateOrder.dmy, .mdy, .ymd][round % 4]
      let first = NormalizerProbe(DateNormalizer(), bytes: [(fields[round % 2], text)], order: order)
      for output in first.outputs where output.flags.isDisjoint(with: .placeholder) {
        let again = NormalizerProbe(DateNormalizer(), [(output.field, output.value)], order: order)
        if again.outputs.map(\.value) != [output.value] || again.outputs.map(\.match) != [output.match] {
          Issue.record("\(text): \(output.value) became \(again.outputs.map(\.value))")
        }
      }
    }
  }
}
