import Diagnostics
import GRDBSQLite

/// A connection of its own for writing a file nobody else knows yet, or for copying out of a published one.
///
/// Closed when it goes out of scope.
struct BulkConnection: ~Copyable {
  let handle: OpaquePointer
  let path: String

  /// Opens an existing file; a published one with `readOnly`.
  init(path: String, readOnly: Bool) throws {
    var connection: OpaquePointer?
    let flags = (readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX
    let code = sqlite3_open_v2(path, &connection, flags, nil)
    guard code == SQLITE_OK, let connection else {
      let error = LoadingFault.sqlite(code, connection: connection, path: path)
      sqlite3_close_v2(connection)
      throw error
    }
    handle = connection
    self.path = path
    sqlite3_extended_result_codes(handle, 1)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows.
  func execute(_ sql: String) throws {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw LoadingFault.sqlite(code, connection: handle, path: path) }
  }

  /// The first column of a query's first row as a number; 0 when there is none.
  func number(_ sql: String) throws -> Int {
    var query = try PreparedStatement(self, sql)
    return try query.step() ? Int(sqlite3_column_int64(query.statement, 0)) : 0
  }

  /// The first column of a query's first row as text; empty when there is none.
  func text(_ sql: String) throws -> String {
    var query = try PreparedStatement(self, sql)
    guard try query.step(), let text = sqlite3_column_text(query.statement, 0) else { return "" }
    return String(cString: text)
  }
}

/// A statement whose parameters are bound from left to right, once per row.
struct PreparedStatement: ~Copyable {
  let statement: OpaquePointer
  private let connection: OpaquePointer
  private let path: String
  private var bound: Int32 = 0

  init(_ connection: borrowing BulkConnection, _ sql: String) throws {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v3(connection.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, let statement else {
      throw LoadingFault.sqlite(code, connection: connection.handle, path: connection.path)
    }
    self.statement = statement
    self.connection = connection.handle
    path = connection.path
  }

  /// An INSERT of all `columns`, in their order.
  init(_ connection: borrowing BulkConnection, insertInto table: String, _ columns: String) throws {
    let marks = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
    try self.init(connection, "INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
  }

  deinit { sqlite3_finalize(statement) }

  mutating func bind(_ value: Int) {
    bound += 1
    sqlite3_bind_int64(statement, bound, Int64(value))
  }

  mutating func bind(_ value: Double) {
    bound += 1
    sqlite3_bind_double(statement, bound, value)
  }

  mutating func bindNull() {
    bound += 1
    sqlite3_bind_null(statement, bound)
  }

  /// Binds text that SQLite copies.
  mutating func bind(_ text: String) {
    var text = text
    text.withUTF8 { bind($0, destructor: Self.transient) }
  }

  /// Binds UTF-8 that SQLite copies.
  mutating func bind(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { bind($0, destructor: Self.transient) } }

  /// Binds UTF-8 without a copy: the bytes must stay where they are until the row is written.
  mutating func bindInPlace(_ bytes: UnsafeBufferPointer<UInt8>) { bind(bytes, destructor: nil) }

  mutating func bindBlob(_ bytes: [UInt8]) {
    bound += 1
    if bytes.isEmpty {
      sqlite3_bind_zeroblob(statement, bound, 0)
    } else {
      _ = bytes.withUnsafeBytes { sqlite3_bind_blob64(statement, bound, $0.baseAddress, UInt64($0.count), Self.transient) }
    }
  }

  /// Binds a column of another statement's current row as it is.
  mutating func bind(column: Int32, of other: borrowing PreparedStatement) {
    bound += 1
    sqlite3_bind_value(statement, bound, sqlite3_column_value(other.statement, column))
  }

  /// Takes the next step; true when there is a row.
  mutating func step() throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw LoadingFault.sqlite(code, connection: connection, path: path)
    }
  }

  /// Writes the bound row and makes ready for the next.
  mutating func insert() throws {
    let code = sqlite3_step(statement)
    guard code == SQLITE_DONE else { throw LoadingFault.sqlite(code, connection: connection, path: path) }
    sqlite3_reset(statement)
    bound = 0
  }

  private mutating func bind(_ bytes: UnsafeBufferPointer<UInt8>, destructor: sqlite3_destructor_type?) {
    bound += 1
    guard let base = bytes.baseAddress, !bytes.isEmpty else {
      // A null pointer would bind NULL instead of the empty text.
      sqlite3_bind_text(statement, bound, "", 0, Self.transient)
      return
    }
    base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { pointer in
      _ = sqlite3_bind_text64(statement, bound, pointer, UInt64(bytes.count), destructor, UInt8(SQLITE_UTF8))
    }
  }

  /// SQLITE_TRANSIENT, a cast in C that Swift does not import.
  private static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
