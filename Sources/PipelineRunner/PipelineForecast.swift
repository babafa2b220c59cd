import Diagnostics
import Matching
import PipelineConfig
import RecordModel

/// What a run would have to compare: exact counts of every blocking rule, and about what the comparing costs.
///
/// Reads all sources and blocks as a run does, and stops before the first pair is compared; writes nothing.
package struct PipelineForecast: Sendable {
  private let blocking: BlockingForecast
  private let threads: Int
  /// Of reading and blocking, which the forecast did itself.
  private let readAndBlockSeconds: Double
  private let readBytes: Int
  /// Files that could not be read, and other warnings.
  package let diagnostics: [Diagnostic]

  /// Throws `DiagnosticsError` with exit 66 when there is no readable file, or no record in any.
  package init(_ definition: PipelineDefinition, options: RunOptions) async throws {
    let clock = StageClock()
    let read = try await RecordIntake(
      definition: definition, options: options, outputFolder: definition.resolved(definition.output.folder), clock: clock,
      progress: { _ in }
    ).read()
    readBytes = clock.laps.map(\.peakBytes).max() ?? 0
    threads = options.threads
    blocking = await Matcher(definition.match, threads: threads).forecast(read.normalized.table)
    clock.lap("block", items: blocking.pairs)
    readAndBlockSeconds = clock.laps.reduce(0) { $0 + $1.seconds }
    diagnostics = read.warnings + read.files.compactMap(RunSummary.refusal)
  }

  /// Processor time and memory a pair takes from comparing to clustering: measured on lists of people, for lack of any other
  /// ground; a list of many fields takes more.
  private static let secondsPerPair = 8e-6
  private static let bytesPerPair = 100

  private var seconds: Double {
    readAndBlockSeconds + Double(blocking.pairs) * Self.secondsPerPair / Double(threads)
  }
  private var bytes: Int { readBytes + blocking.pairs * Self.bytesPerPair }

  package var text: String {
    var table = TextTable([
      ("BLOCKING RULE", .left), ("KEYS", .right), ("PAIRS", .right), ("NEW", .right), ("IN ALL", .right),
      ("LARGEST BLOCK", .right),
      ("REFINED", .right), ("NOT MET", .right),
    ])
    var total = 0
    for rule in blocking.rules {
      total += rule.newPairs
      table.add([
        rule.name, "\(rule.keys)", "\(rule.pairs)", "\(rule.newPairs)", "\(total)", "\(rule.largestBlock)",
        "\(rule.refinedBlocks)", "\(rule.pairsNotMet)",
      ])
    }
    let perRecord = blocking.records == 0 ? 0 : Double(blocking.pairs) / Double(blocking.records)
    return """
      \(table.text)

      \(blocking.records) records, \(blocking.distinctRecords) that differ; \(blocking.pairs) pairs to compare, \
      \(RunSummary.seconds(perRecord)) a record
      about \(RunSummary.seconds(seconds)) seconds up to the merged clusters with \(threads) threads, \
      and \(bytes >> 20) MB of memory
      """
  }

  /// The same as one JSON object.
  package var json: String {
    var total = 0
    let rules = blocking.rules.map { rule in
      total += rule.newPairs
      return
        "{\"rule\":\(JSONText.quoted(rule.name)),\"keys\":\(rule.keys),\"pairs\":\(rule.pairs),\"new_pairs\":\(rule.newPairs),"
        + "\"pairs_so_far\":\(total),\"largest_block\":\(rule.largestBlock),\"refined_blocks\":\(rule.refinedBlocks),"
        + "\"pairs_not_met\":\(rule.pairsNotMet)}"
    }
    return
      "{\"records\":\(blocking.records),\"distinct_records\":\(blocking.distinctRecords),\"pairs\":\(blocking.pairs),"
      + "\"seconds\":\(RunSummary.seconds(seconds)),\"bytes\":\(bytes),\"threads\":\(threads),"
      + "\"rules\":[\(rules.joined(separator: ","))]}"
  }
}
