import GRDB
import ProfileStore

extension ExportFormat {
  static let jsonl = ExportFormat(
    name: "jsonl", summary: "one JSON object a customer, with every usable value and its origin",
    export: { database, write in
      try database.read { db in
        let customers = try Row.fetchCursor(db, sql: "SELECT customer_no, * FROM customer ORDER BY customer_id")
        while let customer = try customers.next() {
          let values = try Row.fetchAll(
            db,
            sql: """
              SELECT v.field, v.label, v.value, v.is_golden, v.rank, v.rule, s.name AS source, r.source_key
              FROM record_value v JOIN record r USING (record_no) JOIN source s USING (source_no)
              WHERE v.customer_no = ? AND v.state = 'ok' ORDER BY v.field, v.rank, v.is_golden DESC, s.name, r.source_key, v.label
              """, arguments: [customer["customer_no"] as Int64])
          let listed = values.map { object($0, leavingOut: []) }.joined(separator: ",")
          let own = object(customer, leavingOut: ["customer_no", "fingerprint"])
          try write(own.dropLast() + ",\"values\":[\(listed)]}\n")
        }
      }
    })

  private static func object(_ row: Row, leavingOut: Set<String>) -> String {
    var seen = leavingOut
    let members = row.filter { seen.insert($0.0).inserted }.map { "\(string($0.0)):\(json($0.1))" }
    return "{" + members.joined(separator: ",") + "}"
  }

  private static func json(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null, .blob: "null"
    case .int64(let number): String(number)
    case .double(let number): number.isFinite ? String(number) : "null"
    case .string(let text): string(text)
    }
  }

  private static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{0}"..<"\u{20}":
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
