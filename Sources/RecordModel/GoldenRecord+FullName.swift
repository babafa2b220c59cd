extension GoldenRecord {
  /// The name to show, in UTF-8: the golden `name.full`, else one composed of the golden parts; empty when there is none.
  package func fullName(in table: CustomerRecordTable) -> [UInt8] {
    if let full = golden(.nameFull) { return table.texts.bytes(full.value) }
    var result: [UInt8] = []
    for field in [CanonicalField.namePrefix, .nameGiven, .nameMiddle, .nameLast, .nameSuffix] {
      guard let part = golden(field) else { continue }
      if !result.isEmpty { result.append(0x20) }
      result += table.texts.bytes(part.value)
    }
    // A title alone is not a name.
    return golden(.nameGiven) == nil && golden(.nameLast) == nil ? [] : result
  }
}
