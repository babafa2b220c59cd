import RecordModel

/// Words and values that stand for "nothing": `n/a`, `none@none.com`, `000-000-0000`.
package struct PlaceholderList: Sendable {
  private let folded: Set<[UInt8]>

  /// The built-in list with a pipeline's own additions, as written there.
  package init(extra: [String] = []) {
    folded = Set((Self.words + extra).map { TextFolder.fold(Array($0.utf8)) })
  }

  /// Whether the folded text is a placeholder for any field.
  package func contains(folded text: [UInt8]) -> Bool { folded.contains(text) }

  static let words = ["n/a", "na", "n.a.", "null", "none", "nil", "nan", "-", "--", "---", ".", "?", "unknown", "(empty)"]
}
