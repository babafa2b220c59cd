/// The parts of a report mail, which stand side by side between delimiter lines; nothing is nested that is wanted.
struct ReportParts {
  struct Part {
    /// Lower-case, without parameters: `message/delivery-status`.
    var type: [UInt8]
    /// After the transfer encoding was undone.
    var content: [UInt8]
  }

  private(set) var parts: [Part] = []
  private static let partLimit = 16
  private static let contentLimit = 262_144

  /// Empty when the message names no boundary.
  init(of message: UnsafeBufferPointer<UInt8>, _ headers: MailHeaders) {
    guard let boundary = Self.boundary(in: headers.first(.contentType) ?? []) else { return }
    let mark = [MailASCII.hyphen, MailASCII.hyphen] + boundary
    var cursor = LineCursor(message, from: headers.bodyStart)
    var start: Int?
    while parts.count < Self.partLimit {
      let position = cursor.position
      guard let line = cursor.next() else { break }
      guard message[line].starts(with: mark) else { continue }
      let tail = MailASCII.trim(message[line].dropFirst(mark.count))
      guard tail.isEmpty || tail.elementsEqual([MailASCII.hyphen, MailASCII.hyphen]) else { continue }
      if let start { add(UnsafeBufferPointer(rebasing: message[start..<position])) }
      start = tail.isEmpty ? cursor.position : nil
    }
    if let start, parts.count < Self.partLimit { add(UnsafeBufferPointer(rebasing: message[start...])) }
  }

  /// The content of the first part of one of the types.
  func first(_ types: StaticString...) -> [UInt8]? {
    parts.first { part in types.contains { MailASCII.equal(part.type, $0) } }?.content
  }

  private mutating func add(_ part: UnsafeBufferPointer<UInt8>) {
    let headers = MailHeaders(part)
    let type = MailASCII.trim(headers.first(.contentType) ?? []).prefix { $0 != MailASCII.semicolon && !MailASCII.isSpace($0) }
    let content = Array(part[min(headers.bodyStart, part.count)...].prefix(Self.contentLimit))
    let encoding = headers.first(.contentTransferEncoding).map { Array(MailASCII.trim($0)) }
    parts.append(
      Part(type: MailASCII.lowercased(type), content: encoding.map { TransferEncoding.undone(content, $0) } ?? content))
  }

  /// The value of the parameter, with or without quotes.
  private static func boundary(in type: [UInt8]) -> [UInt8]? {
    guard let start = type.indices.first(where: { MailASCII.starts(type[$0...], with: "boundary=") }) else { return nil }
    let value = type[(start + 9)...]
    let text =
      value.first == MailASCII.quote
      ? value.dropFirst().prefix { $0 != MailASCII.quote }
      : value.prefix { $0 != MailASCII.semicolon && !MailASCII.isSpace($0) }
    return text.isEmpty || text.count > 200 ? nil : Array(text)
  }
}

/// The blocks of fields in a delivery or feedback report: `Name: value`, with blank lines between blocks.
struct ReportFields {
  /// Of each block its fields, names in lower case, in order.
  private(set) var blocks: [[(name: [UInt8], value: [UInt8])]] = [[]]
  private static let lineLimit = 10_000
  private static let valueLimit = 2_048

  init(_ text: [UInt8]) {
    text.withUnsafeBufferPointer { bytes in
      var cursor = LineCursor(bytes)
      var lines = 0
      while let line = cursor.next(), lines < Self.lineLimit {
        lines += 1
        take(bytes[line])
      }
    }
  }

  private mutating func take(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
    let block = blocks.count - 1
    guard let first = line.first, !MailASCII.trim(line).isEmpty else {
      if !blocks[block].isEmpty { blocks.append([]) }
      return
    }
    if MailASCII.isBlank(first) {
      guard let last = blocks[block].indices.last, blocks[block][last].value.count < Self.valueLimit else { return }
      blocks[block][last].value += [MailASCII.space] + MailASCII.trim(line)
    } else if let colon = line.firstIndex(of: MailASCII.colon) {
      let value = MailASCII.trim(line[(colon + 1)...]).prefix(Self.valueLimit)
      blocks[block].append((MailASCII.lowercased(MailASCII.trim(line[..<colon])), Array(value)))
    }
  }

  static func first(_ name: StaticString, in block: [(name: [UInt8], value: [UInt8])]) -> [UInt8]? {
    block.first { MailASCII.equal($0.name, name) }?.value
  }
}
