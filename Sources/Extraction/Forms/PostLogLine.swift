/// The parts of a line of a POST log: `2024-03-12T09:14:02Z 192.0.2.9 "POST /contact?src=ad" name=Ada+Byte&…`.
///
/// Everything before the body may be missing; web servers' log formats around it are accepted too.
struct PostLogLine {
  private(set) var time: Range<Int>?
  private(set) var ip: Range<Int>?
  private(set) var path: Range<Int>?
  private(set) var query: Range<Int>?
  /// The urlencoded form; empty when there is none.
  private(set) var body: Range<Int>

  init(_ line: UnsafeBufferPointer<UInt8>) {
    body = line.count..<line.count
    var index = 0
    var expectsPath = false
    while index < line.count {
      if line[index] == 0x20 || line[index] == 0x09 {
        index += 1
        continue
      }
      let end = Self.tokenEnd(line, from: index)
      let token = index..<end
      let isFirst = time == nil && ip == nil && path == nil && query == nil
      switch line[index] {
      case 0x22 where end - index >= 2:
        let content = index + 1..<end - 1
        if !readRequest(line, content), end == line.count, line[content].contains(0x3D) { body = content }
      case 0x5B where end - index >= 2 && Self.isDigit(line[index + 1]): if time == nil { time = index + 1..<end - 1 }
      case _ where expectsPath:
        setPath(line, token)
        expectsPath = false
      case _ where Self.isTime(line, token) && time == nil: time = Self.withClock(line, token)
      case _ where ip == nil && Self.isAddress(line, token): ip = token
      case _ where Self.isMethod(line, token): expectsPath = true
      case _ where line[token].contains(0x3D) || isFirst && token.count > 1:
        body = index..<line.count
        return
      default: break
      }
      index = max(end, time?.upperBound ?? 0)
    }
  }

  /// A quoted or bracketed part with its marks, or a word.
  private static func tokenEnd(_ line: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let closing: UInt8? = line[start] == 0x22 ? 0x22 : line[start] == 0x5B ? 0x5D : nil
    if let closing, let end = line[(start + 1)...].firstIndex(of: closing) {
      let isAlone = end + 1 == line.count || line[end + 1] == 0x20 || line[end + 1] == 0x09
      if isAlone { return end + 1 }
    }
    return line[start...].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? line.count
  }

  /// Reads `POST /contact HTTP/1.1`; false when it is none.
  private mutating func readRequest(_ line: UnsafeBufferPointer<UInt8>, _ content: Range<Int>) -> Bool {
    let method = content.lowerBound..<(line[content].firstIndex(of: 0x20) ?? content.upperBound)
    guard Self.isMethod(line, method), method.upperBound < content.upperBound else { return false }
    let start = method.upperBound + 1
    setPath(line, start..<(line[start..<content.upperBound].firstIndex(of: 0x20) ?? content.upperBound))
    return true
  }

  private mutating func setPath(_ line: UnsafeBufferPointer<UInt8>, _ target: Range<Int>) {
    guard path == nil else { return }
    let mark = line[target].firstIndex(of: 0x3F) ?? target.upperBound
    path = target.lowerBound..<mark
    if mark < target.upperBound { query = mark + 1..<target.upperBound }
  }

  private static func isMethod(_ line: UnsafeBufferPointer<UInt8>, _ token: Range<Int>) -> Bool {
    ["POST", "PUT", "PATCH", "GET"].contains { line[token].elementsEqual($0.utf8) }
  }

  /// `2024-03-12…`, `2024/03/12…` or seconds since 1970.
  private static func isTime(_ line: UnsafeBufferPointer<UInt8>, _ token: Range<Int>) -> Bool {
    let text = UnsafeBufferPointer(rebasing: line[token])
    guard text.count >= 10, text[..<4].allSatisfy(isDigit) else { return false }
    if text[4] == text[7], text[4] == 0x2D || text[4] == 0x2F { return isDigit(text[5]) && isDigit(text[8]) }
    return text.count <= 17 && text.allSatisfy { isDigit($0) || $0 == 0x2E } && text[..<10].allSatisfy(isDigit)
  }

  /// Takes in the clock of `2024-03-12 09:14:02`.
  private static func withClock(_ line: UnsafeBufferPointer<UInt8>, _ date: Range<Int>) -> Range<Int> {
    let start = date.upperBound + 1
    guard date.count == 10, start + 5 <= line.count, isDigit(line[start]), isDigit(line[start + 1]), line[start + 2] == 0x3A
    else { return date }
    return date.lowerBound..<tokenEnd(line, from: start)
  }

  private static func isAddress(_ line: UnsafeBufferPointer<UInt8>, _ token: Range<Int>) -> Bool {
    var dots = 0
    var colons = 0
    for byte in line[token] {
      switch byte {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66: break
      case 0x2E: dots += 1
      case 0x3A: colons += 1
      default: return false
      }
    }
    return dots == 3 || colons >= 2
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
