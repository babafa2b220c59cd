import Testing

@testable import Diagnostics

@Suite struct DiagnosticRendererTests {
  @Test("a message names path, line and column, shows the line with a caret, then what to do")
  func wholeMessage() {
    let diagnostic = Diagnostic(
      .error, "C101", "unknown key 'tust'", at: SourceLocation(path: "customers.yml", line: 9, column: 5),
      hints: ["did you mean 'trust'?"], sourceLine: "    tust: 0.9")
    let text = DiagnosticRenderer(colour: false, showValues: false).render(diagnostic)
    #expect(
      text == "customers.yml:9:5: error[C101]: unknown key 'tust'\n      tust: 0.9\n      ^\n  hint: did you mean 'trust'?")
  }

  @Test("a customer's value is told only when asked for")
  func values() {
    let diagnostic = Diagnostic(.warning, "X1", "a value is odd", quoted: "ada@nimbus.example")
    #expect(!DiagnosticRenderer(colour: false, showValues: false).render(diagnostic).contains("ada"))
    #expect(DiagnosticRenderer(colour: false, showValues: true).render(diagnostic).contains("ada@nimbus.example"))
  }

  @Test("colour only paints the severity")
  func colour() {
    let text = DiagnosticRenderer(colour: true, showValues: false).render(Diagnostic(.error, "C1", "summary"))
    #expect(text == "\u{1B}[31merror[C1]\u{1B}[0m: summary")
  }

  @Test(
    "cases 91 and 94: control, bidirectional and invisible characters and line breaks are shown, never sent",
    arguments: [
      ("\u{1B}]0;owned\u{7}", "\\x1b]0;owned\\x07"), ("a\nb", "a\\x0ab"), ("\u{202E}abc", "\\u{202e}abc"),
      ("zero\u{200B}width", "zero\\u{200b}width"), ("\u{E0041}", "\\u{e0041}"), ("Müller 東京", "Müller 東京"),
    ])
  func escaped(text: String, shown: String) { #expect(TerminalText.escaped(text) == shown) }

  @Test("long values are cut")
  func cut() { #expect(TerminalText.escaped(String(repeating: "a", count: 500), limit: 80).count == 81) }
}

@Suite struct NearestNameTests {
  @Test(
    "the known name somebody meant",
    arguments: [
      ("tust", "trust"), ("cvs", "csv"), ("moblie", "mobile"), ("trus", "trust"), ("rtust", "trust"), ("TRUST", "trust"),
    ])
  func suggests(typed: String, meant: String) {
    #expect(NearestName.of(typed, among: ["trust", "csv", "mobile", "country"]) == meant)
  }

  @Test("nothing is suggested for something else altogether")
  func nothing() { #expect(NearestName.of("completely", among: ["trust", "csv"]) == nil) }

  @Test("of equally near names the first by alphabet is suggested, whatever the order")
  func ties() {
    #expect(NearestName.of("aab", among: ["aad", "aac"]) == "aac")
    #expect(NearestName.of("aab", among: ["aac", "aad"]) == "aac")
  }
}

@Suite struct TextTableTests {
  @Test("columns align, numbers to the right, without trailing spaces")
  func aligned() {
    var table = TextTable([("SOURCE", .left), ("RECORDS", .right), ("", .left)])
    table.add(["crm", "1204", "ok"])
    table.add(["newsletter", "7", ""])
    #expect(table.text == "SOURCE      RECORDS\ncrm            1204  ok\nnewsletter        7")
  }

  @Test("a value cannot break the table")
  func hostile() {
    var table = TextTable([("A", .left)])
    table.add(["line one\nline two\u{1B}[2J"])
    #expect(table.text.split(separator: "\n").count == 2)
  }
}
