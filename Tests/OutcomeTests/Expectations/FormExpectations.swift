import Foundation
import Yams

extension Expectations {
  /// Files named `y_` are JSON and leave nothing but scalars aside, those named `n_` are not and are refused or leave something.
  static func jsonSuite(_ corpus: Corpus) -> [Score] {
    var good = Score("y_ read")
    var bad = Score("n_ refused or set aside")
    for file in corpus.files where file.shownPath.hasPrefix("test_parsing/") {
      let name = String(file.shownPath.dropFirst("test_parsing/".count))
      let audit = FileOutcome(file).audit
      if name.hasPrefix("y_") {
        good.add(audit.kind == .json && audit.stop == nil && audit.rejected.keys.allSatisfy { $0 == "not_an_object" }, name)
      } else if name.hasPrefix("n_") {
        bad.add(audit.refusal != nil || !audit.rejected.isEmpty, name)
      }
    }
    return [good, bad]
  }

  /// The standard's cases, by number; each is read as a file of its own.
  static func urlencoded(_ corpus: Corpus) throws -> Score {
    var score = Score("forms")
    let file = URL(filePath: "\(corpus.path)/urlencoded-parser-data.json")
    let cases = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]] ?? []
    for (number, test) in cases.enumerated() {
      let read = try AuditedFile(text: test["input"] as? String ?? "", kind: .postLog)
      score.add(read.pairs == test["output"] as? [[String]] ?? [], "#\(number)")
    }
    return score
  }

  /// The fields of a body are as the YAML beside it says, without its files; where that tells an error, something is set aside.
  static func multipart(_ corpus: Corpus) throws -> Score {
    var score = Score("bodies")
    for file in corpus.files where file.shownPath.hasSuffix(".http") {
      let yaml = try String(contentsOfFile: file.path.dropLast("http".count) + "yaml", encoding: .utf8)
      let told = try Yams.load(yaml: yaml) as? [String: Any] ?? [:]
      let read = AuditedFile(path: file.path)
      let name = (file.shownPath as NSString).lastPathComponent
      guard let parts = told["expected"] as? [[String: Any]] else {
        score.add(read.audit.refusal != nil || !read.audit.rejected.isEmpty, name)
        continue
      }
      let fields = parts.filter { $0["type"] as? String == "field" }.map { part in
        [part["name"] as? String ?? "", (part["data"] as? Data).map { String(decoding: $0, as: UTF8.self) } ?? ""]
      }
      score.add(read.audit.kind == .postLog && read.pairs == fields, name)
    }
    return score
  }
}
