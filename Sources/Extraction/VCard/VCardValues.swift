import RecordModel

/// Decodes the values of one card's properties.
struct VCardValues {
  /// A value's parts in UTF-8, plain, and what had to be done to them.
  struct Decoded {
    var parts: [[UInt8]] = []
    var codes: [IssueCode] = []

    /// The part at an index, or nothing.
    subscript(index: Int) -> [UInt8] { index < parts.count ? parts[index] : [] }

    var isEmpty: Bool { parts.allSatisfy(\.isEmpty) }
  }

  let charset: VCardCharset
  /// Version 2.1, which knows no lists and no protected line breaks, though programs write both.
  let isOld: Bool

  /// The value as one text.
  func whole(_ property: VCardProperty) -> Decoded {
    var result = Decoded()
    let text = text(property.value, of: property, &result.codes)
    result.parts = [VCardText.plain(text)]
    return result
  }

  /// The parts between semicolons; a list within one joined by `separators`, the last of them for all further parts.
  func structured(_ property: VCardProperty, joining separators: [String] = []) -> Decoded {
    var result = Decoded()
    for (index, part) in components(property, &result.codes).enumerated() {
      guard !isOld, let separator = index < separators.count ? separators[index] : separators.last else {
        result.parts.append(VCardText.plain(part))
        continue
      }
      let items = VCardText.split(part, at: MailASCII.comma).map(VCardText.plain).filter { !$0.isEmpty }
      result.parts.append(Array(items.joined(separator: separator.utf8)))
    }
    return result
  }

  /// The items of a list, which 2.1 writes with semicolons too.
  func list(_ property: VCardProperty) -> Decoded {
    var result = Decoded()
    let text = text(property.value, of: property, &result.codes)
    let groups = isOld ? VCardText.split(text, at: MailASCII.semicolon) : [text]
    result.parts = groups.flatMap { VCardText.split($0, at: MailASCII.comma) }.map(VCardText.plain).filter { !$0.isEmpty }
    return result
  }

  /// The whole address written as a parameter.
  func addressLabel(_ property: VCardProperty) -> Decoded {
    var result = Decoded()
    let text = charset.decode(property.addressLabel[...], charset: nil, isEncoded: false) { result.codes.append($0) }
    result.parts = [VCardText.plain(text)]
    return result
  }

  /// Still with their backslashes. What is quoted-printable is split before it is decoded: `=3B` is a semicolon of the text.
  private func components(_ property: VCardProperty, _ codes: inout [IssueCode]) -> [ArraySlice<UInt8>] {
    if property.encoding == .quotedPrintable {
      let parts = VCardText.split(property.value, at: MailASCII.semicolon)
      if parts.count > 1 { return parts.map { text($0, of: property, &codes) } }
    }
    return VCardText.split(text(property.value, of: property, &codes), at: MailASCII.semicolon)
  }

  private func text(
    _ value: ArraySlice<UInt8>, of property: VCardProperty, _ codes: inout [IssueCode]
  ) -> ArraySlice<UInt8> {
    let bytes =
      switch property.encoding {
      case .none: value
      case .quotedPrintable: VCardText.quotedPrintable(value)[...]
      case .base64: VCardText.base64(value)[...]
      }
    return charset.decode(bytes, charset: property.charset, isEncoded: property.encoding != .none) { code in
      if !codes.contains(code) { codes.append(code) }
    }
  }
}
