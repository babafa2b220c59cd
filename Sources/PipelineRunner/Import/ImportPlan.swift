import Diagnostics
import Glibc
import Normalization
import PipelineConfig
import RecordModel

/// A pipeline for files that came without one: each is a source, the country is guessed from what the files hold.
///
/// What is run is what ``text`` says, so that the saved file gives the same result again.
package struct ImportPlan: Sendable {
  /// The pipeline file, with the mapping of each source as comments.
  package let text: String
  package let definition: PipelineDefinition
  /// The sources as they were found.
  package let check: PipelineCheck
  /// Why the country is what it is.
  package let countryEvidence: String

  /// - Parameters:
  ///   - files: files and folders, as the working folder sees them.
  ///   - country: ISO 3166 alpha-2; nil to guess it.
  ///   - output: the output folder, as the working folder sees it.
  ///   - path: where the pipeline file will be saved, which its paths are relative to; nil for the working folder.
  ///
  /// Throws `DiagnosticsError`: exit 66 for files that are not there, 64 when nothing tells the country.
  package init(files: [String], country: String?, output: String, savedAt path: String?, startedAt: Timestamp) throws {
    try Self.refuse(
      files.filter { $0 != "-" && access($0, R_OK) != 0 }, "this file cannot be read", hint: "name files or folders that exist")
    let odd = files.filter { $0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } }
    try Self.refuse(odd, "a pipeline file cannot hold this path", hint: "rename the file: its name has control characters")
    let place = path ?? "import.yaml"
    let names = SourceNames.of(files)
    let paths = RelativePath(besides: place)
    let sources = zip(names, files).map { Source(name: $0, path: paths.to($1)) }
    let folder = paths.to(output)
    func read(_ text: String) throws(DiagnosticsError) -> PipelineDefinition {
      try PipelineFile.read(Array(text.utf8), path: place).0
    }
    // Until the country is known, any will do.
    let draft = try read(Self.text(sources, country: country ?? "US", output: folder))
    let known = country.map { (country: $0, evidence: "given by --country") } ?? Self.guess(draft, startedAt: startedAt)
    guard let known else {
      throw DiagnosticsError(
        [
          Diagnostic(
            .error, "P105", "nothing in these files tells which country they come from",
            hints: ["name it: --country GB; it decides how phone numbers and addresses are read"])
        ], exitCode: .usage)
    }
    let plain = try read(Self.text(sources, country: known.country, output: folder))
    check = PipelineCheck(plain, startedAt: startedAt)
    countryEvidence = known.evidence
    text = Self.text(sources, country: known.country, evidence: known.evidence, check: check, output: folder)
    definition = try read(text)
  }

  private static func refuse(_ files: [String], _ summary: String, hint: String) throws(DiagnosticsError) {
    if files.isEmpty { return }
    throw DiagnosticsError(
      files.map { Diagnostic(.error, "P104", summary, at: SourceLocation(path: $0), hints: [hint]) },
      exitCode: .noReadableInput)
  }

  private struct Source {
    var name: String
    var path: String
  }

  /// Looks at the first records of every source.
  private static func guess(_ draft: PipelineDefinition, startedAt: Timestamp) -> (country: String, evidence: String)? {
    var guess = CountryGuess()
    let normalizer = Normalizer(pipeline: draft, startedAt: startedAt)
    let listed = SourceFiles(draft, outputFolder: draft.resolved(draft.output.folder))
    for index in draft.sources.indices {
      guard let first = FirstRecords.find(among: listed.own(of: index), in: draft, normalizer, startedAt: startedAt) else {
        continue
      }
      guess.read(headers: first.batch.columns)
      guess.read(first.normalized(by: normalizer))
    }
    return guess.best
  }

  // MARK: The pipeline file

  private static func text(
    _ sources: [Source], country: String, evidence: String? = nil, check: PipelineCheck? = nil, output: String
  ) -> String {
    var lines = [
      "version: 1", "pipeline: import",
      "country: \(PlainYAML.quoted(country))" + (evidence.map { "   # \($0)" } ?? ""), "sources:",
    ]
    for source in sources {
      lines.append("  \(source.name): {path: \(PlainYAML.quoted(source.path))}")
      if let found = check?.sources.first(where: { $0.name == source.name }) { lines += comments(on: found) }
    }
    lines.append("output: \(PlainYAML.quoted(output))")
    return lines.joined(separator: "\n") + "\n"
  }

  /// What was recognised, in the form in which it can be written; what mail tells of itself cannot.
  private static func comments(on source: PipelineCheck.Source) -> [String] {
    let used = source.mappings.filter {
      !$0.target.isEmpty && !(source.kind == SourceKind.mail.rawValue && $0.target.hasPrefix("interaction."))
    }
    if used.isEmpty { return [] }
    let kind = source.kind.isEmpty ? "" : " as \(source.kind)"
    var lines = [
      "    # Read\(kind). To map otherwise, write the source over several lines with `key`, `fields` or `interaction` of your own:"
    ]
    for mapping in used {
      lines.append(
        "    #   \(PlainYAML.commented(mapping.target)): \(PlainYAML.commented(mapping.column))   (\(mapping.evidence))")
    }
    let unused = source.mappings.filter(\.target.isEmpty).map { PlainYAML.commented($0.column) }
    if !unused.isEmpty { lines.append("    # Not used: \(unused.joined(separator: ", "))") }
    return lines
  }
}

/// Names of sources after their files: the name without endings, made one word; with the folder's before it, or a number behind it,
/// where two are alike.
enum SourceNames {
  static func of(_ files: [String]) -> [String] {
    let words = files.map { file in
      file == "-" ? ["stdin"] : file.split(separator: "/").filter { $0 != "." && $0 != ".." }.map(word)
    }
    let counts = Dictionary(words.map { ($0.last ?? "", 1) }, uniquingKeysWith: +)
    var taken: Set<String> = []
    return words.map { words in
      let isShared = counts[words.last ?? "", default: 0] > 1
      let plain = words.suffix(isShared ? 2 : 1).filter { !$0.isEmpty }.joined(separator: "-")
      var name = plain.isEmpty ? "files" : plain
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(plain.isEmpty ? "files" : plain)-\(number)"
        number += 1
      }
      return name
    }
  }

  private static func word(_ part: Substring) -> String {
    let stem = part.split(separator: ".").first ?? part
    let letters = stem.lowercased().map { $0.isLetter || $0.isNumber && $0.isASCII ? $0 : "-" }
    return String(String(letters).split(separator: "-").joined(separator: "-").prefix(24))
  }
}
