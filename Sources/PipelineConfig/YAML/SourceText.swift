import Diagnostics

/// A place in a pipeline file: line and column in Unicode scalars, both from 1; column 0 means the file as a whole.
struct Position: Hashable, Sendable {
  var line: Int
  var column: Int

  static let wholeFile = Position(line: 0, column: 0)
}

/// A pipeline file's text as Unicode scalars with one kind of line break, and where each line stood in the file.
struct SourceText {
  let path: String
  /// Without byte order mark; every line break is a line feed.
  let scalars: [Unicode.Scalar]
  /// By line: index into `scalars`.
  let lineStarts: [Int]
  /// By line: byte offset in the file.
  private let lineBytes: [Int]

  /// Decodes UTF-8 and reports bytes that are none, and characters no text file holds, which become blanks.
  init(bytes: [UInt8], path: String, faults: FaultCollector) {
    self.path = path
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(bytes.count)
    var lineStarts = [0]
    var lineBytes = [0]
    var byte = 0
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      byte = 3
      lineBytes = [3]
    }
    var input = bytes.dropFirst(byte).makeIterator()
    var decoder = Unicode.UTF8()
    var lastWasReturn = false
    decoding: while true {
      let place = Position(line: lineStarts.count, column: scalars.count - lineStarts[lineStarts.count - 1] + 1)
      switch decoder.decode(&input) {
      case .emptyInput: break decoding
      case .error:
        faults.report(
          .notText, "the file is not UTF-8 text: byte \(byte) is no part of a character", at: place,
          hints: ["save it as UTF-8"])
        break decoding
      case .scalarValue(let scalar):
        byte += UTF8.width(scalar)
        if scalar == "\n" && lastWasReturn {
          lineBytes[lineBytes.count - 1] = byte
        } else if scalar == "\n" || scalar == "\r" {
          scalars.append("\n")
          lineStarts.append(scalars.count)
          lineBytes.append(byte)
        } else if Self.isUnwanted(scalar) {
          faults.report(
            .notText, "character U+\(Self.hex(scalar)) does not belong in a pipeline file", at: place, hints: ["remove it"])
          scalars.append(" ")
        } else {
          scalars.append(scalar)
        }
        lastWasReturn = scalar == "\r"
      }
    }
    self.scalars = scalars
    self.lineStarts = lineStarts
    self.lineBytes = lineBytes
  }

  /// The index into `scalars` of a place inside the text, or nil.
  func index(of position: Position) -> Int? {
    guard position.line >= 1, position.line <= lineStarts.count, position.column >= 1 else { return nil }
    let index = lineStarts[position.line - 1] + position.column - 1
    return index < scalars.count ? index : nil
  }

  func location(of position: Position) -> SourceLocation {
    guard position.line >= 1, position.line <= lineStarts.count else { return SourceLocation(path: path) }
    let start = lineStarts[position.line - 1]
    let end = min(start + max(position.column - 1, 0), scalars.count)
    let width = scalars[start..<end].reduce(0) { $0 + UTF8.width($1) }
    return SourceLocation(
      path: path, line: position.line, column: position.column, byteOffset: lineBytes[position.line - 1] + width)
  }

  /// One line without its break, tabs as blanks, cut after 400 characters: what a caret points into.
  func line(_ number: Int) -> String? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    let start = lineStarts[number - 1]
    let end = number < lineStarts.count ? lineStarts[number] - 1 : scalars.count
    var view = String.UnicodeScalarView()
    for scalar in scalars[start..<max(start, end)].prefix(400) { view.append(scalar == "\t" ? " " : scalar) }
    return String(view)
  }

  /// Control characters, further kinds of line break, and the private range the scanner marks things with.
  private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: ProtectedScalar.reserved.contains(scalar.value)
    }
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// Stand-ins from the last private plane that keep a character of the user's text from being read as YAML structure.
enum ProtectedScalar {
  /// No pipeline file holds these.
  static let reserved: ClosedRange<UInt32> = 0x10F000...0x10FFFF
  /// An alias that was reported already.
  static let alias = twin(of: "*")

  /// The stand-in of an ASCII character.
  static func twin(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(0x10FF00 + (scalar.value & 0x7F)) ?? scalar
  }

  /// A stand-in for the first character of a key that is written twice, the `count`th of its file.
  static func renamed(_ count: Int) -> Unicode.Scalar { Unicode.Scalar(0x10F000 + UInt32(count & 0xFF)) ?? " " }

  /// The user's own text again.
  static func restored(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { reserved.contains($0.value) }) else { return text }
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isTwin = scalar.value >= 0x10FF00 && scalar.value < 0x10FF80
      view.append(isTwin ? Unicode.Scalar(UInt8(scalar.value & 0x7F)) : scalar)
    }
    return String(view)
  }
}
