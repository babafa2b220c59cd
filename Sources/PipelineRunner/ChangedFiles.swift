import Diagnostics
import RecordModel

/// Files that another program was still writing while they were read.
enum ChangedFiles {
  static let code = "changed_while_read"
  static let message = "the file changed while it was read, so it may not be complete"

  /// A warning for each.
  static func warnings(_ read: [RecordReading.ReadFile]) -> [Diagnostic] {
    read.filter { $0.file.rejects.contains { $0.code == code } }.map { file in
      Diagnostic(
        .warning, code, message, at: SourceLocation(path: file.file.account.path),
        hints: ["move files into the folder when they are complete, and run again"])
    }
  }
}
