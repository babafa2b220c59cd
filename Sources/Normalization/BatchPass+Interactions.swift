import PipelineConfig
import RecordModel

/// What the record at hand tells of beside its customer.
extension BatchPass {
  mutating func addInteraction(of batch: SourceRecordBatch, _ range: Range<Int>, key: TextID) {
    guard let told = plan.interaction, let words else { return }
    let own = ByteText.trimmed(value(in: told.columns[.direction], of: batch))
    let reference = record.intern(ByteText.trimmed(value(in: told.columns[.reference], of: batch)))
    let money = money(in: told.columns[.amount] ?? told.columns[.lineAmount], of: batch, told)
    let order = Interaction(
      at: moment(of: batch, told), channel: words.channel, direction: own.isEmpty ? words.direction : record.intern(own),
      kind: mail != nil ? mailKind(of: batch) : isCancelled(of: batch, told) ? words.cancelled : words.kind,
      subject: record.intern(TextFolder.displayed(subject(of: batch, range, told)[...])), amount: money.amount,
      currency: money.currency,
      reference: told.kind == "message" || !reference.isEmpty ? reference : key)
    record.add(order)
    addRefund(of: batch, told, order, kind: words.refund)
  }

  /// Money given back is an interaction of its own; when, nobody says, so it stands beside its order.
  private mutating func addRefund(of batch: SourceRecordBatch, _ told: InteractionPlan, _ order: Interaction, kind: TextID) {
    let text = ByteText.trimmed(value(in: told.columns[.refunded], of: batch))
    if text.isEmpty { return }
    switch AmountReader.read(text).amount {
    case .none: return
    case .certain(let amount, _) where amount.mantissa == 0: return
    case .certain, .undecided: break
    }
    let money = money(in: told.columns[.refunded], of: batch, told, isGivenBack: true)
    var refund = order
    refund.kind = kind
    refund.at = moment(of: batch, told)
    refund.amount = money.amount
    refund.currency = money.currency
    record.add(refund)
  }

  private mutating func moment(of batch: SourceRecordBatch, _ told: InteractionPlan) -> Timestamp {
    let place = UndecidedTime.Place.interaction(record.table.interactions.count)
    return time(in: told.columns[.at] ?? plan.updatedAt, of: batch, at: place)
  }

  private func isCancelled(of batch: SourceRecordBatch, _ told: InteractionPlan) -> Bool {
    if !ByteText.trimmed(value(in: told.columns[.cancelledAt], of: batch)).isEmpty { return true }
    let status = ByteText.trimmed(value(in: told.columns[.status], of: batch))
    return !status.isEmpty && InteractionStatus.isCancelled(Array(status))
  }

  /// The subject, all that were bought where a list says so, or the form's name.
  private func subject(of batch: SourceRecordBatch, _ range: Range<Int>, _ told: InteractionPlan) -> [UInt8] {
    let subject = told.columns[.subject]
    if told.kind == "submission", let form = told.columns[.formName] { return Array(value(in: form, of: batch)) }
    guard let subject, let first = firstField(of: subject) else { return Array(value(in: told.columns[.formName], of: batch)) }
    var result: [UInt8] = []
    var seen: Set<ArraySlice<UInt8>> = []
    for field in batch.fields[first..<range.upperBound] where Int(field.column) == subject {
      let text = batch.value(field)
      guard seen.insert(text).inserted else { continue }
      if result.count + text.count > OrderLineFolder.mostSubjectBytes { break }
      result += (result.isEmpty ? [] : Array(", ".utf8)) + text
    }
    return result
  }

  /// The money of a column in minor units; noted for later where its column must tell thousands from thousandths.
  private mutating func money(
    in column: Int?, of batch: SourceRecordBatch, _ told: InteractionPlan, isGivenBack: Bool = false
  ) -> (amount: Int64?, currency: TextID) {
    let text = ByteText.trimmed(value(in: column, of: batch))
    guard let column, !text.isEmpty else { return (nil, .empty) }
    let (reading, ownCurrency) = AmountReader.read(text)
    let code = String(decoding: ByteText.trimmed(value(in: told.columns[.currency], of: batch)), as: UTF8.self).uppercased()
    let currency = CurrencyCode.minorDigits(of: code) != nil ? code : ownCurrency ?? told.currency ?? ""
    let digits = CurrencyCode.minorDigits(of: currency) ?? 2
    func minor(_ amount: Decimal64) -> Int64? {
      amount.units(digits: digits).map { isGivenBack ? -Int64(clamping: $0.magnitude) : $0 }
    }
    switch reading {
    case .none:
      record.note(nil, .invalidAmount)
      return (nil, .empty)
    case .certain(let amount, let isComma):
      if let isComma { result.commaEvidence[column, default: .init()].add(isComma) }
      return (minor(amount), record.intern(currency))
    case .undecided(let thousands, let thousandths, let isComma):
      result.undecidedAmounts.append(
        UndecidedAmount(
          interaction: record.table.interactions.count, column: column, isComma: isComma, thousands: minor(thousands),
          thousandths: minor(thousandths)))
      return (nil, record.intern(currency))
    }
  }
}

/// Words that the interactions of a batch share, interned once.
struct InteractionWords {
  let channel: TextID
  let direction: TextID
  let kind: TextID
  let cancelled: TextID
  let refund: TextID

  init(_ plan: InteractionPlan, in record: inout RecordBuilder) {
    channel = record.intern(plan.channel)
    direction = record.intern(plan.direction)
    kind = record.intern(plan.kind)
    cancelled = record.intern(plan.kind + "_cancelled")
    refund = record.intern("refund")
  }
}
