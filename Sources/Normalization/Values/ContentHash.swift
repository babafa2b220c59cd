import RecordModel

/// The first half of a record's SHA-256: over names and values of its cells, in the order of the names.
struct ContentHash: Hashable, Sendable {
  let high: UInt64
  let low: UInt64

  init(_ digest: [UInt8]) {
    func word(_ from: Int) -> UInt64 { digest.dropFirst(from).prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
    high = word(0)
    low = word(8)
  }

  /// 32 hexadecimal digits.
  var hex: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(32)
    for word in [high, low] {
      for shift in stride(from: 60, through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: word >> UInt64(shift)) & 15
        result.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    }
    return result
  }
}

/// Hashes records; keeps its buffers from one to the next.
struct ContentHasher {
  private var order: [UInt64] = []
  private var buffer: [UInt8] = []

  /// Empty cells do not count, so that a column added to a file changes no record that leaves it empty.
  mutating func hash(_ record: SourceRecordBatch.Record, of batch: SourceRecordBatch, nameRanks: [UInt32]) -> ContentHash {
    order.removeAll(keepingCapacity: true)
    for index in record.firstField..<(record.firstField + record.fieldCount) where batch.fields[index].count > 0 {
      let field = batch.fields[index]
      let rank = Int(field.column) < nameRanks.count ? nameRanks[Int(field.column)] : UInt32(field.column)
      order.append(
        UInt64(rank) << 40 | UInt64(field.occurrence) << 24 | UInt64(truncatingIfNeeded: index - record.firstField) & 0xFF_FFFF)
    }
    order.sort()
    buffer.removeAll(keepingCapacity: true)
    for entry in order {
      let field = batch.fields[record.firstField + Int(entry & 0xFF_FFFF)]
      if Int(field.column) < batch.columns.count { buffer.append(contentsOf: batch.columns[Int(field.column)].utf8) }
      buffer.append(0x1F)
      buffer.append(contentsOf: batch.value(field))
      buffer.append(0x1E)
    }
    let digest = SHA256()
    digest.update(buffer)
    return ContentHash(digest.finalize())
  }
}
