import RecordModel

extension PostLogRecordBuilder {
  /// Adds a body's fields to the batch, or none and says why.
  mutating func add(
    _ form: MultipartForm, isCut: Bool, to batch: inout SourceRecordBatch
  ) -> (code: String, message: String)? {
    guard !form.parts.isEmpty else { return ("not_form_data", "a multipart body without a field") }
    countFiles(form.files)
    let before = (fields: batch.fields.count, bytes: batch.bytes.count, issues: batch.issues.count)
    let declared = form.parts.first { $0.name.elementsEqual("_charset_".utf8) }.map {
      String(decoding: $0.value, as: UTF8.self)
    }
    for part in form.parts {
      // Browsers escape quotes and line breaks in names, and nothing else.
      let name = part.name.flatMap { $0 == 0x2B ? Array("%2B".utf8) : [$0] }
      var value = Self.transferDecoded(part)
      let repairs = decode(&value, part.charset ?? declared)
      if let fault = name.withUnsafeBufferPointer({ addValue(value, under: $0, repairs, isCut: part.isCut, to: &batch) }) {
        batch.fields.removeSubrange(before.fields...)
        batch.bytes.removeSubrange(before.bytes...)
        batch.issues.removeSubrange(before.issues...)
        return fault
      }
    }
    if isCut || form.isIncomplete, batch.fields.count > before.fields, let last = batch.fields.last {
      batch.issues.append((batch.records.count, last.column, .truncated))
    }
    return nil
  }

  private static func transferDecoded(_ part: MultipartForm.Part) -> [UInt8] {
    switch part.encoding {
    case "base64": VCardText.base64(part.value)
    case "quoted-printable": VCardText.quotedPrintable(part.value)
    default: part.value
    }
  }

  /// Turns a value into well-formed UTF-8 without NULs.
  private mutating func decode(_ value: inout [UInt8], _ charset: String?) -> FormRepairs {
    var repairs: FormRepairs = []
    if value.contains(0) {
      value.removeAll { $0 == 0 }
      repairs.insert(.nulRemoved)
    }
    let name = charset?.lowercased() ?? "utf-8"
    if !["utf-8", "utf8", "us-ascii"].contains(name), let converter = converters.converter(for: name) {
      var decoded: [UInt8] = []
      converter.reset()
      let done = value.withUnsafeBufferPointer { converter.convert($0, isLast: true, into: &decoded) }
      if done.replacements > 0 { repairs.insert(.replacementCharacter) }
      value = decoded
    } else if let repaired = value.withUnsafeBufferPointer({ FormTextRepair.repair($0) }) {
      value = repaired.bytes
      repairs.insert(repaired.hadUndefined ? .replacementCharacter : .encodingRepaired)
    }
    return repairs
  }
}
