/// A JSON value with its place, for files that people may have edited: RFC 8259, no key twice in a map, no number beyond a double.
package struct LocatedJSON: Sendable {
  package enum Content: Sendable {
    case null
    case truth(Bool)
    case number(Double)
    case text(String)
    case list([LocatedJSON])
    case map([(key: String, value: LocatedJSON)])
  }

  package var content: Content
  /// Both from 1; the column counts characters.
  package var line: Int
  package var column: Int

  /// What is wrong with a text, and where.
  package struct Fault: Error, Equatable {
    package var summary: String
    package var line: Int
    package var column: Int

    package init(_ summary: String, line: Int, column: Int) {
      self.summary = summary
      self.line = line
      self.column = column
    }
  }

  /// Lists and maps in one another beyond this are refused.
  package static let depthLimit = 32

  package init(parsing bytes: [UInt8]) throws(Fault) {
    var parser = JSONParser(bytes)
    self = try parser.document()
  }

  init(_ content: Content, at place: (line: Int, column: Int)) {
    self.content = content
    (line, column) = place
  }

  package func fault(_ summary: String) -> Fault { Fault(summary, line: line, column: column) }

  package var kindDescription: String {
    switch content {
    case .null: "null"
    case .truth: "true or false"
    case .number: "a number"
    case .text: "text"
    case .list: "a list"
    case .map: "a map"
    }
  }
}

