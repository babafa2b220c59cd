import Testing

/// Every public file, read without saying of what kind it is: what became of it is frozen.
@Suite("Outcomes", .enabled(if: Corpus.folder != nil, "the shared test data is not there"))
struct CorpusTests {
  @Test(
    "every file is read or refused with a reason, every byte is accounted for, and the outcomes are as frozen",
    arguments: Corpus.all)
  func outcomes(of corpus: Corpus) throws {
    var totals = OutcomeTotals()
    var lines: [String] = []
    for file in corpus.files {
      let outcome = FileOutcome(file)
      #expect(outcome.audit.faults.isEmpty, "\(outcome.name): \(outcome.audit.faults)")
      if let refusal = outcome.audit.refusal { #expect(refusal.hint != nil, "\(outcome.name): \(refusal.code) without advice") }
      totals.add(outcome)
      lines.append(outcome.line)
    }
    #expect(!lines.isEmpty)
    lines.append(totals.line)
    lines += try Expectations.scores(of: corpus).map(\.line)
    try FrozenTable(of: corpus).check(lines)
  }
}
