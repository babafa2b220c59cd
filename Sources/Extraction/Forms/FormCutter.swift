import Glibc
import RecordModel

/// Cuts a stream into pieces: JSON values or lines, and what stands between them. Memory is bounded by the largest piece kept.
struct FormCutter {
  /// Bytes of the largest value that is read.
  static let valueLimit = 16 << 20
  private static let rawLimit = RejectedRow.rawLimit + 256

  /// A part of the file that is being cut.
  struct Piece {
    let start: Int
    let place: FormInput.Place
    /// Its end, once it is cut; more than the value where it is broken.
    fileprivate(set) var end: Int
    /// Its first bytes, once it became too long to keep.
    fileprivate(set) var head: [UInt8]?
    fileprivate var limit: Int
  }

  enum Verdict {
    case complete
    case tooLarge
    case broken
    case truncated
  }

  var input: FormInput
  /// Leading spaces of the line that the last piece ended in.
  private(set) var indent = 0
  private var isInIndent = true
  private var triedLinesTo = 0

  init(_ input: FormInput) { self.input = input }

  /// Passes spaces and, where `commas` are separators, commas; the next byte, or nil at the end.
  mutating func skipSeparators(at position: inout Int, commas: Bool) throws(ExtractionError) -> UInt8? {
    while true {
      while position < input.end {
        let byte = input[position]
        switch byte {
        case 0x0A:
          isInIndent = true
          indent = 0
        case 0x20, 0x09: if isInIndent { indent += 1 }
        case 0x0D, 0x1E: break
        case 0x2C where commas: isInIndent = false
        default:
          isInIndent = false
          return byte
        }
        position += 1
      }
      guard try input.fill(keeping: position) else { return nil }
    }
  }

  /// The end of the line if it is near and no value on this line was tried before.
  mutating func untriedLineEnd(from start: Int) throws(ExtractionError) -> Int? {
    guard start >= triedLinesTo else { return nil }
    var searched = start
    while true {
      let base = input.base
      let found = input.window.withUnsafeBufferPointer { Self.lineFeed(in: $0, from: searched - base) }
      if let found { triedLinesTo = base + found }
      if found != nil { break }
      searched = input.end
      triedLinesTo = searched
      if searched - start > 65_536 { return nil }
      guard try input.fill(keeping: start) else { break }
    }
    return triedLinesTo - start > 65_536 ? nil : triedLinesTo
  }

  private static func lineFeed(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Cuts the array, object or string that starts at `start`. With `retaining`, a complete value's bytes can be read after.
  mutating func cutValue(
    from start: Int, retaining: Bool, linewise: Bool, enclosed: Bool
  ) throws(ExtractionError) -> (Piece, Verdict) {
    var piece = begin(at: start, limit: retaining ? Self.valueLimit : Self.rawLimit)
    let startIndent = indent
    let isString = input[start] == 0x22
    var scanner = JSONValueScanner(indent: indent, linewise: linewise)
    var outcome = JSONValueScanner.Outcome.needsMore
    let isCut = try run(&piece) { bytes, from in
      outcome = scanner.scan(bytes, from: from)
      return switch outcome {
      case .needsMore: nil
      case .end(let index), .broken(let index), .overrun(let index): index
      }
    }
    indent = scanner.indent
    guard isCut else { return (piece, retaining && piece.head != nil ? .tooLarge : .truncated) }
    switch outcome {
    case .end where retaining && (piece.head != nil || piece.end - start > Self.valueLimit): return (piece, .tooLarge)
    case .end: return (piece, .complete)
    case .broken where !isString:
      piece.limit = Self.rawLimit
      var search = JSONResynchronizer(indent: startIndent, enclosed: enclosed)
      if try run(&piece, { search.scan($0, from: $1) }) { indent = search.spaces }
    default: break
    }
    return (piece, .broken)
  }

  /// Cuts what is neither object, array nor string: a number or a word, a comment up to the end of its line, or garbage up to
  /// where a value may start.
  mutating func cutToken(from start: Int, enclosed: Bool) throws(ExtractionError) -> Piece {
    var piece = begin(at: start, limit: Self.rawLimit)
    if start + 1 == input.end { _ = try input.fill(keeping: start) }
    let isComment = isComment(at: start)
    let endsAtBracket = enclosed && !isComment
    piece.end = start + 1
    _ = try run(&piece) { bytes, from in
      var index = from
      while index < bytes.count {
        switch bytes[index] {
        case 0x0A: return index
        case 0x5B where !isComment, 0x7B where !isComment: return index
        case 0x2C where endsAtBracket, 0x5D where endsAtBracket, 0x7D where endsAtBracket: return index
        default: index += 1
        }
      }
      return nil
    }
    return piece
  }

  private func isComment(at start: Int) -> Bool {
    let next = start + 1 < input.end ? input[start + 1] : 0
    return switch input[start] {
    case 0x23: true
    case 0x2F: next == 0x2F || next == 0x2A
    case 0x2D: next == 0x2D
    default: false
    }
  }

  /// Cuts up to the end of the line.
  mutating func cutLine(from start: Int) throws(ExtractionError) -> (Piece, Verdict) {
    var piece = begin(at: start, limit: Self.valueLimit)
    _ = try run(&piece) { bytes, from in Self.lineFeed(in: bytes, from: from) }
    return (piece, piece.head == nil && piece.end - start <= Self.valueLimit ? .complete : .tooLarge)
  }

  /// Cuts a run of NUL bytes, as a hole in a file is read.
  mutating func cutZeros(from start: Int) throws(ExtractionError) -> Piece {
    var piece = begin(at: start, limit: 0)
    _ = try run(&piece) { bytes, from in bytes[from...].firstIndex { $0 != 0 } }
    return piece
  }

  /// The piece's end without the spaces before it.
  func trimmedEnd(of piece: Piece) -> Int {
    var end = piece.end
    while end > piece.start + 1, end > input.base, end <= input.end {
      switch input[end - 1] {
      case 0x20, 0x09, 0x0A, 0x0D: end -= 1
      default: return end
      }
    }
    return end
  }

  /// The piece as it stands in the file, at most a reject's length, with its secrets blanked.
  func raw(of piece: Piece, upTo end: Int) -> [UInt8] {
    var raw = piece.head ?? Array(input.bytes(piece.start..<min(end, piece.start + Self.rawLimit)))
    raw = Array(raw.prefix(end - piece.start))
    SecretFilter.blank(&raw)
    return input.encoding.encode(Array(raw.prefix(RejectedRow.rawLimit)))
  }

  private mutating func begin(at start: Int, limit: Int) -> Piece {
    Piece(start: start, place: input.place(of: start), end: start, head: nil, limit: limit)
  }

  /// Moves the piece's end to the index that `scan` gives, reading on as long as it gives none; false at the end of the file.
  private mutating func run(
    _ piece: inout Piece, _ scan: (UnsafeBufferPointer<UInt8>, Int) -> Int?
  ) throws(ExtractionError) -> Bool {
    while true {
      let base = input.base
      let from = piece.end - base
      if let index = input.window.withUnsafeBufferPointer({ scan($0, from) }) {
        piece.end = base + index
        return true
      }
      piece.end = input.end
      if piece.head == nil, piece.end - piece.start > piece.limit {
        piece.head = Array(input.bytes(piece.start..<min(piece.end, piece.start + Self.rawLimit)))
      }
      guard try input.fill(keeping: piece.head == nil ? piece.start : piece.end) else { return false }
    }
  }
}
