import BenchMeter
import Foundation
import Matching
import PipelineConfig
import RecordModel
import Synchronization

/// Measures the matching engine on made-up people beside one pass of libcsv and a naive comparison; run by `make bench`.
///
/// Usage: MatchingBench [RECORDS] [THREADS …]
@main struct MatchingBench {
  static func main() async {
    let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let count = max(1_000, arguments.first ?? 100_000)
    let list = PersonList(records: count)
    let plain = PlainReading.seconds(list.table)
    print(
      String(
        format: "%d records, %.0f MB as CSV; one pass of libcsv takes %.3f s; the records hold %.0f MB", count,
        Double(plain.bytes) / 1e6, plain.seconds, Double(Meter.residentBytes) / 1e6))
    var one: [MatchStep.Name: Double] = [:]
    for threads in arguments.count > 1 ? Array(arguments.dropFirst()) : [1, 2] {
      let run = await Run(list, threads: threads)
      run.report(plain.seconds, against: one)
      if one.isEmpty {
        one = run.seconds
        run.reportEngine(list)
      }
    }
  }
}

/// One matching of the whole list.
struct Run {
  private let threads: Int
  private let records: Int
  private let steps: [(step: MatchStep, reading: Meter.Reading)]
  private let result: MatchResult
  private let peak: Int
  /// Bytes in use before.
  private let before: Int

  init(_ list: PersonList, threads: Int) async {
    self.threads = threads
    records = list.person.count
    before = Meter.residentBytes
    let meter = Meter()
    let log = StepLog()
    result = await Matcher(MatchDefinition(), threads: threads).match(list.table) { log.add($0) }
    peak = meter.reading().peak
    steps = log.steps
  }

  var seconds: [MatchStep.Name: Double] {
    Dictionary(steps.map { ($0.step.name, $0.reading.seconds) }, uniquingKeysWith: +)
  }

  func report(_ plain: Double, against one: [MatchStep.Name: Double]) {
    print("\n\(threads) thread\(threads == 1 ? "" : "s")")
    print("step         seconds  cpu s      items  items/cpu s  x libcsv  x one thread")
    var total = (seconds: 0.0, processor: 0.0)
    for (step, reading) in steps {
      total.seconds += reading.seconds
      total.processor += reading.processorSeconds
      line(step.name.rawValue, reading.seconds, reading.processorSeconds, step.items, plain, one[step.name])
    }
    line("all", total.seconds, total.processor, records, plain, one.isEmpty ? nil : one.values.reduce(0, +))
    print(
      String(
        format: "%.1f passes of libcsv in elapsed time, %.1f in processor time of all threads", total.seconds / plain,
        total.processor / plain))
    print(
      String(
        format: "peak memory %.0f MB, %.0f MB without the records; checksum %016llx", Double(peak) / 1e6,
        Double(peak - before) / 1e6, checksum))
  }

  /// Of clusters and told pairs: the same for any number of threads.
  private var checksum: UInt64 {
    var hash: UInt64 = 0
    for cluster in result.clusters {
      for record in cluster.records { hash = ByteHash.combine(hash, UInt64(record)) }
      hash = ByteHash.combine(hash, UInt64(bitPattern: Int64(cluster.weakestLink?.millibits ?? 0)))
    }
    for score in result.scores {
      hash = ByteHash.combine(hash, UInt64(score.pair.first) << 32 | UInt64(score.pair.second))
      hash = ByteHash.combine(hash, UInt64(bitPattern: Int64(score.weight.millibits)))
    }
    return hash
  }

  private func line(_ name: String, _ seconds: Double, _ processor: Double, _ items: Int, _ plain: Double, _ one: Double?) {
    let ratio = one.map { String(format: "%12.2f", $0 / seconds) } ?? ""
    print(
      name.padding(toLength: 11, withPad: " ", startingAt: 0)
        + String(format: "%9.2f %6.2f %10d %12.0f %9.1f", seconds, processor, items, Double(items) / processor, seconds / plain)
        + ratio)
  }

  /// Speed beside a naive comparison, how many pairs of one person met, and how right the clusters are.
  func reportEngine(_ list: PersonList) {
    guard let compared = steps.first(where: { $0.step.name == .compare }) else { return }
    let rate = Double(compared.step.items) / compared.reading.processorSeconds
    let sample = steps.flatMap(\.step.sample)
    let naive = PlainComparison.rate(sample, list.table)
    print(
      String(
        format: "\n%.0f scored pairs a second and core, %.0f by naive comparison of %d of them (mean %.2f): %.1f times as fast",
        rate, naive.pairsPerSecond, sample.count, naive.mean, rate / naive.pairsPerSecond))
    print(String(format: "%.1f candidate pairs a record", Double(result.pairsScored) / Double(records)))
    var counts: [Int32: Int] = [:]
    for person in list.person { counts[person, default: 0] += 1 }
    let all = counts.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    var (found, right) = (0, 0)
    for cluster in result.clusters {
      found += cluster.records.count * (cluster.records.count - 1) / 2
      let people = Dictionary(cluster.records.map { (list.person[Int($0)], 1) }, uniquingKeysWith: +)
      right += people.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    }
    let (precision, recall) = (Double(right) / Double(max(1, found)), Double(right) / Double(max(1, all)))
    print(
      String(
        format: "%d pairs of one person, %d merged: precision %.4f, recall %.4f, F1 %.4f", all, found, precision, recall,
        2 * precision * recall / max(1e-9, precision + recall)))
    guard CommandLine.arguments.contains("--rules") else { return }
    reportRules(list)
  }

  /// What each blocking rule brought: pairs, pairs of one person, and those that no other rule brought.
  private func reportRules(_ list: PersonList) {
    var met = [Int](repeating: 0, count: result.blocking.count)
    var only = met
    for score in result.scores where list.person[Int(score.pair.first)] == list.person[Int(score.pair.second)] {
      for rule in met.indices where score.pair.rules >> UInt64(rule) & 1 == 1 {
        met[rule] += 1
        if score.pair.rules == 1 << UInt64(rule) { only[rule] += 1 }
      }
    }
    for (number, rule) in result.blocking.enumerated() {
      print(
        rule.name.padding(toLength: 50, withPad: " ", startingAt: 0)
          + String(
            format: "%9d keys %9d pairs %9d new %8d true %6d alone, largest %6d, refined %6d", rule.keys, rule.pairs,
            rule.newPairs, met[number], only[number], rule.largestBlock, rule.refinedBlocks))
    }
  }
}

/// Collects the steps with the time since the step before.
private final class StepLog: Sendable {
  private let state = Mutex<(last: Meter, steps: [(step: MatchStep, reading: Meter.Reading)])>((Meter(), []))

  var steps: [(step: MatchStep, reading: Meter.Reading)] { state.withLock { $0.steps } }

  func add(_ step: MatchStep) {
    state.withLock { state in
      state.steps.append((step, state.last.reading()))
      state.last = Meter.continuing()
    }
  }
}
