/// Some records of one file as an extractor read them: columns by number, values as UTF-8 bytes in one arena.
///
/// A batch holds whole records only, in file order, at most about one MiB of values. `columns` may grow from batch to batch
/// of a file (JSON, XML), but a column keeps its number.
package struct SourceRecordBatch: Sendable {
  /// One cell. `occurrence` numbers the repeated element or array item it lies in, from 0, so that the parts of the second of
  /// three addresses can be told from those of the first.
  package struct Field: Sendable {
    package var column: UInt16
    package var occurrence: UInt16
    package var start: UInt32
    package var count: UInt32

    @inlinable @inline(__always) package init(column: UInt16, occurrence: UInt16 = 0, start: UInt32, count: UInt32) {
      self.column = column
      self.occurrence = occurrence
      self.start = start
      self.count = count
    }
  }

  /// One record: its cells and where they stand. `number`, `line` count from 1; bytes from 0, end exclusive, in the file after
  /// decompression and before any decoding of its charset.
  package struct Record: Sendable {
    package var firstField: Int
    package var fieldCount: Int
    package var number: Int
    package var line: Int
    package var byteStart: Int
    package var byteEnd: Int
    /// A hash of the record's raw bytes, where the format defines identity by it (mail); else nil.
    package var contentHash: [UInt8]?

    package init(
      firstField: Int, fieldCount: Int, number: Int, line: Int, byteStart: Int, byteEnd: Int, contentHash: [UInt8]? = nil
    ) {
      self.firstField = firstField
      self.fieldCount = fieldCount
      self.number = number
      self.line = line
      self.byteStart = byteStart
      self.byteEnd = byteEnd
      self.contentHash = contentHash
    }
  }

  package var columns: [String]
  package var bytes: [UInt8] = []
  package var fields: [Field] = []
  package var records: [Record] = []
  /// Noted while reading, such as a repaired encoding; `record` indexes `records`.
  package var issues: [(record: Int, column: UInt16, code: IssueCode)] = []

  package init(columns: [String]) { self.columns = columns }

  @inlinable package func fields(of record: Record) -> ArraySlice<Field> {
    fields[record.firstField..<record.firstField + record.fieldCount]
  }

  @inlinable package func value(_ field: Field) -> ArraySlice<UInt8> {
    bytes[Int(field.start)..<Int(field.start) + Int(field.count)]
  }

  package func string(_ field: Field) -> String { String(decoding: value(field), as: UTF8.self) }
}

/// Something noted about a value that is kept; severity warning.
package enum IssueCode: UInt8, CaseIterable, Sendable {
  case placeholder, encodingRepaired, mixedEncoding, nulRemoved, replacementCharacter, paddedFields, rejoinedFields
  case strayQuote, truncated, headerIgnored, unknownCharset, duplicateKey, duplicateJSONKey, invalidEscape, entityReplaced
  case invalidEmail, invalidPhone, unlikelyPhone, invalidDate, ambiguousDate, implausibleDate, invalidPostcode, errorValue
  case formula, apostropheArmour, scientificNotation, zeroRestored, mojibakeRepaired, mojibakeSuspected, unparsedName
  case unparsedAddress, controlCharacters, depthCapped, invalidURL, unknownCountry, invalidAmount, deadAddress
  case shiftedColumns

  /// The code shown to users and stored in the database.
  package var name: String {
    var result = ""
    for character in "\(self)" {
      if character.isUppercase { result += result.last?.isUppercase == true ? "" : "_" }
      result += character.lowercased()
    }
    return Self.spelled[self] ?? result
  }

  private static let spelled: [IssueCode: String] = [
    .duplicateJSONKey: "duplicate_json_key", .invalidURL: "invalid_url",
  ]
}

/// A piece of input that is set aside, with enough to find, mend and read it again.
package struct RejectedRow: Sendable, Hashable {
  /// 1-based within the file; 0 when the piece is no record.
  package var recordNumber: Int
  package var line: Int
  package var byteStart: Int
  package var byteEnd: Int
  /// The column it is about, or empty.
  package var field: String
  /// Stable, such as `too_few_fields`.
  package var code: String
  package var message: String
  /// The first 64 KiB of the piece as it stands in the file.
  package var raw: [UInt8]
  /// The piece's values as far as it could be taken apart, decoded; of a table all columns of the header, in its order.
  package var cells: [Cell]

  /// A value that is set aside. `column` is empty where a row has more cells than its header.
  package struct Cell: Sendable, Hashable {
    package var column: String
    package var text: String

    package init(column: String, text: String) {
      self.column = column
      self.text = text
    }
  }

  package static let rawLimit = 65_536

  package init(
    recordNumber: Int, line: Int, byteStart: Int, byteEnd: Int, field: String = "", code: String, message: String, raw: [UInt8],
    cells: [Cell] = []
  ) {
    self.recordNumber = recordNumber
    self.line = line
    self.byteStart = byteStart
    self.byteEnd = byteEnd
    self.field = field
    self.code = code
    self.message = message
    self.raw = Array(raw.prefix(Self.rawLimit))
    self.cells = cells
  }
}

/// What became of every byte of one input file: the four counts add up to `bytes`.
package struct FileAccount: Sendable, Hashable {
  /// Relative to the pipeline file's folder.
  package var path: String
  /// Of the file as it lies on disk, in hexadecimal.
  package var sha256: String = ""
  /// After decompression.
  package var bytes = 0
  package var recordBytes = 0
  package var separatorBytes = 0
  package var skippedBytes = 0
  package var rejectedBytes = 0
  package var records = 0
  package var rejected = 0
  /// Why bytes were skipped by rule, and how many pieces: `header`, `footer`, `auto_reply`, …
  package var skippedPieces: [String: Int] = [:]

  package init(path: String) { self.path = path }

  package var addsUp: Bool { recordBytes + separatorBytes + skippedBytes + rejectedBytes == bytes }
}
