/// Takes a `multipart/form-data` body apart line by line (RFC 7578). Of a file only that it was there is kept, nothing is written.
struct MultipartForm {
  struct Part {
    var name: [UInt8] = []
    var isFile = false
    var charset: String?
    /// Lower-case: `base64`, `quoted-printable`.
    var encoding = ""
    /// At most ``valueLimit`` bytes, as they stand.
    var value: [UInt8] = []
    var isCut = false
  }

  enum Outcome {
    /// Belongs to the body.
    case taken
    /// The body's last line.
    case end
    /// No part of a body.
    case outside
  }

  static let valueLimit = 1 << 20
  static let partLimit = 256
  private static let headerLimit = 64

  private enum State { case before, headers, value }

  /// Named parts of the body under way.
  private(set) var parts: [Part] = []
  private(set) var files = 0
  /// Whether more parts or headers came than are read, or a part without a name.
  private(set) var isIncomplete = false
  private var state = State.before
  private var boundary: [UInt8] = []
  private var part = Part()
  private var headers = 0
  /// The line break behind the last line of the value, which belongs to the boundary if one follows.
  private var pending: [UInt8]?

  /// Whether a body is under way.
  var isOpen: Bool { state != .before }

  /// Takes the next line, without its line feed; a `longer` line was cut at its end.
  mutating func take(_ line: UnsafeBufferPointer<UInt8>, longer: Bool = false) -> Outcome {
    let hasReturn = line.last == 0x0D && !longer
    let text = UnsafeBufferPointer(rebasing: hasReturn ? line.dropLast() : line[...])
    switch state {
    case .before:
      guard let found = Self.delimiter(text) else { return .outside }
      begin(found)
    case .headers:
      if let isLast = boundaryKind(text) { return pass(isLast) }
      if text.isEmpty { state = .value } else { readHeader(text) }
    case .value:
      if let isLast = boundaryKind(text) { return pass(isLast) }
      append(text, hasReturn: hasReturn, longer: longer)
    }
    return .taken
  }

  /// Ends a body whose last boundary is missing.
  mutating func finish() { if state != .before { finishPart() } }

  /// Forgets the body, and waits for the next.
  mutating func reset() { self = MultipartForm() }

  private mutating func begin(_ found: [UInt8]) {
    boundary = found
    beginPart()
  }

  private mutating func beginPart() {
    part = Part()
    headers = 0
    pending = nil
    state = .headers
  }

  private mutating func pass(_ isLast: Bool) -> Outcome {
    finishPart()
    if isLast {
      state = .before
      return .end
    }
    beginPart()
    return .taken
  }

  private mutating func finishPart() {
    if part.isFile {
      files += 1
    } else if part.name.isEmpty || parts.count >= Self.partLimit {
      isIncomplete = isIncomplete || !part.value.isEmpty || !part.name.isEmpty
    } else {
      parts.append(part)
    }
    part = Part()
  }

  /// The boundary of a body's first line: two hyphens and up to seventy characters, blanks behind them not counted.
  static func delimiter(_ line: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let text = trimmed(line)
    guard text.count > 2, text.count <= 202, text.starts(with: [0x2D, 0x2D]),
      !text.contains(where: { $0 <= 0x20 || $0 >= 0x7F })
    else { return nil }
    return Array(text)
  }

  /// nil when the line is no boundary; whether it is the last.
  private func boundaryKind(_ line: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard line.count >= boundary.count, line.starts(with: boundary) else { return nil }
    let rest = Self.trimmed(UnsafeBufferPointer(rebasing: line[boundary.count...]))
    if rest.isEmpty { return false }
    return rest.elementsEqual([0x2D, 0x2D]) ? true : nil
  }

  private static func trimmed(_ line: UnsafeBufferPointer<UInt8>) -> ArraySlice<UInt8> {
    var text = Array(line.prefix(4096))[...]
    while let last = text.last, last == 0x20 || last == 0x09 || last == 0x0D { text = text.dropLast() }
    return text
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, hasReturn: Bool, longer: Bool) {
    guard !part.isFile else { return }
    for piece in [pending?[...] ?? [], Array(text)[...]] where !part.isCut {
      let room = Self.valueLimit - part.value.count
      part.value += piece.prefix(room)
      part.isCut = piece.count > room
    }
    part.isCut = part.isCut || longer
    pending = hasReturn ? [0x0D, 0x0A] : [0x0A]
  }

  // MARK: headers

  private mutating func readHeader(_ line: UnsafeBufferPointer<UInt8>) {
    headers += 1
    guard headers <= Self.headerLimit, line.count <= 8192, let colon = line.firstIndex(of: 0x3A) else {
      isIncomplete = true
      return
    }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased().filter { $0 != " " }
    let value = Array(line[(colon + 1)...])
    switch name {
    case "content-disposition":
      part.name = Self.parameter("name", of: value) ?? []
      part.isFile = Self.parameter("filename", of: value) != nil || Self.parameter("filename*", of: value) != nil
    case "content-type": part.charset = Self.parameter("charset", of: value).map { String(decoding: $0, as: UTF8.self) }
    case "content-transfer-encoding":
      part.encoding = String(decoding: value, as: UTF8.self).lowercased().filter { $0 != " " && $0 != "\t" }
    default: break
    }
  }

  /// The value of `name=` among a header's parameters, out of its quotes.
  private static func parameter(_ name: String, of value: [UInt8]) -> [UInt8]? {
    var index = value.firstIndex(of: 0x3B) ?? value.count
    while index < value.count {
      index += 1
      while index < value.count, value[index] == 0x20 || value[index] == 0x09 { index += 1 }
      let mark = value[index...].firstIndex { $0 == 0x3D || $0 == 0x3B } ?? value.count
      let key = String(decoding: value[index..<mark], as: UTF8.self).lowercased().filter { $0 != " " }
      guard mark < value.count, value[mark] == 0x3D else {
        index = mark
        continue
      }
      let (text, end) = parameterValue(value, from: mark + 1)
      if key == name { return text }
      index = value[end...].firstIndex(of: 0x3B) ?? value.count
    }
    return nil
  }

  private static func parameterValue(_ value: [UInt8], from start: Int) -> (text: [UInt8], end: Int) {
    var index = start
    while index < value.count, value[index] == 0x20 { index += 1 }
    guard index < value.count, value[index] == 0x22 else {
      let end = value[index...].firstIndex(of: 0x3B) ?? value.count
      return (Array(value[index..<end].reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed()), end)
    }
    var text: [UInt8] = []
    index += 1
    while index < value.count, value[index] != 0x22 {
      // Of a Windows path the backslash is no escape.
      if value[index] == 0x5C, index + 1 < value.count, value[index + 1] == 0x22 || value[index + 1] == 0x5C { index += 1 }
      text.append(value[index])
      index += 1
    }
    return (text, min(index + 1, value.count))
  }
}
