/// Whose an email or a phone is, by the customers that carry it; the raw value is published.
package enum ValueRole: String, Sendable {
  /// One person's.
  case personal
  /// The people of one household carry it, or its mailbox is called after a family.
  case household
  /// A mailbox called after a task, or read by an organization and its people.
  case roleMailbox = "role mailbox"
  /// A phone of an organization and the people who work there.
  case switchboard
  /// Twenty customers or more with nothing else in common: somebody who orders for others.
  case reseller
  /// Several customers who are not known to belong together.
  case shared
  /// An email that no longer takes mail, whosever it was.
  case dead
  /// Stands for nothing.
  case placeholder
  /// Fields that have no role.
  case none = ""
}
