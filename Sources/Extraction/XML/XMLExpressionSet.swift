import CLibXML2

/// The mappings that say more than a column's name (`mail[@typ='work']`), each followed step by step along the open elements.
struct XMLExpressionSet {
  private struct State {
    var expression: Int
    /// The step to match next.
    var step: Int
  }

  private var paths: [XMLPath]
  private var columns: [UInt16?]
  private var states: [State] = []
  private var matches: [Int] = []

  init(_ paths: [XMLPath]) {
    self.paths = paths
    columns = paths.map { _ in nil }
  }

  var isEmpty: Bool { paths.isEmpty }
  var stateCount: Int { states.count }
  var matchCount: Int { matches.count }

  /// At the record element.
  mutating func begin() {
    matches.removeAll(keepingCapacity: true)
    states.removeAll(keepingCapacity: true)
    for index in paths.indices { states.append(State(expression: index, step: 0)) }
  }

  /// At an element; `parent` are the states of the element around it.
  mutating func open(
    _ name: UnsafePointer<xmlChar>, in uri: UnsafePointer<xmlChar>?, _ attributes: XMLAttributes, ordinal: Int,
    below parent: Range<Int>
  ) {
    for index in parent {
      let state = states[index]
      let steps = paths[state.expression].steps
      let step = steps[state.step]
      guard !step.isAttribute, step.matches(name, in: uri, with: attributes, ordinal: ordinal) else { continue }
      if state.step == steps.count - 1 {
        matches.append(state.expression)
      } else {
        states.append(State(expression: state.expression, step: state.step + 1))
      }
    }
  }

  /// The expressions the text of the element since `start` is for.
  func matches(from start: Int) -> ArraySlice<Int> { matches.count > start ? matches[start...] : [] }

  /// The expressions an attribute of the innermost element is for.
  func attributeMatches(_ name: UnsafePointer<xmlChar>, in uri: UnsafePointer<xmlChar>?, states start: Int) -> [Int] {
    guard states.count > start else { return [] }
    return states[start...].compactMap { state in
      let step = paths[state.expression].steps[state.step]
      return step.isAttribute && step.names(name, in: uri) ? state.expression : nil
    }
  }

  mutating func close(states stateStart: Int, matches matchStart: Int) {
    if states.count > stateStart { states.removeLast(states.count - stateStart) }
    if matches.count > matchStart { matches.removeLast(matches.count - matchStart) }
  }

  /// The column named exactly as the expression, made at its first value.
  mutating func column(of expression: Int, in tree: inout XMLColumnTree) throws(XMLColumnTree.TooManyColumns) -> UInt16 {
    if let column = columns[expression] { return column }
    let column = try tree.addColumn(paths[expression].text)
    columns[expression] = column
    return column
  }
}
