import Glibc
import Synchronization

/// Measures what each stage of a run took. Goes to `runs.jsonl` and the summary, never into the database.
package final class StageClock: Sendable {
  package struct Lap: Sendable {
    package var stage: String
    package var seconds: Double
    /// Peak resident memory while the stage ran, in bytes; 0 where the system does not tell.
    package var peakBytes: Int
    /// What the stage handled: records, pairs, rows.
    package var items: Int
  }

  private let state = Mutex<(laps: [Lap], started: timespec)>(([], timespec()))

  package init() { restart() }

  package var laps: [Lap] { state.withLock { $0.laps } }

  /// Forgets the time so far.
  package func restart() {
    Self.resetPeak()
    state.withLock { $0.started = Self.now() }
  }

  /// Ends the running stage and starts the next.
  package func lap(_ stage: String, items: Int) {
    let peak = Self.peakBytes()
    Self.resetPeak()
    state.withLock { state in
      let now = Self.now()
      let seconds =
        Double(now.tv_sec - state.started.tv_sec) + Double(now.tv_nsec - state.started.tv_nsec) / 1_000_000_000
      state.laps.append(Lap(stage: stage, seconds: seconds, peakBytes: peak, items: items))
      state.started = now
    }
  }

  private static func now() -> timespec {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time
  }

  private static func peakBytes() -> Int {
    guard let file = fopen("/proc/self/status", "re") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix("VmHWM:") else { continue }
      return (Int(text.filter(\.isNumber)) ?? 0) * 1024
    }
    return 0
  }

  /// Makes the kernel count the peak anew (proc(5), clear_refs 5); without the right to, peaks only grow.
  private static func resetPeak() {
    guard let file = fopen("/proc/self/clear_refs", "we") else { return }
    fputs("5", file)
    fclose(file)
  }
}
