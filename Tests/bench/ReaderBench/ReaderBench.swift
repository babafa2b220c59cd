import BenchMeter
import Foundation

/// Measures each reader beside the bare library over the same file, and its memory on a small and a large one; run by `make bench`.
///
/// Usage: ReaderBench [MEGABYTES [LARGE_MEGABYTES]], or by itself ReaderBench --read KIND PATH
@main struct ReaderBench {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "--read", let format = Format.named(arguments.dropFirst().first), let path = arguments.last {
      let records = format.read(path)
      return print(records, Meter.peakBytes)
    }
    let sizes = arguments.compactMap { Int($0) }
    let chosen = arguments.compactMap { Format.named($0) }
    try Comparison(
      formats: chosen.isEmpty ? Format.all : chosen, size: (sizes.first ?? 64) << 20,
      large: (sizes.dropFirst().first ?? 1024) << 20
    ).run()
  }
}
