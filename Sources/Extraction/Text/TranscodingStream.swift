/// Turns a whole text into UTF-8 block by block and remembers where in the file each line ends.
///
/// For charsets in which ASCII bytes may be parts of other characters: UTF-16, UTF-32, ISO-2022, UTF-7. The byte order mark
/// comes out as U+FEFF. Holds what lies between the last ``forget(before:)`` and the last ``append(_:to:)``, twice.
package struct TranscodingStream {
  /// A place known in both texts: bytes since the start of the UTF-8, bytes since the start of the file.
  private struct Mark {
    var decoded: Int
    var original: Int
  }

  private let converter: CharsetConverter
  private let unit: Int
  private let isBigEndian: Bool
  private var marks = [Mark(decoded: 0, original: 0)]
  private var decodedEnd = 0
  private var originalEnd = 0
  /// The file's bytes from the first mark on; those after `originalEnd` are not decoded yet.
  private var original: [UInt8] = []
  private var originalBase = 0
  package private(set) var replacements = 0

  /// Throws `unknown_charset` when iconv does not know the encoding.
  package init(_ encoding: TextEncoding) throws(ExtractionError) {
    converter = try CharsetConverter(encoding.name, unit: encoding.unit)
    unit = encoding.unit
    isBigEndian = encoding.name.hasSuffix("be")
  }

  /// Decodes the file's next bytes, appending UTF-8 to `output`; a character cut by the block's end waits for the next.
  package mutating func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    original += bytes
    if decodedEnd == 0, original.count >= unit {
      convert(to: unit, output: &output)
      // A byte order mark, or a line without text.
      if decodedEnd == 3 || decodedEnd == 1 && (output.last == 0x0A || output.last == 0x0D) {
        marks.append(Mark(decoded: decodedEnd, original: originalEnd))
      }
    }
    while let lineEnd = lineEnd(after: originalEnd - originalBase) {
      convert(to: lineEnd, output: &output)
      guard originalEnd - originalBase == lineEnd else { break }
      marks.append(Mark(decoded: decodedEnd, original: originalEnd))
    }
    convert(to: original.count, output: &output)
  }

  /// Bytes at the end of the file that are no whole character; call after the last block.
  package var incompleteTail: Int { originalBase + original.count - originalEnd }

  /// The file's offset of a place in the UTF-8 that is the start, a line's end or the end so far; of another, its line's start.
  package func originalOffset(of decoded: Int) -> Int {
    if decoded >= decodedEnd { return originalEnd }
    var low = 0
    var high = marks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if marks[middle].decoded <= decoded { low = middle } else { high = middle }
    }
    return marks[low].original
  }

  /// The file's own bytes in `range` of its offsets, as far as they are still held.
  package func originalBytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
    let low = min(max(range.lowerBound - originalBase, 0), original.count)
    let high = min(max(range.upperBound - originalBase, low), original.count)
    return original[low..<high]
  }

  /// Lets go of everything before a place in the UTF-8.
  package mutating func forget(before decoded: Int) {
    guard let last = marks.lastIndex(where: { $0.decoded <= decoded }), last > 0 else { return }
    marks.removeFirst(last)
    let kept = marks[0].original - originalBase
    original.removeFirst(kept)
    originalBase += kept
  }

  /// Decodes what waits, up to `end` in `original`.
  private mutating func convert(to end: Int, output: inout [UInt8]) {
    let before = output.count
    let start = originalEnd - originalBase
    let result = original.withUnsafeBufferPointer {
      converter.convert(UnsafeBufferPointer(rebasing: $0[start..<end]), isLast: false, into: &output)
    }
    originalEnd += result.used
    decodedEnd += output.count - before
    replacements += result.replacements
  }

  /// The end of the line break next after `position`, in whole code units.
  private func lineEnd(after position: Int) -> Int? {
    var index = position
    let low = isBigEndian ? unit - 1 : 0
    return original.withUnsafeBufferPointer { bytes in
      while index + unit <= bytes.count {
        let byte = bytes[index + low]
        if byte == 0x0A || byte == 0x0D, isZeroBeside(index, low, bytes) { return index + unit }
        index += unit
      }
      return nil
    }
  }

  private func isZeroBeside(_ index: Int, _ low: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for offset in 0..<unit where offset != low && bytes[index + offset] != 0 { return false }
    return true
  }
}
