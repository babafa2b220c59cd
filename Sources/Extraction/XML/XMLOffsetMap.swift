/// The way from an offset in decoded text back to the file's own bytes, exact at every character.
///
/// Runs of characters of equal width are one entry, so that mostly-ASCII text of any charset costs little.
struct XMLOffsetMap {
  /// From here on every character takes `textUnit` bytes of text and `rawUnit` bytes of the file.
  private struct Run {
    var text: Int
    var raw: Int
    var textUnit: Int
    var rawUnit: Int
  }

  private var runs: [Run]
  /// Where the next character goes.
  private(set) var rawEnd: Int

  init(raw: Int) {
    runs = [Run(text: 0, raw: raw, textUnit: 1, rawUnit: 1)]
    rawEnd = raw
  }

  /// Notes `count` characters of the given widths at `text`, the end of what was noted so far.
  mutating func append(at text: Int, count: Int, textUnit: Int, rawUnit: Int) {
    if let last = runs.last, last.textUnit != textUnit || last.rawUnit != rawUnit {
      let run = Run(text: text, raw: rawEnd, textUnit: textUnit, rawUnit: rawUnit)
      if last.text == text { runs[runs.count - 1] = run } else { runs.append(run) }
    }
    rawEnd += count * rawUnit
  }

  /// The byte of the file at which the character at `text` begins. Costs a binary search.
  func raw(at text: Int) -> Int {
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].text <= text { low = middle } else { high = middle }
    }
    let run = runs[low]
    return min(run.raw + (text - run.text) / run.textUnit * run.rawUnit, rawEnd)
  }

  /// Forgets what only concerns text before `text`.
  mutating func release(before text: Int) {
    guard runs.count > 1, let keep = runs.lastIndex(where: { $0.text <= text }), keep > 0 else { return }
    runs.removeFirst(keep)
  }
}
