import Diagnostics
import RecordModel

/// Keys at the top level.
enum PipelineKey: String, BlockKey {
  case version, pipeline, country
  case ownDomains = "own_domains"
  case defaults, sources, normalize, match, cluster, survive, output

  static let place = "the top level"
  static let notYet = [
    "quality": "remove it; the gate uses its built-in limits", "privacy": "remove it",
    "schedule": "remove it; start `selfsame run` from cron or a systemd timer", "tests": "remove it",
    "exports": "remove it; the results stand in the database in the output folder",
    "postgres": "remove it; the results stand in the database in the output folder",
  ]
}

/// Keys under `defaults`.
enum DefaultsKey: String, BlockKey {
  case dateOrder = "date_order"
  case trust

  static let place = "'defaults'"
  static let notYet = [
    "timezone": "remove it; times without a zone are read as UTC",
    "on_bad_record": "remove it; bad records are always set aside and counted",
  ]
}

/// What sources inherit.
struct SourceDefaults {
  var country: String
  var trust = 0.5
  var dateOrder: DateOrder?
}

extension PipelineDefinition {
  /// Reads the whole file; missing pieces are filled with harmless values after their fault was reported.
  static func read(
    _ root: MapReader<PipelineKey>, text: SourceText, folder: String, contentHash: String, environment: EnvironmentLookup
  ) -> PipelineDefinition {
    checkVersion(root)
    let name = root.required(.pipeline, hint: "name it, such as `pipeline: customers`")?.text() ?? ""
    let country = root.required(
      .country, hint: "write the country most records come from, such as `country: DE`; it decides how phones are read"
    )?.country()
    let defaults = SourceDefaults.read(root[.defaults], country: country ?? "")
    let sources =
      root.required(.sources, hint: "name at least one, such as `crm: inbox/crm/*.csv`")
      .map { SourceDefinition.readAll($0, defaults: defaults, text: text, environment: environment) }?
      .sorted { $0.name < $1.name } ?? []
    if sources.count(where: \.isUnique) > MatchDefinition.mostUniqueSources {
      root[.sources]?.report(
        .doesNotFit, "more than \(MatchDefinition.mostUniqueSources) sources are `unique`",
        hints: ["put exports that hold each customer once together into one source"])
    }
    let match = MatchDefinition.read(
      root[.match], cluster: root[.cluster], sources: sources, text: text, environment: environment)
    let output = root.required(.output, hint: "name the folder for the results, such as `output: ../out`")
      .flatMap { OutputDefinition.read($0, environment: environment) }
    return PipelineDefinition(
      path: text.path, folder: folder, contentHash: contentHash, name: name, country: country ?? "",
      ownDomains: root[.ownDomains].map(readDomains) ?? [], sources: sources,
      normalize: NormalizeDefinition.read(root[.normalize]), match: match, survive: SurvivorshipDefinition.read(root[.survive]),
      output: output ?? OutputDefinition(folder: ""))
  }

  private static func checkVersion(_ root: MapReader<PipelineKey>) {
    guard let reader = root.required(.version, hint: "write `version: 1` as the first line"), let text = reader.text(),
      text != "1"
    else { return }
    reader.report(
      .unknownValue, "version '\(text)' of the pipeline file is not known; this selfsame reads version 1",
      hints: ["write `version: 1`"])
  }

  private static func readDomains(_ reader: NodeReader) -> [String] {
    (reader.items() ?? []).compactMap { item in
      guard let text = item.text() else { return nil }
      let domain = text.lowercased()
      if domain.contains("."), domain.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0 != "@" && $0 != "/" && $0 != "," }) {
        return domain
      }
      let bare = domain.split(separator: "@").last.map(String.init) ?? domain
      let isDomain = bare.contains(".") && !bare.contains(" ") && !bare.contains("/") && !bare.contains(",")
      item.report(
        .malformed, "\(reader.path): '\(text)' is no mail domain",
        hints: [isDomain ? "write \(bare)" : "write what follows the @ of your own addresses, such as acme.example"])
      return nil
    }
  }
}

extension SourceDefaults {
  static func read(_ reader: NodeReader?, country: String) -> SourceDefaults {
    var defaults = SourceDefaults(country: country)
    guard let block = reader?.map(DefaultsKey.self) else { return defaults }
    defaults.trust = block[.trust]?.number(in: 0...1) ?? defaults.trust
    defaults.dateOrder = block[.dateOrder]?.choice()
    return defaults
  }
}
