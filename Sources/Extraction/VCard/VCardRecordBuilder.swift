import RecordModel

/// Turns a card's properties into the cells of a record.
///
/// A column is named after the property, its part and its usual label: `FN`, `N.family`, `TEL.cell`, `ADR.home.street`. Values of
/// one column are numbered, preferred ones first.
struct VCardRecordBuilder {
  enum Outcome {
    case record
    /// By rule; the reason is named.
    case skipped(String)
    /// Nothing in it tells of anybody.
    case empty
  }

  private var cells: VCardCells
  private let charset: VCardCharset

  init(charset: VCardCharset, dropped: Set<String>) {
    self.charset = charset
    cells = VCardCells(dropped: dropped)
  }

  var columns: VCardColumns { cells.columns }

  /// Adds the card's cells to the batch; the caller adds the record. `isWhole`: the card has its beginning and its end.
  mutating func add(_ card: VCardDraft, isWhole: Bool, to batch: inout SourceRecordBatch) -> Outcome {
    let isOld = Self.isOld(card)
    let properties = card.properties.compactMap { VCardProperty(VCardText.unfolded($0, isOld: isOld)) }
    let content = VCardContent(properties, VCardValues(charset: charset, isOld: isOld))
    if let reason = content.kindOfNobody { return .skipped(reason) }
    cells.beginCard()
    content.addNames(to: &cells)
    for property in content.properties { content.add(property, to: &cells) }
    content.addAddressLabels(to: &cells)
    guard cells.isTelling else { return .empty }
    if !isWhole { cells.note(.truncated) }
    cells.move(to: &batch)
    return .record
  }

  /// Whether the card is of version 2.1, wherever it says so.
  private static func isOld(_ card: VCardDraft) -> Bool {
    for line in card.properties where MailASCII.starts(line, with: "version") {
      guard VCardSyntax.name(of: line[...]) == "VERSION", let start = VCardSyntax.valueStart(of: line[...]) else { continue }
      return MailASCII.trim(line[start...]).first == UInt8(ascii: "2")
    }
    return false
  }
}
