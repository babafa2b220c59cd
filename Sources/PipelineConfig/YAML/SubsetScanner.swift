/// Walks over a pipeline file's text before it is parsed: refuses what lies outside our subset of YAML, so that neither
/// aliases nor deep nesting ever reach the parser, and protects brackets that belong to a name (`phone[mobile]`).
///
/// One pass, linear in the text. Every replacement keeps the number of characters, so that line and column stay true.
struct SubsetScanner {
  /// Most levels of lists and maps in one another.
  static let depthLimit = 32

  /// The text with what was refused blanked out.
  private(set) var scalars: [Unicode.Scalar]
  /// False when what was refused leaves the structure unknown: there is no sense in reading on.
  private(set) var isStructureKnown = true

  private let faults: FaultCollector
  private var index = 0
  private var line = 1
  private var lineStart = 0
  /// Columns of the block lists and maps around `index`, strictly growing.
  private var indents: [Int] = []
  private var flowDepth = 0
  /// Whether a list, map or scalar may begin here.
  private var atNodeStart = true
  /// Whether only dashes stand before `index` on its line.
  private var firstOnLine = true
  /// Set while a text without quotes may go on in the next line: the column it must lie behind.
  private var openTextParent: Int?
  private var contentSeen = false
  private var isTooDeep = false
  private var tabReportedOnLine = 0
  /// Brackets before this index are known not to close on their line.
  private var noGroupBefore = 0

  init(_ text: SourceText, faults: FaultCollector) {
    scalars = text.scalars
    self.faults = faults
  }

  mutating func scan() {
    startLine()
    while index < scalars.count, !isTooDeep { scanToken() }
  }

  private var column: Int { index - lineStart + 1 }
  private var here: Position { Position(line: line, column: column) }

  private func scalar(after offset: Int = 1) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  private static func isBlank(_ scalar: Unicode.Scalar?) -> Bool {
    scalar == nil || scalar == " " || scalar == "\t" || scalar == "\n"
  }

