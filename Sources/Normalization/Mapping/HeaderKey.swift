import RecordModel

/// A column name taken apart for comparison: the words of each component of its path, folded.
///
/// Case, spaces, punctuation, byte-order marks and invisible characters do not count; `billingFirstName` and `POAddressLine1`
/// are split at their humps, digits stand alone.
struct HeaderKey: Hashable, Sendable {
  /// Words by path component; a header without `.` and `/` is one component.
  let components: [[String]]

  var words: [String] { components.flatMap { $0 } }

  init(_ header: String) {
    let parts = Self.withoutAbbreviations(Self.withoutPlaceholders(header)).split { "./[]@#>".contains($0) }
    components = parts.map { Self.words(of: Self.withoutPrefix($0)) }.filter { !$0.isEmpty }
  }

  /// `Tel. (day)`, `Str. u. Hausnr.`: a point before a blank ends a word, not a part of a path.
  private static func withoutAbbreviations(_ header: Substring) -> Substring {
    header.contains(". ") ? header.replacing(". ", with: " ") : header
  }

  /// Without what a form fills with an earlier answer: `{{field:01ab}}, what is your email?`
  private static func withoutPlaceholders(_ header: String) -> Substring {
    var rest = header[...]
    var result = Substring()
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      result += rest[..<open.lowerBound]
      rest = rest[close.upperBound...]
    }
    return result + rest
  }

  /// The words run together: the form looked up.
  static func compact(_ words: some Sequence<String>) -> String { words.joined() }

  /// Drops an XML namespace prefix: `cac:Party`, not `Address 1: City`.
  private static func withoutPrefix(_ component: Substring) -> Substring {
    guard let colon = component.firstIndex(of: ":") else { return component }
    let rest = component[component.index(after: colon)...]
    guard let first = rest.first, first.isLetter, !component[..<colon].contains(" ") else { return component }
    return rest
  }

  private static func words(of text: Substring) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func close() {
      if word.isEmpty { return }
      let folded = TextFolder.fold(Array(String(word).utf8))
      if !folded.isEmpty { words.append(String(decoding: folded, as: UTF8.self)) }
      word = String.UnicodeScalarView()
    }
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let kind = Kind(scalar)
      if kind == .mark {
        if !word.isEmpty { word.append(scalar) }
        continue
      }
      if kind == .other {
        close()
        continue
      }
      if let last = word.last, endsWord(last, before: scalar, then: index + 1 < scalars.count ? scalars[index + 1] : nil) {
        close()
      }
      word.append(scalar)
    }
    close()
    return words
  }

  private enum Kind {
    case letter, digit, mark, other

    init(_ scalar: Unicode.Scalar) {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: self = .letter
      case .decimalNumber: self = .digit
      case .nonspacingMark, .spacingMark, .enclosingMark, .format: self = .mark
      default: self = .other
      }
    }
  }

  private static func endsWord(_ last: Unicode.Scalar, before next: Unicode.Scalar, then third: Unicode.Scalar?) -> Bool {
    if (Kind(last) == .digit) != (Kind(next) == .digit) { return true }
    guard next.properties.isUppercase else { return false }
    return !last.properties.isUppercase || third?.properties.isLowercase == true
  }
}
