/// What stands before the compared form of an email whose mailbox several people read.
package enum MailboxMark {
  /// `info`, `buchhaltung`.
  package static let task = Array("task:".utf8)
  /// `familie.byte`.
  package static let household = Array("household:".utf8)
}
