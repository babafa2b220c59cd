/// What merging gives to loading.
package struct MergeResult: Sendable {
  /// Sorted by id.
  package var customers: [GoldenRecord]
  /// By record index: the index into `customers`.
  package var customerOfRecord: [Int32]
  /// By record index: a hash of its key and values.
  package var recordFingerprints: [UInt64]
  /// By customer index: a hash of everything published of it.
  package var customerFingerprints: [UInt64]
  /// All redirects in force, old and new, sorted by the retired id.
  package var redirects: [Redirect]
  /// Sorted by customer, then event.
  package var changes: [ProfileChange]

  package init(
    customers: [GoldenRecord], customerOfRecord: [Int32], recordFingerprints: [UInt64], customerFingerprints: [UInt64],
    redirects: [Redirect], changes: [ProfileChange]
  ) {
    self.customers = customers
    self.customerOfRecord = customerOfRecord
    self.recordFingerprints = recordFingerprints
    self.customerFingerprints = customerFingerprints
    self.redirects = redirects
    self.changes = changes
  }
}
