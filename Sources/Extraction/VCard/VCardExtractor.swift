import PipelineConfig

/// Contacts as vCards of version 2.1, 3.0 and 4.0: one record a card, columns are its properties (`FN`, `N.family`, `TEL.cell`).
package enum VCardExtractor {
  package static let extractor = Extractor(
    kind: .vcard, summary: "contacts as vCards: 2.1, 3.0 and 4.0, one record a card", recognise: recognise, open: open)

  /// 97 when a card begins on the first line, less when lines without a colon, or in a file of that name any, stand before it.
  @Sendable static func recognise(_ head: ArraySlice<UInt8>, _ path: String) -> Int {
    let isNamed = hasVCardName(path)
    guard let text = text(of: head) else { return 0 }
    var isFirst = true
    var isPlain = true
    for line in text.prefix(65_536).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let line = MailASCII.trim(line)
      if line.isEmpty { continue }
      if VCardSyntax.isMarker(line, "begin") { return isFirst ? 97 : isPlain || isNamed ? 90 : 0 }
      if isFirst, isNamed, VCardSyntax.name(of: line).map(VCardSyntax.isKnown) == true { return 60 }
      isFirst = false
      if line.contains(MailASCII.colon) || line.starts(with: "From ".utf8) { isPlain = false }
      if !isPlain, !isNamed { return 0 }
    }
    return isNamed && !head.isEmpty ? 15 : 0
  }

  @Sendable
  private static func open(
    _ input: ByteSource, _ file: InputFile, _ source: SourceDefinition, _ context: ExtractionContext
  ) throws(ExtractionError) -> any RecordReader {
    let head = try input.peek()
    if let mismatch = FileSignature.mismatch(head) { throw mismatch }
    let encoding = TextEncoding.detect(head, declared: source.dialect.encoding)
    return try VCardReader(input, path: file.shownPath, encoding: encoding, dropped: source.drop)
  }

  private static func hasVCardName(_ path: String) -> Bool {
    let name = path.lowercased()
    return [".vcf", ".vcard", ".vcf.gz", ".vcard.gz"].contains(where: name.hasSuffix)
  }

  /// The head without its mark, in UTF-8 where its own charset hides ASCII; nil in a charset that is not known.
  private static func text(of head: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let encoding = TextEncoding.detect(head)
    guard encoding.needsTranscoding else { return head.dropFirst(encoding.markLength) }
    guard var stream = try? TranscodingStream(encoding) else { return nil }
    var text: [UInt8] = []
    stream.append(head, to: &text)
    return VCardSyntax.withoutMark(text[...])
  }
}