  private static func isFlowIndicator(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case ",", "[", "]", "{", "}": true
    default: false
    }
  }

  // MARK: Lines

  /// Stands behind a line break: looks at document marks and at the indentation.
  private mutating func startLine() {
    firstOnLine = true
    if flowDepth == 0 {
      atNodeStart = true
      if refuseDocumentMark() { return }
    }
    let indentation = scalars[index...].prefix { $0 == " " || $0 == "\t" }
    guard let tab = indentation.firstIndex(of: "\t") else { return index = indentation.endIndex }
    for place in indentation.indices where scalars[place] == "\t" { scalars[place] = " " }
    let next = indentation.endIndex < scalars.count ? scalars[indentation.endIndex] : nil
    if next != nil, next != "\n", next != "#" {
      index = tab
      faults.report(
        .tab, "tab used for indentation (column \(column)); use spaces", at: here, hints: ["two spaces a level are usual"])
      tabReportedOnLine = line
      if flowDepth == 0 { isStructureKnown = false }
    }
    index = indentation.endIndex
  }

  /// Whether a second document or a directive begins here; nothing behind it is read.
  private mutating func refuseDocumentMark() -> Bool {
    if index < scalars.count, scalars[index] == "%", !contentSeen {
      faults.report(.outsideSubset, "directives are not part of pipeline files", at: here, hints: ["remove the line"])
      isStructureKnown = false
      index = scalars.count
      return true
    }
    guard index + 2 < scalars.count, Self.isBlank(scalar(after: 3)) else { return false }
    let mark = scalars[index...index + 2]
    guard mark.allSatisfy({ $0 == "-" }) || mark.allSatisfy({ $0 == "." }) else { return false }
    let isFirst = !contentSeen && scalars[index] == "-"
    if !isFirst {
      let rest = scalars[(index + 3)...]
      if rest.contains(where: { !Self.isBlank($0) }) {
        faults.report(
          .outsideSubset, "a pipeline file is one YAML document; nothing behind this line is read", at: here,
          hints: ["put the second pipeline in a file of its own"])
      }
      scalars.removeSubrange(index...)
      return true
    }
    contentSeen = true
    for place in index...index + 2 { scalars[place] = " " }
    index += 3
    return true
  }

  private mutating func endLine() {
    index += 1
    line += 1
    lineStart = index
    startLine()
  }

  private mutating func skipLine() {
    while index < scalars.count, scalars[index] != "\n" { index += 1 }
  }

  // MARK: Tokens

  private mutating func scanToken() {
    switch scalars[index] {
    case "\n": return endLine()
    case " ": return index += 1
    case "\t": return refuseTab()
    case "#":
      openTextParent = nil
      return skipLine()
    default: break
    }
    if let parent = openTextParent.take(), flowDepth > 0 || column > parent { return scanText(below: parent) }
    contentSeen = true
    let isFirst = firstOnLine
    if flowDepth == 0, isFirst { enter(column) }
    switch scalars[index] {
    case "-" where flowDepth == 0 && isFirst && Self.isBlank(scalar()):
      index += 1
      atNodeStart = true
      return
    case "?" where atNodeStart && (flowDepth > 0 || Self.isBlank(scalar())): refuseExplicitKey()
    case "[", "{":
      flowDepth += 1
      atNodeStart = true
      checkDepth()
      index += 1
    case "]", "}":
      flowDepth = max(0, flowDepth - 1)
      atNodeStart = false
      index += 1
    case ",", ":":
      atNodeStart = true
      index += 1
    case "&" where atNodeStart: refuseAnchor()
    case "*" where atNodeStart: refuseAlias()
    case "!" where atNodeStart: refuseTag()
    case "|" where atNodeStart && flowDepth == 0, ">" where atNodeStart && flowDepth == 0: skipBlockText()
    case "\"": skipQuoted("\"")
    case "'": skipQuoted("'")
    default: scanText(below: (isFirst ? indents.dropLast().last : indents.last) ?? 0)
    }
    firstOnLine = false
  }

  private mutating func enter(_ column: Int) {
    while let last = indents.last, last > column { indents.removeLast() }
    if indents.last != column { indents.append(column) }
    checkDepth()
  }

  private mutating func checkDepth() {
    guard !isTooDeep, indents.count + flowDepth > Self.depthLimit else { return }
    isTooDeep = true
    faults.report(
      .tooDeep, "more than \(Self.depthLimit) lists and maps in one another", at: here,
      hints: ["a pipeline file needs five levels"])
    isStructureKnown = false
  }

  private mutating func skipQuoted(_ quote: Unicode.Scalar) {
    atNodeStart = false
    index += 1
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\n" {
        line += 1
        lineStart = index + 1
      } else if scalar == "\\", quote == "\"", self.scalar() != "\n" {
        index += 1
      } else if scalar == quote {
        if quote == "\"" || self.scalar() != quote { return index += 1 }
        index += 1
      }
      index += 1
    }
  }

  /// Skips the lines of a `|` or `>` text: those indented deeper than the list or map that holds it.
  private mutating func skipBlockText() {
    let parent = (indents.last == column ? indents.dropLast().last : indents.last) ?? 0
    atNodeStart = false
    skipLine()
    while index < scalars.count {
      let spaces = scalars[(index + 1)...].prefix { $0 == " " }
      let isEmpty = spaces.endIndex >= scalars.count || scalars[spaces.endIndex] == "\n"
      guard isEmpty || spaces.count >= parent else { return }
      index += 1
      line += 1
      lineStart = index
      skipLine()
    }
  }

  /// Scans one line of a text without quotes in the list or map at column `parent`.
  private mutating func scanText(below parent: Int) {
    atNodeStart = false
    firstOnLine = false
    let start = index
    var previous: Unicode.Scalar = " "
    while index < scalars.count, scalars[index] != "\n" {
      let scalar = scalars[index]
      let next = self.scalar()
      if scalar == ":", Self.isBlank(next) || (flowDepth > 0 && Self.isFlowIndicator(next)) { break }
      if scalar == "#", previous == " " { break }
      if index > start, previous != " ", scalar == "[" || scalar == "(", protectGroup() {
        previous = scalars[index - 1]
        continue
      }
      if flowDepth > 0, Self.isFlowIndicator(scalar) { break }
      if scalar == "\t" {
        refuseTab()
      } else {
        index += 1
      }
      previous = scalars[index - 1]
    }
    openTextParent = index == scalars.count || scalars[index] == "\n" ? parent : nil
    // A character no scalar may begin with is left to the parser's own message.
    if index == start { index += 1 }
  }

  /// Stands on a bracket right behind a name: `phone[mobile]`, `split(",")`. What lies inside is text, not structure.
  private mutating func protectGroup() -> Bool {
    guard index >= noGroupBefore else { return false }
    let close: Unicode.Scalar = scalars[index] == "[" ? "]" : ")"
    var end = index + 1
    var quote: Unicode.Scalar?
    while end < scalars.count, scalars[end] != "\n", end - index < 200 {
      let scalar = scalars[end]
      if quote == nil, scalar == close {
        for place in index...end where Self.isStructure(scalars[place]) {
          scalars[place] = ProtectedScalar.twin(of: scalars[place])
        }
        index = end + 1
        return true
      }
      if scalar == quote {
        quote = nil
      } else if quote == nil, scalar == "\"" || scalar == "'" {
        quote = scalar
      }
      end += 1
    }
    noGroupBefore = end
    return false
  }

  private static func isStructure(_ scalar: Unicode.Scalar) -> Bool {
    isFlowIndicator(scalar) || scalar == ":" || scalar == "#"
  }
}

