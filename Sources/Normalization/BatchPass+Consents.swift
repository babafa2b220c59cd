import PipelineConfig
import RecordModel

/// What the record at hand allows and refuses.
extension BatchPass {
  mutating func addConsents(of batch: SourceRecordBatch, _ updatedAt: Timestamp) {
    for action in plan.consents {
      var text = Array(ByteText.trimmed(value(in: action.column, of: batch)))
      if text.isEmpty && action.transforms.isEmpty { continue }
      if !action.transforms.isEmpty { text = TransformRunner.run(action.transforms, on: text).first ?? text }
      if text.isEmpty || context.placeholders.contains(folded: TextFolder.fold(text)) && ConsentWords.answer(to: text) == nil {
        continue
      }
      let place = UndecidedTime.Place.consent(record.table.consents.count)
      var at = Timestamp.unknown
      var state = ConsentWords.state(of: text, isNegative: action.kind.isNegative)
      if action.kind.isTime {
        at = time(in: action.column, of: batch, at: place)
        state = TimestampParser.parse(text) == .none ? .unknown : action.kind.isNegative ? .refused : .given
      } else if let column = action.at {
        at = time(in: column, of: batch, at: place)
      } else if plan.isOfOneMoment || file.kind == .mail {
        at = time(in: plan.interaction?.columns[.at] ?? plan.updatedAt, of: batch, at: place)
      }
      record.add(
        ConsentEvent(
          channel: record.intern(action.kind.channel), purpose: record.intern(action.kind.purpose), state: state, at: at,
          wording: record.intern(ByteText.trimmed(value(in: action.wording, of: batch)))))
    }
  }

  /// What the file's name says of the record.
  mutating func add(_ audience: AudienceExport, of batch: SourceRecordBatch) {
    guard let state = audience.state else {
      record.flag(.dead, from: record.currentValues.startIndex, field: .email)
      return record.note(.email, .deadAddress)
    }
    let at = time(in: audience.time, of: batch, at: .consent(record.table.consents.count))
    record.add(
      ConsentEvent(
        channel: record.intern("email"), purpose: record.intern(state == .given ? "newsletter" : "unspecified"), state: state,
        at: at, wording: .empty))
  }
}
