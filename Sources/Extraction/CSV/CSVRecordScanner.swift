/// Finds where a record ends, quotes respected, by the same rules as libcsv, which tells no offsets.
///
/// The scan can be continued when more bytes have come. It costs one table look-up a byte and holds no bytes itself.
struct CSVRecordScanner {
  /// Most bytes of one field.
  static let fieldLimit = 1 << 20
  /// Most bytes of one record.
  static let recordLimit = 16 << 20
  /// Most fields of one record.
  static let columnLimit = 4_096
  /// Most line breaks in one quoted field: beyond, its quote was never closed.
  static let quotedLineLimit = 1_000

  enum Outcome: Equatable {
    /// The record goes on beyond the bytes given.
    case needsMore
    /// No byte is left.
    case end
    /// A record of `length` bytes, and the bytes of its line break (0 at the end of the file).
    case record(length: Int, terminator: Int)
    /// In the first line of a quoted field stood a quote that is neither doubled nor at its end, and now that line ends at
    /// `lineLength`. Scanning on reads the field as going over the line break.
    case doubtfulLine(length: Int)
    /// The record cannot be kept; what is wrong begins at `opening`.
    case broken(Fault, opening: Int)
  }

  enum Fault { case unterminatedQuote, fieldTooLarge, recordTooLarge, tooManyColumns }

  private enum State { case fieldStart, unquoted, quoted, quoteInQuoted }

  private enum Class {
    static let plain: UInt8 = 0
    static let delimiter: UInt8 = 1
    static let quote: UInt8 = 2
    static let lineFeed: UInt8 = 3
    static let carriageReturn: UInt8 = 4
    static let space: UInt8 = 5
    static let zero: UInt8 = 6
  }

  let delimiter: UInt8
  let quote: UInt8
  private let classes: [UInt8]

  // Of the record under way; places count from its first byte.
  private var position = 0
  private var state = State.fieldStart
  private var fieldStart = 0
  private var fieldLines = 0
  private var spacesAfterQuote = 0
  private var strayInFirstLine = false
  private var bits: UInt8 = 0
  /// Line breaks a quoted field may hold in the record under way.
  var lineLimit = Self.quotedLineLimit
  private(set) var fieldCount = 1
  /// Line breaks inside the record.
  private(set) var lineBreaks = 0
  private(set) var hasZero = false
  /// A quote stands where no quote belongs.
  private(set) var hasStrayQuote = false
  /// A quoted field holds a doubled quote, or has blanks before or after its quotes.
  private var hasFurtherQuoting = false
  /// Neither a field nor anything but spaces.
  private(set) var isBlank = true

  init(delimiter: UInt8, quote: UInt8) {
    self.delimiter = delimiter
    self.quote = quote
    var classes = [UInt8](repeating: Class.plain, count: 256)
    classes[0] = Class.zero
    classes[0x09] = Class.space
    classes[0x20] = Class.space
    classes[0x0A] = Class.lineFeed
    classes[0x0D] = Class.carriageReturn
    classes[Int(quote)] = Class.quote
    classes[Int(delimiter)] = Class.delimiter
    self.classes = classes
  }

  /// Bytes looked at so far.
  var scanned: Int { position }

  /// Whether the record holds bytes beyond ASCII.
  var hasHighBytes: Bool { bits >= 0x80 }

  /// Whether each field is what stands between its delimiters or its two quotes.
  var isPlainlyQuoted: Bool { !hasStrayQuote && !hasFurtherQuoting && !hasZero }

  /// Forgets the record under way.
  mutating func reset() {
    position = 0
    state = .fieldStart
    fieldStart = 0
    fieldLines = 0
    spacesAfterQuote = 0
    strayInFirstLine = false
    bits = 0
    lineLimit = Self.quotedLineLimit
    fieldCount = 1
    lineBreaks = 0
    hasZero = false
    hasStrayQuote = false
    hasFurtherQuoting = false
    isBlank = true
  }

  /// Goes on over `bytes`, which start with the record's first byte and hold at least what the last call got.
  mutating func advance(over bytes: UnsafeBufferPointer<UInt8>, atEnd: Bool) -> Outcome {
    while position < bytes.count {
      let outcome =
        switch state {
        case .fieldStart: startField(bytes, atEnd)
        case .unquoted: goUnquoted(bytes, atEnd)
        case .quoted: goQuoted(bytes, atEnd)
        case .quoteInQuoted: goAfterQuote(bytes, atEnd)
        }
      if let outcome { return outcome }
    }
    if position - fieldStart > Self.fieldLimit { return tooLarge() }
    if position > Self.recordLimit { return .broken(.recordTooLarge, opening: fieldStart) }
    guard atEnd else { return .needsMore }
    if bytes.isEmpty { return .end }
    if state == .quoted { return .broken(.unterminatedQuote, opening: fieldStart) }
    return closeRecord(terminator: 0)
  }

  private mutating func startField(_ bytes: UnsafeBufferPointer<UInt8>, _ atEnd: Bool) -> Outcome? {
    let byte = bytes[position]
    switch classes[Int(byte)] {
    case Class.space: position += 1
    case Class.delimiter: return closeField()
    case Class.lineFeed, Class.carriageReturn: return endLine(bytes, atEnd)
    case Class.quote:
      isBlank = false
      if position > fieldStart { hasFurtherQuoting = true }
      state = .quoted
      position += 1
    default:
      isBlank = false
      state = .unquoted
    }
    return nil
  }