/// Reads one document with a stack of its own, so that no nesting of the input can exhaust the program's.
private struct JSONParser {
  private struct Open {
    var place: (line: Int, column: Int)
    var isMap: Bool
    var items: [LocatedJSON] = []
    var members: [(key: String, value: LocatedJSON)] = []
    var keys: Set<String> = []
    var key: String?
  }

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var lineStart = 0
  private var stack: [Open] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      index = 3
      lineStart = 3
    }
  }

  private var place: (line: Int, column: Int) {
    (line, bytes[min(lineStart, bytes.count)..<min(index, bytes.count)].count { $0 & 0xC0 != 0x80 } + 1)
  }

  private func fault(_ summary: String) -> LocatedJSON.Fault {
    let place = place
    return LocatedJSON.Fault(summary, line: place.line, column: place.column)
  }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func document() throws(LocatedJSON.Fault) -> LocatedJSON {
    while true {
      skipBlanks()
      guard let done = try step() else { continue }
      var value = done
      // A finished value may finish the lists and maps around it.
      while let open = stack.last {
        if try close(open, with: value) { break }
        guard let finished = stack.popLast() else { break }
        value = LocatedJSON(finished.isMap ? .map(finished.members) : .list(finished.items), at: finished.place)
      }
      guard stack.isEmpty else { continue }
      skipBlanks()
      guard byte == nil else { throw fault("there is more behind the end of the JSON text") }
      return value
    }
  }

  /// Begins or reads the next value; nil after an opening bracket with something in it.
  private mutating func step() throws(LocatedJSON.Fault) -> LocatedJSON? {
    if let open = stack.last, open.isMap, open.key == nil { try readKey() }
    let start = place
    guard let first = byte else { throw fault(stack.isEmpty ? "the file is empty" : "the file ends in the middle") }
    switch first {
    case 0x7B, 0x5B:
      index += 1
      guard stack.count < LocatedJSON.depthLimit else {
        throw fault("more than \(LocatedJSON.depthLimit) lists and maps in one another")
      }
      skipBlanks()
      let isMap = first == 0x7B
      if byte == (isMap ? 0x7D : 0x5D) {
        index += 1
        return LocatedJSON(isMap ? .map([]) : .list([]), at: start)
      }
      stack.append(Open(place: start, isMap: isMap))
      return nil
    case 0x22: return LocatedJSON(.text(try string()), at: start)
    case 0x74: return LocatedJSON(.truth(try word("true", true)), at: start)
    case 0x66: return LocatedJSON(.truth(try word("false", false)), at: start)
    case 0x6E:
      _ = try word("null", false)
      return LocatedJSON(.null, at: start)
    case 0x2D, 0x30...0x39: return LocatedJSON(.number(try number()), at: start)
    default: throw fault("a JSON value is expected here")
    }
  }

  /// Puts a value into the innermost list or map; false when that ends with it.
  private mutating func close(_ open: Open, with value: LocatedJSON) throws(LocatedJSON.Fault) -> Bool {
    let last = stack.count - 1
    if let key = open.key { stack[last].members.append((key, value)) } else { stack[last].items.append(value) }
    stack[last].key = nil
    skipBlanks()
    guard let next = byte else { throw fault("the file ends in the middle") }
    if next == 0x2C {
      index += 1
      return true
    }
    guard next == (open.isMap ? 0x7D : 0x5D) else {
      throw fault(open.isMap ? "',' or '}' is expected here" : "',' or ']' is expected here")
    }
    index += 1
    return false
  }

  private mutating func readKey() throws(LocatedJSON.Fault) {
    guard byte == 0x22 else { throw fault(byte == nil ? "the file ends in the middle" : "a key in quotes is expected here") }
    let start = place
    let key = try string()
    guard stack[stack.count - 1].keys.insert(key).inserted else {
      throw LocatedJSON.Fault("a key stands twice in one map", line: start.line, column: start.column)
    }
    skipBlanks()
    guard byte == 0x3A else { throw fault("':' is expected here") }
    index += 1
    stack[stack.count - 1].key = key
    skipBlanks()
  }

  private mutating func skipBlanks() {
    while let next = byte, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 {
      index += 1
      if next == 0x0A {
        line += 1
        lineStart = index
      }
    }
  }

  private mutating func word<T>(_ text: String, _ value: T) throws(LocatedJSON.Fault) -> T {
    guard bytes[index...].starts(with: text.utf8) else { throw fault("a JSON value is expected here") }
    index += text.utf8.count
    return value
  }

  private mutating func number() throws(LocatedJSON.Fault) -> Double {
    let start = index
    let faultHere = fault("this is no JSON number")
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    func digits() -> Bool {
      let first = index
      while isDigit(byte) { index += 1 }
      return index > first
    }
    if byte == 0x2D { index += 1 }
    let leadsWithZero = byte == 0x30
    let whole = index
    guard digits(), !(leadsWithZero && index > whole + 1) else { throw faultHere }
    if byte == 0x2E {
      index += 1
      guard digits() else { throw faultHere }
    }
    if byte == 0x65 || byte == 0x45 {
      index += 1
      if byte == 0x2B || byte == 0x2D { index += 1 }
      guard digits() else { throw faultHere }
    }
    guard let value = Double(String(decoding: bytes[start..<index], as: UTF8.self)), value.isFinite else {
      throw LocatedJSON.Fault("the number is too large", line: faultHere.line, column: faultHere.column)
    }
    return value
  }

  private mutating func string() throws(LocatedJSON.Fault) -> String {
    index += 1
    var result: [UInt8] = []
    while let next = byte {
      switch next {
      case 0x22:
        guard let text = String(validating: result, as: UTF8.self) else { throw fault("the text is not UTF-8") }
        index += 1
        return text
      case 0x5C:
        index += 1
        try escape(into: &result)
      case 0..<0x20: throw fault("a text may not hold line breaks or control characters")
      default:
        result.append(next)
        index += 1
      }
    }
    throw fault("the file ends inside a text")
  }

  private mutating func escape(into result: inout [UInt8]) throws(LocatedJSON.Fault) {
    let plain: [UInt8: UInt8] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09,
    ]
    guard let next = byte else { throw fault("the file ends inside a text") }
    index += 1
    if let byte = plain[next] {
      result.append(byte)
      return
    }
    guard next == 0x75, var code = hex() else { throw fault("this is no escape of JSON") }
    if (0xD800..<0xDC00).contains(code) {
      guard byte == 0x5C, index + 1 < bytes.count, bytes[index + 1] == 0x75 else { throw fault("half of a character") }
      index += 2
      guard let low = hex(), (0xDC00..<0xE000).contains(low) else { throw fault("half of a character") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw fault("half of a character") }
    result += Array(String(Character(scalar)).utf8)
  }

  /// Four hexadecimal digits.
  private mutating func hex() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = bytes[index..<index + 4]
    guard digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }) else { return nil }
    index += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
