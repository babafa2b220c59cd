import RecordModel

extension BatchPass {
  /// Values out of running text come after the stated ones, and apart from them.
  mutating func addInferred() {
    let start = record.currentValues.endIndex
    for index in normalizers.indices where !inferredCells[index].isEmpty {
      normalizers[index].normalize(inferredCells[index], in: context, into: &record)
      inferredCells[index].removeAll(keepingCapacity: true)
    }
    record.flag(.inferred, from: start)
  }

  /// Marks what comes from a quoted mail and what a bounce is about.
  mutating func flagMail(of batch: SourceRecordBatch) -> MailKind {
    guard let mail else { return .other }
    if value(in: mail.role, of: batch).elementsEqual("forwarded".utf8) {
      record.flag([.inferred, .quoted], from: record.currentValues.startIndex)
    }
    let kind = MailKind(value(in: mail.kind, of: batch))
    if kind == .bounce { record.flag(.dead, from: record.currentValues.startIndex, field: .email) }
    return kind
  }

  /// Who complains or unsubscribes refuses mail from then on; the subject of an unsubscription is its wording.
  mutating func addRefusal(_ kind: MailKind, of batch: SourceRecordBatch) {
    let place = UndecidedTime.Place.consent(record.table.consents.count)
    let at = time(in: plan.updatedAt, of: batch, at: place)
    record.add(
      ConsentEvent(
        channel: record.intern("email"), purpose: record.intern("unspecified"), state: .refused, at: at,
        wording: kind == .unsubscribe
          ? record.intern(TextFolder.displayed(value(in: plan.interaction?.columns[.subject], of: batch))) : .empty))
  }

  /// As the mail's record says; `message` where it says nothing.
  mutating func mailKind(of batch: SourceRecordBatch) -> TextID {
    let kind = value(in: mail?.kind, of: batch)
    return kind.isEmpty ? words?.kind ?? .empty : record.intern(kind)
  }
}

/// Where a mail's record says what it is.
struct MailPlaces {
  let kind: Int?
  let role: Int?

  init(_ columns: [String]) {
    kind = columns.firstIndex(of: MailColumns.kind)
    role = columns.firstIndex(of: MailColumns.role)
  }
}
