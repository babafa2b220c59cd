import Diagnostics

/// Keys of one source in its long form.
enum SourceKey: String, BlockKey {
  case kind, path, pick, rejects, spam, sheet, country, dialect, record, records, key
  case updatedAt = "updated_at"
  case trust
  case dateOrder = "date_order"
  case preset, fields, interaction, drop, mode, unique
  case take, ignore, events

  static let place = "a source"
  static let notYet = [
    "where": "remove it; filter the file before the run", "expect": "remove it", "freshness": "remove it",
    "delete_when": "remove it", "keep_unmapped": "remove it; columns that are not mapped are kept raw",
    "timezone": "remove it; times without a zone are read as UTC", "follow_links": "remove it; links are not followed",
    "on_bad_record": "remove it; bad records are always set aside and counted",
  ]
}

/// Values of `mode`.
enum SourceMode: String, CaseIterable { case snapshot }

/// Keys of `key` in its long form.
enum KeyColumnKey: String, BlockKey {
  case from, use

  static let place = "'key' or a field"
}

extension SourceDefinition {
  static func readAll(
    _ reader: NodeReader, defaults: SourceDefaults, text: SourceText, environment: EnvironmentLookup
  ) -> [SourceDefinition] {
    let entries = reader.openMap(of: "names and paths, such as `crm: inbox/crm/*.csv`") ?? []
    return entries.compactMap { entry in
      guard isName(entry.key) else {
        reader.faults.report(
          .malformed, "'\(entry.key)' cannot name a source", at: entry.position,
          hints: ["use up to 64 letters, digits, '-' and '_'"])
        return nil
      }
      let location = text.location(of: entry.position)
      return read(entry.value, name: entry.key, defaults: defaults, text: text, location: location, environment: environment)
    }
  }

