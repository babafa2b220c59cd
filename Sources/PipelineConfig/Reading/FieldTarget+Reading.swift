import RecordModel

/// Labels a field may carry without quotes.
package enum FieldLabel {
  package static let known = [
    "assistant", "billing", "fax", "home", "mailing", "main", "mobile", "other", "pager", "shipping", "work",
  ]
}

/// Channels of consent.
package enum ConsentChannel {
  package static let known = ["email", "messenger", "phone", "post", "push", "sms", "whatsapp"]
}

extension FieldTarget {
  /// The name of a target as written in pipeline files: `phone[mobile]`, `address[work].street`, `consent.email`.
  package var name: String {
    switch self {
    case .consent(let channel): return "consent.\(channel)"
    case .field(let field, let label):
      guard !label.isEmpty else { return field.name }
      let shown = FieldLabel.known.contains(label) || field == .externalID ? label : "\"\(label)\""
      guard field.isAddressPart else { return "\(field.name)[\(shown)]" }
      return "address[\(shown)]\(field.name.dropFirst("address".count))"
    }
  }

  /// Every target a pipeline file may fill, without labels.
  static let names = CanonicalField.allCases.filter(\.isMappable).map(\.name) + ConsentChannel.known.map { "consent.\($0)" }

  /// Reads a key under `fields`; nil after a fault.
  static func read(_ key: String, at position: Position, faults: FaultCollector) -> FieldTarget? {
    guard let parts = KeyParts(key) else {
      faults.report(
        .malformed, "'\(key)' is not written like a field", at: position,
        hints: ["write phone, phone[mobile] or address[work].street"])
      return nil
    }
    if parts.name.hasPrefix("consent."), parts.label == nil {
      let channel = String(parts.name.dropFirst("consent.".count))
      if ConsentChannel.known.contains(channel) { return .consent(channel: channel) }
    }
    guard let field = CanonicalField(name: parts.name), field.isMappable else {
      reportUnknown(parts.name, at: position, faults: faults)
      return nil
    }
    guard let label = parts.label else { return .field(field, label: "") }
    return checked(label, of: field, key: key, at: position, faults: faults).map { .field(field, label: $0) }
  }

  private static func reportUnknown(_ name: String, at position: Position, faults: FaultCollector) {
    let usual = ["name": "name.full", "address": "address.full", "consent": "consent.email"]
    let near = usual[name] ?? faults.nearest(name, among: names)
    let hints = near == nil ? ["the fields are listed in docs/pipeline-file.md"] : []
    faults.report(
      .unknownField, "field '\(name)' is not known\(near.map { "; did you mean '\($0)'?" } ?? "")", at: position, hints: hints)
  }

  private static func checked(
    _ label: KeyParts.Label, of field: CanonicalField, key: String, at position: Position, faults: FaultCollector
  ) -> String? {
    guard field.takesLabel else {
      faults.report(.unknownLabel, "'\(key)': \(field.name) takes no label", at: position, hints: ["write \(field.name)"])
      return nil
    }
    let text = label.text
    guard !text.isEmpty, text.unicodeScalars.count <= 64 else {
      faults.report(.unknownLabel, "'\(key)': a label has 1 to 64 characters", at: position)
      return nil
    }
    if label.isQuoted || field == .externalID || FieldLabel.known.contains(text) { return text }
    let near = faults.nearest(text, among: FieldLabel.known).map { "; did you mean '\($0)'?" } ?? ""
    let custom = FieldTarget.field(field, label: text).name
    faults.report(
      .unknownLabel, "'\(key)': label not known\(near)", at: position,
      hints: ["known: \(FieldLabel.known.joined(separator: ", "))", "a label of your own is written in quotes: \(custom)"])
    return nil
  }
}

/// A target's key taken apart: `address[work].street` is the name `address.street` with the label `work`.
struct KeyParts {
  struct Label {
    var text: String
    var isQuoted: Bool
  }

  var name: String
  var label: Label?

  init?(_ key: String) {
    guard let open = key.firstIndex(of: "[") else {
      guard !key.contains("]") else { return nil }
      name = key
      return
    }
    guard let close = key.lastIndex(of: "]"), open < close else { return nil }
    let rest = key[key.index(after: close)...]
    guard rest.isEmpty || rest.hasPrefix(".") else { return nil }
    name = String(key[..<open] + rest)
    var text = key[key.index(after: open)..<close]
    let isQuoted = text.count >= 2 && text.first == text.last && (text.first == "\"" || text.first == "'")
    if isQuoted { text = text.dropFirst().dropLast() }
    label = Label(text: String(text), isQuoted: isQuoted)
  }
}
