import Diagnostics
import PipelineConfig
import RecordModel

/// Makes customers out of clusters: lasting ids (`Identity`) and golden values (`Survivorship`).
///
/// A pure function of its arguments; cost grows linearly with records and values.
package struct Merger: Sendable {
  private let run: Int
  private let survivorship: ValueSurvivorship
  private let sourceNames: [String]

  /// `startedAt` is the run's time; merging takes no other. Throws a ``DiagnosticsError`` with exit code 78 when the pipeline
  /// names a survivorship rule that does not exist.
  package init(pipeline: PipelineDefinition, run: Int, startedAt: Timestamp) throws {
    self.run = run
    survivorship = try ValueSurvivorship(pipeline: pipeline)
    sourceNames = pipeline.sources.map(\.name)
  }

  /// The customers of a canonical record table, each record in exactly one.
  ///
  /// Throws a ``DiagnosticsError`` with exit code 70 when a record is in no cluster or in two.
  package func merge(
    _ records: CustomerRecordTable, clusters: [RecordCluster], previous: PreviousProfiles
  ) throws -> MergeResult {
    try checkPartition(clusters, records: records.records.count)
    let events = AddressEvents(records)
    let clusters = events.placed(clusters)
    let references = records.records.map { reference(of: $0, in: records) }
    // Canonical records stand by source name and key.
    let smallest = clusters.map { Int($0.records.min() ?? 0) }
    let assignment = ProfileAssigner(clusters: clusters, references: references, smallest: smallest, previous: previous)
      .assign()

    let fingerprint = ProfileFingerprint(table: records, sourceNames: sourceNames)
    let recordFingerprints = records.records.map(fingerprint.ofRecord)
    var builder = GoldenRecordBuilder(survivorship: survivorship, table: records, events: events)
    var customers: [GoldenRecord] = []
    customers.reserveCapacity(clusters.count)
    for (cluster, id) in zip(clusters, assignment.ids) { customers.append(builder.build(cluster, id: id)) }
    relate(&customers, in: records)
    let fingerprints = customers.map { fingerprint.ofCustomer($0, records: recordFingerprints) }

    let order = customers.indices.sorted { customers[$0].id < customers[$1].id }
    var customerOfRecord = [Int32](repeating: 0, count: records.records.count)
    for (place, index) in order.enumerated() {
      for record in customers[index].records { customerOfRecord[Int(record)] = Int32(truncatingIfNeeded: place) }
    }
    return MergeResult(
      customers: order.map { customers[$0] },
      customerOfRecord: customerOfRecord,
      recordFingerprints: recordFingerprints,
      customerFingerprints: order.map { fingerprints[$0] },
      redirects: RedirectLedger(previous: previous, assignment: assignment, run: run)
        .compressed(customers: Set(assignment.ids)),
      changes: ProfileChanges(previous: previous, assignment: assignment).list(fingerprints: fingerprints))
  }

  private func relate(_ customers: inout [GoldenRecord], in table: CustomerRecordTable) {
    let relations = CustomerRelations(table)
    let households = relations.households(customers)
    let employers = relations.employers(customers)
    for index in customers.indices {
      customers[index].householdID = households[index]
      customers[index].employerID = employers[index].map { customers[$0].id }
    }
    ValueRoles(table).assign(to: &customers)
  }

  private func reference(of record: CustomerRecord, in table: CustomerRecordTable) -> RecordReference {
    let source = Int(record.source)
    return RecordReference(
      source: source < sourceNames.count ? sourceNames[source] : "", key: table.texts.string(record.key))
  }

  private func checkPartition(_ clusters: [RecordCluster], records count: Int) throws {
    var isTaken = [Bool](repeating: false, count: count)
    var taken = 0
    for cluster in clusters {
      for record in cluster.records {
        let index = Int(record)
        guard isTaken.indices.contains(index), !isTaken[index] else { throw notPartitioned }
        isTaken[index] = true
        taken += 1
      }
    }
    guard taken == count, clusters.allSatisfy({ !$0.records.isEmpty }) else { throw notPartitioned }
  }

  private var notPartitioned: DiagnosticsError {
    DiagnosticsError(
      [
        Diagnostic(
          .error, "M101", "clustering did not put every record into exactly one cluster",
          hints: ["this is a fault of the program: please report it with the pipeline file"])
      ], exitCode: .ourBug)
  }
}