  /// A source's name stands in keys, reports and labels: short, one word.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.unicodeScalars.count <= 64
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal || scalar == "-" || scalar == "_"
      }
  }

  private static func read(
    _ reader: NodeReader, name: String, defaults: SourceDefaults, text: SourceText, location: SourceLocation,
    environment: EnvironmentLookup
  ) -> SourceDefinition? {
    var source = SourceDefinition(
      name: name, paths: [], country: defaults.country, trust: defaults.trust, dateOrder: defaults.dateOrder,
      location: location)
    guard case .map = reader.node.content else {
      source.paths = paths(reader, environment)
      return source
    }
    guard let block = reader.map(SourceKey.self) else { return nil }
    if let value = block.required(.path, hint: "write `path: inbox/\(name)/*.csv`") {
      source.paths = paths(value, environment)
    }
    source.pick = block[.pick]?.choice(notYet: ["new_only": notNewOnly]) ?? .all
    source.mendedPaths = block[.rejects].map { paths($0, environment) } ?? []
    source.kind = block[.kind]?.choice(.unknownKind)
    source.spam = spam(block, kind: source.kind)
    source.country = block[.country]?.country() ?? source.country
    source.trust = block[.trust]?.number(in: 0...1) ?? source.trust
    source.dateOrder = block[.dateOrder]?.choice() ?? source.dateOrder
    source.dialect = block[.dialect].map { DialectDefinition.read($0, kind: source.kind) } ?? source.dialect
    source.recordPath = recordPath(block, kind: source.kind)
    source.sheet = sheet(block, kind: source.kind)
    source.key = block[.key].flatMap { keyColumn($0, source: name, text: text) }
    source.updatedAt = block[.updatedAt]?.text()
    source.preset = block[.preset].flatMap(presetName)
    source.fields = block[.fields].map { FieldMapping.readAll($0, text: text) } ?? []
    source.interaction = interaction(block, kind: source.kind)
    source.drop = Set(block[.drop]?.texts() ?? [])
    source.isUnique = block[.unique]?.truth() ?? false
    source.mail = MailDefinition.read(block, kind: source.kind)
    let _: SourceMode? = block[.mode]?.choice(
      notYet: ["append": "remove it; every source is read as `mode: snapshot`"])
    refuseDropped(block, source)
    return source
  }

  private static let notNewOnly =
    "write `all`: every run needs all records of the source, for those it does not read are gone at the source"

  private static func paths(_ reader: NodeReader, _ environment: EnvironmentLookup) -> [String] {
    (reader.items() ?? []).compactMap { $0.path(environment) }
  }

  /// `record` is an XML path and `records` a JSON one; only one of them fits a source.
  private static func recordPath(_ block: MapReader<SourceKey>, kind: SourceKind?) -> String? {
    switch kind {
    case .csv?, .xlsx?, .mail?, .postLog?, .vcard?:
      let reason = "has no meaning for \(kind?.rawValue ?? "")"
      block.refuse(.record, because: reason, hint: "remove it; `record` is for xml")
      block.refuse(.records, because: reason, hint: "remove it; `records` is for json")
      return nil
    case .xml?: block.refuse(.records, because: "is for json", hint: "write `record` for xml")
    case .json?: block.refuse(.record, because: "is for xml", hint: "write `records` for json")
    case nil:
      if block.has(.record) {
        block.refuse(.records, because: "stands beside 'record'", hint: "keep `record` for xml or `records` for json")
      }
    }
    return (block[.record] ?? block[.records])?.text()
  }

  private static func spam(_ block: MapReader<SourceKey>, kind: SourceKind?) -> SpamDefinition {
    if let kind, [.mail, .xml, .vcard].contains(kind) {
      let hint = "remove it; `spam` is for json, post_log, csv and xlsx"
      block.refuse(.spam, because: "has no meaning for \(kind.rawValue)", hint: hint)
      return SpamDefinition()
    }
    return block[.spam].map(SpamDefinition.read) ?? SpamDefinition()
  }

  private static func sheet(_ block: MapReader<SourceKey>, kind: SourceKind?) -> String? {
    if let kind, kind != .xlsx {
      block.refuse(.sheet, because: "has no meaning for \(kind.rawValue)", hint: "remove it; `sheet` is for xlsx")
      return nil
    }
    return block[.sheet]?.text()
  }

  private static func presetName(_ reader: NodeReader) -> String? {
    guard let name = reader.text() else { return nil }
    if PresetRegistry.named(name) != nil { return name }
    reader.unknown(name, .unknownValue, among: PresetRegistry.names, listing: PresetRegistry.names)
    return nil
  }

  /// Mails tell of themselves, and contact cards of nothing that happened.
  private static func interaction(_ block: MapReader<SourceKey>, kind: SourceKind?) -> InteractionDefinition? {
    if let kind, kind == .mail || kind == .vcard {
      block.refuse(.interaction, because: "has no meaning for \(kind.rawValue)", hint: "remove it")
      return nil
    }
    return block[.interaction].flatMap(InteractionDefinition.read)
  }

  private static func keyColumn(_ reader: NodeReader, source: String, text: SourceText) -> FieldMapping? {
    let target = FieldTarget.field(.externalID, label: source)
    let location = text.location(of: reader.node.position)
    guard case .map = reader.node.content else {
      return reader.text().map { FieldMapping(target: target, from: $0, location: location) }
    }
    guard let block = reader.map(KeyColumnKey.self),
      let from = block.required(.from, hint: "name the column that holds the record's id")?.text()
    else { return nil }
    let transforms = block[.use].map(Transform.readAll) ?? []
    return FieldMapping(target: target, from: from, transforms: transforms, location: location)
  }

  /// A dropped column never leaves the extractor, so nothing can be read from it.
  private static func refuseDropped(_ block: MapReader<SourceKey>, _ source: SourceDefinition) {
    var used = Set(source.fields.flatMap { [$0.from, $0.at, $0.wording].compactMap(\.self) })
    if let key = source.key { used.insert(key.from) }
    if let updatedAt = source.updatedAt { used.insert(updatedAt) }
    used.formUnion(source.interaction?.columns.values.map { $0 } ?? [])
    for column in source.drop.intersection(used).sorted() {
      block.refuse(
        .drop, because: "holds '\(column)', which is used in this source",
        hint: "take it out of `drop`, or out of `fields`, `interaction`, `key` and `updated_at`")
    }
  }
}
