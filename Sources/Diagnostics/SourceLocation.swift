/// A place in a file a user can open: path, line, column and byte offset.
///
/// Lines and columns count from 1; 0 means unknown. The byte offset counts from 0 and is kept beside line and column because
/// tools that cut a file need it.
package struct SourceLocation: Hashable, Sendable {
  package var path: String
  package var line: Int
  package var column: Int
  package var byteOffset: Int?

  package init(path: String, line: Int = 0, column: Int = 0, byteOffset: Int? = nil) {
    self.path = path
    self.line = line
    self.column = column
    self.byteOffset = byteOffset
  }
}

extension SourceLocation: Comparable {
  package static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.path, a.line, a.column, a.byteOffset ?? -1) < (b.path, b.line, b.column, b.byteOffset ?? -1)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `path:line:column`, leaving out what is unknown.
  package var description: String {
    guard line > 0 else { return path }
    return column > 0 ? "\(path):\(line):\(column)" : "\(path):\(line)"
  }
}
