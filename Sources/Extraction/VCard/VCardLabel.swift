/// What a phone, email or address is for, from its types and the label of its group.
///
/// Usual labels are part of the column's name; others stand in a column beside it, so that no file makes endless columns.
struct VCardLabel {
  /// `cell`, `work`, … or empty.
  private(set) var column = ""
  /// Of one's own, such as `Ferienhaus`; empty where `column` says it.
  private(set) var own: [UInt8] = []

  enum Family {
    case phone, email, address
  }

  /// `groupLabel` is the `X-ABLabel` of the property's group.
  init(_ property: VCardProperty, groupLabel: [UInt8]?, of family: Family) {
    let known = Self.known(family)
    let named = groupLabel.map(Self.withoutWrapping) ?? []
    let word = String(decoding: MailASCII.lowercased(named.filter(MailASCII.isLetter)), as: UTF8.self)
    let words = property.types.map { Self.aliases[$0] ?? $0 } + [Self.aliases[word] ?? word]
    if let found = known.first(where: words.contains) {
      column = found
    } else if !named.isEmpty {
      own = named
    } else if let type = property.types.first(where: { !Self.silent.contains($0) }) {
      own = Array((type.hasPrefix("x-") ? String(type.dropFirst(2)) : type).utf8)
    }
  }

  /// In the order of what says most.
  private static func known(_ family: Family) -> [String] {
    switch family {
    case .phone: ["fax", "pager", "cell", "assistant", "main", "work", "home", "other"]
    case .email: ["work", "home", "other"]
    case .address: ["billing", "shipping", "work", "home", "other"]
    }
  }

  private static let aliases = [
    "mobile": "cell", "iphone": "cell", "applewatch": "cell", "cellphone": "cell", "homefax": "fax", "workfax": "fax",
    "otherfax": "fax", "assistantphone": "assistant", "companymain": "main", "delivery": "shipping", "business": "work",
    "company": "work", "school": "other", "private": "home", "x-mobile": "cell", "x-assistant": "assistant",
  ]

  /// Types that say nothing of whose or where it is.
  private static let silent: Set<String> = [
    "", "pref", "voice", "internet", "msg", "text", "textphone", "video", "modem", "isdn", "bbs", "car", "pcs", "x400", "dom",
    "intl", "postal", "parcel", "aol", "applelink", "attmail", "cis", "eworld", "ibmmail", "mcimail", "powershare", "prodigy",
    "tlx", "smtp", "url", "inline", "utf-8", "x-voice", "x-internet",
  ]

  /// Apple writes its own labels as `_$!<Mobile>!$_`.
  private static func withoutWrapping(_ label: [UInt8]) -> [UInt8] {
    let text = MailASCII.trim(label)
    guard text.starts(with: "_$!<".utf8), text.reversed().starts(with: "_$!>".utf8), text.count >= 8 else { return Array(text) }
    return Array(text.dropFirst(4).dropLast(4))
  }
}
