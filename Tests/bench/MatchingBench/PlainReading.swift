import BenchMeter
import CCSV
import Foundation
import RecordModel

/// One pass of libcsv over the same records as a file: what any program must do at least.
enum PlainReading {
  /// Seconds of the fastest of three passes, and the file's bytes.
  static func seconds(_ table: CustomerRecordTable) -> (seconds: Double, bytes: Int) {
    let path = NSTemporaryDirectory() + "matching-bench-\(getpid()).csv"
    defer { unlink(path) }
    let bytes = write(table, to: path)
    var best = Double.infinity
    for _ in 0..<3 {
      let meter = Meter()
      guard read(path) == table.records.count else { return (.nan, bytes) }
      best = min(best, meter.reading().processorSeconds)
    }
    return (best, bytes)
  }

  private static let columns: [CanonicalField] = [
    .nameGiven, .nameLast, .birthDate, .gender, .email, .phone, .addressStreetName, .addressNumber, .addressPostcode,
    .addressCity, .company,
  ]

  private static func write(_ table: CustomerRecordTable, to path: String) -> Int {
    guard let file = fopen(path, "w") else { return 0 }
    defer { fclose(file) }
    var written = 0
    var line: [UInt8] = []
    for record in table.records {
      line.removeAll(keepingCapacity: true)
      let values = table.values(of: record)
      for column in columns {
        if column != columns[0] { line.append(0x2C) }
        if let value = values.first(where: { $0.field == column }) { table.texts.withBytes(value.match) { line += $0 } }
      }
      line.append(0x0A)
      written += fwrite(line, 1, line.count, file)
    }
    return written
  }

  /// Fields are copied into one buffer a row, as a reader of records would.
  private struct Rows {
    var count = 0
    var row: [UInt8] = []
  }

  private static func read(_ path: String) -> Int {
    guard let file = fopen(path, "r") else { return 0 }
    defer { fclose(file) }
    var parser = csv_parser()
    guard csv_init(&parser, UInt8(CSV_STRICT)) == 0 else { return 0 }
    defer { csv_free(&parser) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var rows = Rows()
    rows.row.reserveCapacity(4096)
    withUnsafeMutablePointer(to: &rows) { rows in
      while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { break }
        csv_parse(
          &parser, buffer, count,
          { field, count, context in
            guard let field, let rows = context?.assumingMemoryBound(to: Rows.self) else { return }
            rows.pointee.row.append(contentsOf: UnsafeRawBufferPointer(start: field, count: count))
          },
          { _, context in
            guard let rows = context?.assumingMemoryBound(to: Rows.self) else { return }
            rows.pointee.count += 1
            rows.pointee.row.removeAll(keepingCapacity: true)
          }, rows)
      }
    }
    csv_fini(&parser, nil, nil, nil)
    return rows.count
  }
}
