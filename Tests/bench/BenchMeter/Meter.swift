import Foundation

/// Elapsed and processor seconds and the peak of resident memory between two moments.
package struct Meter {
  package struct Reading {
    package var seconds: Double
    /// Of all threads together.
    package var processorSeconds: Double
    /// Bytes; the peak since the meter started.
    package var peak: Int
  }

  private let start = ContinuousClock.now
  private let processorStart = Self.processorSeconds()

  package init() { Self.resetPeak() }

  private init(continuing: Void) {}

  /// Counts the time from now, and the peak on.
  package static func continuing() -> Meter { Meter(continuing: ()) }

  package func reading() -> Reading {
    let elapsed = ContinuousClock.now - start
    return Reading(
      seconds: Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18,
      processorSeconds: Self.processorSeconds() - processorStart, peak: Self.status("VmHWM"))
  }

  package static var residentBytes: Int { status("VmRSS") }

  /// Since the process started, or since the last meter did.
  package static var peakBytes: Int { status("VmHWM") }

  /// RUSAGE_SELF, whose type differs between C libraries.
  private static let wholeProcess: Int32 = 0

  private static func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(Self.wholeProcess, &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  /// Lets the kernel count the peak anew; where it refuses, the peak is that of the whole process.
  private static func resetPeak() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  private static func status(_ name: String) -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
    for line in text.split(separator: "\n") where line.hasPrefix(name) {
      return (Int(line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first ?? "0") ?? 0) * 1024
    }
    return 0
  }
}