  private mutating func goUnquoted(_ bytes: UnsafeBufferPointer<UInt8>, _ atEnd: Bool) -> Outcome? {
    var place = position
    var seen: UInt8 = 0
    defer { bits |= seen }
    while place < bytes.count {
      let byte = bytes[place]
      seen |= byte
      switch classes[Int(byte)] {
      case Class.plain, Class.space: place &+= 1
      case Class.delimiter:
        position = place
        return closeField()
      case Class.lineFeed, Class.carriageReturn:
        position = place
        return endLine(bytes, atEnd)
      case Class.quote:
        hasStrayQuote = true
        place &+= 1
      default:
        hasZero = true
        place &+= 1
      }
    }
    position = place
    return nil
  }

  private mutating func goQuoted(_ bytes: UnsafeBufferPointer<UInt8>, _ atEnd: Bool) -> Outcome? {
    var place = position
    var seen: UInt8 = 0
    defer { bits |= seen }
    while place < bytes.count {
      let byte = bytes[place]
      seen |= byte
      switch classes[Int(byte)] {
      case Class.plain, Class.space, Class.delimiter: place &+= 1
      case Class.quote:
        position = place &+ 1
        state = .quoteInQuoted
        spacesAfterQuote = 0
        return nil
      case Class.lineFeed, Class.carriageReturn:
        position = place
        return breakQuotedLine(bytes, atEnd)
      default:
        hasZero = true
        place &+= 1
      }
    }
    position = place
    return nil
  }

  /// After a quote in a quoted field: its end, the first of a doubled quote, or a stray one.
  private mutating func goAfterQuote(_ bytes: UnsafeBufferPointer<UInt8>, _ atEnd: Bool) -> Outcome? {
    let byte = bytes[position]
    switch classes[Int(byte)] {
    case Class.delimiter: return closeField()
    case Class.lineFeed, Class.carriageReturn: return endLine(bytes, atEnd)
    case Class.space:
      hasFurtherQuoting = true
      spacesAfterQuote += 1
      position += 1
    case Class.quote where spacesAfterQuote == 0:
      hasFurtherQuoting = true
      state = .quoted
      position += 1
    case Class.quote:
      noteStray()
      spacesAfterQuote = 0
      position += 1
    default:
      if fieldLines > 0, spacesAfterQuote == 0, opensField(bytes, quoteAt: position - 1) {
        return .broken(.unterminatedQuote, opening: fieldStart)
      }
      noteStray()
      state = .quoted
    }
    return nil
  }

  private mutating func noteStray() {
    hasStrayQuote = true
    if fieldLines == 0 { strayInFirstLine = true }
  }

  /// A quote right behind a delimiter or line break looks like the start of another field: the one before was never closed.
  private func opensField(_ bytes: UnsafeBufferPointer<UInt8>, quoteAt place: Int) -> Bool {
    guard place > fieldStart else { return false }
    let before = classes[Int(bytes[place - 1])]
    return before == Class.delimiter || before == Class.lineFeed || before == Class.carriageReturn
  }

  private mutating func breakQuotedLine(_ bytes: UnsafeBufferPointer<UInt8>, _ atEnd: Bool) -> Outcome? {
    if strayInFirstLine {
      strayInFirstLine = false
      return .doubtfulLine(length: position)
    }
    guard let length = lineBreakLength(bytes, atEnd) else { return .needsMore }
    position += length
    lineBreaks += 1
    fieldLines += 1
    if fieldLines > lineLimit || position - fieldStart > Self.fieldLimit {
      return .broken(.unterminatedQuote, opening: fieldStart)
    }
    return nil
  }

  private mutating func closeField() -> Outcome? {
    isBlank = false
    if position - fieldStart > Self.fieldLimit { return tooLarge() }
    if fieldCount >= Self.columnLimit { return .broken(.tooManyColumns, opening: fieldStart) }
    fieldCount += 1
    position += 1
    fieldStart = position
    fieldLines = 0
    strayInFirstLine = false
    state = .fieldStart
    return nil
  }

  private mutating func endLine(_ bytes: UnsafeBufferPointer<UInt8>, _ atEnd: Bool) -> Outcome? {
    guard let length = lineBreakLength(bytes, atEnd) else { return .needsMore }
    return closeRecord(terminator: length)
  }

  private func closeRecord(terminator: Int) -> Outcome {
    if position - fieldStart > Self.fieldLimit { return tooLarge() }
    if position > Self.recordLimit { return .broken(.recordTooLarge, opening: fieldStart) }
    return .record(length: position, terminator: terminator)
  }

  private func tooLarge() -> Outcome {
    .broken(fieldLines > 0 ? .unterminatedQuote : .fieldTooLarge, opening: fieldStart)
  }

  /// nil when the next byte decides and has not come yet.
  private func lineBreakLength(_ bytes: UnsafeBufferPointer<UInt8>, _ atEnd: Bool) -> Int? {
    guard bytes[position] == 0x0D else { return 1 }
    if position + 1 < bytes.count { return bytes[position + 1] == 0x0A ? 2 : 1 }
    return atEnd ? 1 : nil
  }
}
