/// Keys under `normalize`.
enum NormalizeKey: String, BlockKey {
  case placeholders
  case sharedMailboxes = "shared_mailboxes"

  static let place = "'normalize'"
  static let notYet = [
    "phone": "remove it; phones are always brought to E.164 with the raw text kept",
    "email": "remove it; emails are always folded for matching with the raw text kept",
    "name": "remove it; titles and scripts are always folded for matching with the raw text kept",
  ]
}

/// Keys of a list that adds to a built-in one.
enum ListExtensionKey: String, BlockKey {
  case extend

  static let place = "'placeholders' or 'shared_mailboxes'"
}

extension NormalizeDefinition {
  static func read(_ reader: NodeReader?) -> NormalizeDefinition {
    guard let block = reader?.map(NormalizeKey.self) else { return NormalizeDefinition() }
    return NormalizeDefinition(
      extraPlaceholders: additions(block[.placeholders]), extraSharedMailboxes: additions(block[.sharedMailboxes]))
  }

  private static func additions(_ reader: NodeReader?) -> [String] {
    let block = reader?.map(ListExtensionKey.self)
    return block?.required(.extend, hint: "write `extend: [first, second]`")?.texts() ?? []
  }
}
