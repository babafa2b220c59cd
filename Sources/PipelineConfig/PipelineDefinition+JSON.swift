extension PipelineDefinition {
  /// The definition with everything filled in, as JSON; short and long forms of a file print alike.
  package var jsonDescription: String {
    CanonicalJSON.map([
      "pipeline": .text(name), "path": .text(path), "folder": .text(folder), "content_hash": .text(contentHash),
      "country": .text(country), "own_domains": .texts(ownDomains), "sources": .list(sources.map(\.json)),
      "normalize": .map([
        "placeholders": .texts(normalize.extraPlaceholders), "shared_mailboxes": .texts(normalize.extraSharedMailboxes),
      ]),
      "match": match.json,
      "cluster": .map(["max_records": .integer(match.maxClusterRecords)]), "survive": survive.json,
      "output": .map(["folder": .text(output.folder)]),
    ]).rendered()
  }
}

extension SourceDefinition {
  fileprivate var json: CanonicalJSON {
    .map([
      "name": .text(name), "kind": kind.map { .text($0.rawValue) }, "paths": .texts(paths), "pick": .text(pick.rawValue),
      "rejects": .texts(mendedPaths), "spam": spam.json, "country": .text(country),
      "dialect": dialect.json, "record_path": recordPath.map { .text($0) }, "sheet": sheet.map { .text($0) }, "key": key?.json,
      "updated_at": updatedAt.map { .text($0) }, "trust": .number(trust), "unique": .truth(isUnique),
      "date_order": dateOrder.map { .text($0.rawValue) }, "fields": .list(fields.map(\.json)),
      "preset": preset.map { .text($0) }, "interaction": interaction?.json, "drop": .texts(drop.sorted()),
      "mail": kind == .mail || mail != MailDefinition() ? mail.json : nil,
    ])
  }
}

extension MailDefinition {
  fileprivate var json: CanonicalJSON {
    .map([
      "take": .texts(take.map(\.rawValue).sorted()), "ignore": .texts(ignore.map(\.rawValue).sorted()),
      "events": .texts(events.map(\.rawValue).sorted()),
    ])
  }
}

extension SpamDefinition {
  fileprivate var json: CanonicalJSON {
    isOn ? .map(["honeypot": .texts(honeypots), "max_urls": .integer(maxURLs)]) : .text("off")
  }
}

extension InteractionDefinition {
  fileprivate var json: CanonicalJSON {
    var entries: [String: CanonicalJSON?] = [
      "kind": .text(kind), "channel": channel.map { .text($0) }, "direction": direction.map { .text($0) },
    ]
    for (part, column) in columns { entries[part.rawValue] = .text(column) }
    if let currencyCode { entries[InteractionPart.currency.rawValue] = .text(currencyCode) }
    return .map(entries)
  }
}

extension DialectDefinition {
  fileprivate var json: CanonicalJSON {
    .map([
      "encoding": encoding.map { .text($0) }, "delimiter": delimiter.map(Self.character),
      "quote": quote.map(Self.character), "header": header.map { .truth($0) }, "columns": columns.map { .texts($0) },
    ])
  }

  private static func character(_ byte: UInt8) -> CanonicalJSON { .text(String(decoding: [byte], as: UTF8.self)) }
}

extension FieldMapping {
  fileprivate var json: CanonicalJSON {
    .map([
      "field": .text(target.name), "from": .text(from), "use": .list(transforms.map(\.json)),
      "purpose": purpose.map { .text($0) }, "at": at.map { .text($0) }, "text": wording.map { .text($0) },
    ])
  }
}

extension Transform {
  fileprivate var json: CanonicalJSON {
    switch self {
    case .split(let text): .map(["split": .text(text)])
    case .join(let text): .map(["join": .text(text)])
    case .default(let text): .map(["default": .text(text)])
    case .map(let table): .map(["map": .map(table.mapValues { .text($0) })])
    default: .text(Self.plain.first { $0.transform == self }?.name ?? "")
    }
  }
}

extension MatchDefinition {
  fileprivate var json: CanonicalJSON {
    .map([
      "block": .list(blockingRules.map { .list($0.keys.map { .text($0.description) }) }), "block_limit": .integer(blockLimit),
      "mode": .text(mode.rawValue),
      "thresholds": .map(["merge": .number(mergeThreshold), "review": .number(reviewThreshold)]),
      "model": model.map { .text($0.path) },
    ])
  }
}

extension MatchDefinition.BlockingRule.Key: CustomStringConvertible {
  /// As written in a pipeline file: `soundex(name.last)`.
  package var description: String { function.map { "\($0)(\(field.name))" } ?? field.name }
}

extension SurvivorshipDefinition {
  fileprivate var json: CanonicalJSON {
    var entries = chains.mapValues { Optional(CanonicalJSON.texts($0.rules)) }
    entries["default"] = .texts(defaultChain.rules)
    return .map(entries)
  }
}