// MARK: - What is refused

extension SubsetScanner {
  private mutating func refuseTab() {
    if tabReportedOnLine != line {
      faults.report(.tab, "tab between words (column \(column)); use a space", at: here)
      tabReportedOnLine = line
    }
    scalars[index] = " "
    index += 1
  }

  private mutating func refuseExplicitKey() {
    faults.report(
      .outsideSubset, "keys marked with '?' are not part of pipeline files", at: here, hints: ["write `key: value`"])
    isStructureKnown = false
    index += 1
  }

  private mutating func refuseAnchor() {
    faults.report(
      .anchor, "anchors and aliases are switched off", at: here,
      hints: ["repeat the value, or set it for all sources under `defaults`", "text that begins with & is written in quotes"])
    blankWord()
  }

  private mutating func refuseAlias() {
    let word = wordHere
    let isName = word.dropFirst().first.map { $0.properties.isAlphabetic || $0 == "_" } ?? false
    if isName, !word.contains(where: { $0 == "." || $0 == "/" }) {
      faults.report(
        .anchor, "anchors and aliases are switched off", at: here,
        hints: ["repeat the value, or set it for all sources under `defaults`"])
    } else {
      let text = String(String.UnicodeScalarView(word.prefix(60)))
      faults.report(.anchor, "text that begins with * is written in quotes", at: here, hints: ["write \"\(text)\""])
    }
    scalars[index] = ProtectedScalar.alias
    scanText(below: indents.last ?? 0)
  }

  private mutating func refuseTag() {
    faults.report(
      .outsideSubset, "tags are not part of pipeline files", at: here,
      hints: ["remove it; text that begins with ! is written in quotes"])
    blankWord()
  }

  /// The characters up to the next blank or flow indicator.
  private var wordHere: ArraySlice<Unicode.Scalar> {
    let inFlow = flowDepth > 0
    return scalars[index...].prefix { !Self.isBlank($0) && !(inFlow && Self.isFlowIndicator($0)) }
  }

  private mutating func blankWord() {
    let word = wordHere.indices
    for place in word { scalars[place] = " " }
    index = word.upperBound
  }
}
