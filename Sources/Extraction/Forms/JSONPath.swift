/// A dotted path to a value: `data.name`, `$.data.emails[0]`, `items[*].sku`.
struct JSONPath {
  enum Index: Hashable {
    case every
    case number(UInt32)
  }

  /// A key and the array indexes behind it.
  struct Step: Hashable {
    var key: String
    var indexes: [Index]
  }

  let text: String
  let steps: [Step]

  /// nil when a bracket is not closed or holds no index.
  init?(_ text: String) {
    self.text = text
    var rest = Substring(text)
    if rest == "$" || rest.hasPrefix("$.") || rest.hasPrefix("$[") { rest = rest.dropFirst() }
    var steps: [Step] = []
    for part in rest.split(separator: ".") {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let key = pieces.first else { continue }
      var indexes: [Index] = []
      for piece in pieces.dropFirst() {
        guard piece.hasSuffix("]") else { return nil }
        let name = piece.dropLast()
        guard name == "*" || UInt32(name) != nil else { return nil }
        indexes.append(UInt32(name).map(Index.number) ?? .every)
      }
      steps.append(Step(key: String(key), indexes: indexes))
    }
    self.steps = steps
  }

  /// The keys alone: the name of the column that the values at this path have.
  var keys: [String] { steps.map(\.key).filter { !$0.isEmpty } }

  var column: String { keys.joined(separator: ".") }

  /// Indexes that a value must have, by the path of their array.
  var numbers: [(column: String, position: Int, index: UInt32)] {
    var result: [(String, Int, UInt32)] = []
    var column = ""
    for step in steps {
      if !step.key.isEmpty { column += (column.isEmpty ? "" : ".") + step.key }
      for (position, index) in step.indexes.enumerated() {
        if case .number(let number) = index { result.append((column, position, number)) }
      }
    }
    return result
  }
}

/// The way to the records of a file: into which members and arrays to go.
struct JSONRecordPath {
  enum Step: Hashable {
    case member([UInt8])
    case elements
  }

  static let topLevel = JSONRecordPath(steps: [])

  let steps: [Step]

  init(steps: [Step]) { self.steps = steps }

  /// `$.submissions[*]`; throws when it is no path, or names one element of an array.
  init(_ text: String) throws(ExtractionError) {
    guard let path = JSONPath(text), path.numbers.isEmpty else {
      throw ExtractionError(
        code: "invalid_record_path", message: "the record path is not one this reader knows",
        hint: "write keys and `[*]`, such as `$.submissions[*]`")
    }
    steps = path.steps.flatMap { step in
      (step.key.isEmpty ? [] : [.member(Array(step.key.utf8))]) + step.indexes.map { _ in Step.elements }
    }
  }
}
