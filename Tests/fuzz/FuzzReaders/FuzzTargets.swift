import Glibc
import Normalization
import PipelineConfig
import RecordModel

/// Something that takes any bytes and must keep its promises on them.
protocol FuzzTarget: Sendable {
  /// What went wrong, nil when nothing did; `twice` when the result is to be compared with a second one.
  func fault(on input: UnsafeRawBufferPointer, twice: Bool) -> String?
}

/// The target named on the command line, and the checks that all share.
enum FuzzTargets {
  static let names =
    SourceKind.allCases.map(\.rawValue) + ["any", "pipeline", "names", "phones", "emails", "addresses", "dates", "records"]

  static let chosen: (any FuzzTarget)? = CommandLine.arguments.dropFirst().first.flatMap(target)

  private static func target(_ name: String) -> (any FuzzTarget)? {
    switch name {
    case "any": ReaderTarget(nil)
    case "pipeline": PipelineTarget()
    case "names": ValueTarget(NameNormalizer())
    case "phones": ValueTarget(PhoneNormalizer())
    case "emails": ValueTarget(EmailNormalizer())
    case "addresses": ValueTarget(AddressNormalizer())
    case "dates": ValueTarget(DateNormalizer())
    case "records": RecordTarget()
    default: SourceKind(rawValue: name).flatMap { ReaderTarget($0) }
    }
  }

  /// Processor time that an input of 64 KiB may take.
  private static let limit = 1.0

  /// Aborts, so that the fuzzer keeps the input, where a promise is broken or it took too long.
  static func tryOut(_ input: UnsafeRawBufferPointer) {
    guard let chosen else { return }
    let start = processorSeconds()
    // One in sixteen is read again: what depends on hash seeds or on memory is found all the same.
    let isCompared = ByteHash.hash(input.assumingMemoryBound(to: UInt8.self)) & 15 == 0
    let fault = chosen.fault(on: input, twice: isCompared)
    let seconds = processorSeconds() - start
    if let fault { stop(fault) }
    if seconds > (isCompared ? 2 : 1) * limit { stop("took \(seconds) seconds for \(input.count) bytes") }
  }

  private static func stop(_ fault: String) {
    let line = Array("\nFAULT: \(fault)\n".utf8)
    write(STDERR_FILENO, line, line.count)
    abort()
  }

  /// Of this thread, so that other work on the machine is no fault.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
