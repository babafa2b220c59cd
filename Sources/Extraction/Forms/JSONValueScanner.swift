/// Finds the end of one JSON value in a stream by its brackets and strings alone, so that a bad value can be set aside alone.
///
/// Iterative, one pass, resumable where the bytes run out.
struct JSONValueScanner {
  enum Outcome: Equatable {
    case needsMore
    /// The value ends before this index.
    case end(Int)
    /// The value cannot be one: a string runs over its line, or brackets do not pair. The next value must be searched for.
    case broken(Int)
    /// The value never ended, and a new object starts at this index.
    case overrun(Int)
  }

  /// Leading spaces of the line that the scanner stands in.
  private(set) var indent: Int
  private(set) var depth = 0
  /// The open brackets, the last one lowest; a set bit is an array. Of no use once there were more than 64.
  private var arrays: UInt64 = 0
  private var wasTooDeep = false
  private var inString = false
  private var escaped = false
  private var atLineStart = false
  private var spaces = 0
  /// The last byte that is no space.
  private var previous: UInt8 = 0
  private let valueIndent: Int
  private let linewise: Bool

  /// - Parameters:
  ///   - indent: Leading spaces of the line in which the value starts.
  ///   - linewise: The values before stood on one line each, so an object at the start of a line is a new value.
  init(indent: Int, linewise: Bool) {
    self.indent = indent
    valueIndent = indent
    self.linewise = linewise
  }

  /// Scans on from `start`, which is the value's first byte or where the last call ran out of bytes.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Outcome {
    var index = start
    while index < bytes.count {
      if inString {
        guard let after = stringEnd(bytes, from: index) else { return inString ? .needsMore : .broken(brokenAt) }
        index = after
        if depth == 0 { return .end(index) }
        continue
      }
      let byte = bytes[index]
      if atLineStart {
        if byte == 0x20 || byte == 0x09 {
          spaces &+= 1
          index &+= 1
          continue
        }
        if byte != 0x0A && byte != 0x0D {
          atLineStart = false
          indent = spaces
          if byte == 0x7B, depth > 0, spaces <= valueIndent, linewise || !mayOpenObject { return .overrun(index) }
        }
      }
      switch byte {
      case 0x22:
        inString = true
        escaped = false
        previous = byte
      case 0x5B, 0x7B:
        depth &+= 1
        arrays = arrays << 1 | (byte == 0x5B ? 1 : 0)
        if depth > 64 { wasTooDeep = true }
        previous = byte
      case 0x5D, 0x7D:
        if depth == 0 || !wasTooDeep && (arrays & 1 == 1) != (byte == 0x5D) { return .broken(index) }
        depth &-= 1
        arrays >>= 1
        previous = byte
        if depth == 0 { return .end(index + 1) }
      case 0x0A:
        atLineStart = true
        spaces = 0
      case 0x20, 0x09, 0x0D: break
      default: previous = byte
      }
      index &+= 1
    }
    return .needsMore
  }

  private var brokenAt = 0

  /// An object may only follow a colon in an object, and a bracket or a comma in an array.
  private var mayOpenObject: Bool {
    wasTooDeep ? true : arrays & 1 == 1 ? previous == 0x5B || previous == 0x2C : previous == 0x3A
  }

  /// The index after the closing quote; nil when the bytes run out or, then no longer in a string, at a line feed.
  private mutating func stringEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index &+= 1
      if escaped {
        escaped = false
      } else if byte == 0x5C {
        escaped = true
        continue
      } else if byte == 0x22 {
        inString = false
        return index
      }
      if byte == 0x0A {
        inString = false
        brokenAt = index - 1
        return nil
      }
    }
    return nil
  }
}

/// Finds where reading can go on after a broken value: at a line that starts an object no deeper than the broken one did, or
/// that closes what holds it.
struct JSONResynchronizer {
  private enum State { case inLine, indent, afterBrace }

  private let indent: Int
  private let enclosed: Bool
  private var state = State.inLine
  private(set) var spaces = 0

  /// - Parameters:
  ///   - indent: Leading spaces of the line in which the broken value started.
  ///   - enclosed: Whether the value lies in an array or object.
  init(indent: Int, enclosed: Bool) {
    self.indent = indent
    self.enclosed = enclosed
  }

  /// The index of the next value's or the closing bracket's byte, or nil when the bytes run out.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      switch state {
      case .inLine:
        if byte == 0x0A {
          state = .indent
          spaces = 0
        }
      case .indent:
        switch byte {
        case 0x20, 0x09: spaces &+= 1
        case 0x0A, 0x0D: spaces = 0
        case 0x7B where spaces <= indent: return index
        case 0x5D where enclosed && spaces < indent, 0x7D where enclosed && spaces < indent: return index
        case 0x5D where enclosed && indent == 0 && spaces == 0: return index
        case 0x7D where spaces <= indent: state = .afterBrace
        default: state = .inLine
        }
      case .afterBrace:
        switch byte {
        case 0x20, 0x09, 0x2C: break
        case 0x7B: return index
        case 0x0A:
          state = .indent
          spaces = 0
        default: state = .inLine
        }
      }
      index &+= 1
    }
    return nil
  }
}
