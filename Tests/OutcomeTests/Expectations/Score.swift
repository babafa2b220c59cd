/// How often we come to the result that a corpus itself expects.
struct Score {
  /// What is counted, such as `cells`.
  let name: String
  private(set) var agreed = 0
  private(set) var all = 0
  /// Where we come to something else, as far as that can be told without values.
  private(set) var others: [String] = []

  init(_ name: String) { self.name = name }

  mutating func add(_ agrees: Bool, _ what: @autoclosure () -> String = "") {
    all += 1
    agreed += agrees ? 1 : 0
    let what = what()
    if !agrees, !what.isEmpty { others.append(what) }
  }

  var line: String {
    "= score \(name): \(agreed) of \(all)" + (others.isEmpty ? "" : "; other: " + others.joined(separator: " "))
  }
}

/// The results that corpora bring with them.
enum Expectations {
  static func scores(of corpus: Corpus) throws -> [Score] {
    switch corpus.name {
    case "formats/csv_spectrum": [try spectrum(corpus)]
    case "formats/json_testsuite": jsonSuite(corpus)
    case "formats/form_urlencoded": [try urlencoded(corpus)]
    case "formats/form_multipart": [try multipart(corpus)]
    case "formats/phone_phonenumbers": try phones(corpus)
    case "formats/email_isemail": [try emails(corpus)]
    case "formats/name_nicknames": try nicknames(corpus)
    default: []
    }
  }
}
