import ArgumentParser
import Glibc
import PipelineRunner
import RecordModel

/// The pipeline file and how to work on it: arguments of every command that reads all its sources and writes.
struct PipelineArguments: ParsableArguments {
  @Argument(help: "The pipeline file.", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String

  @Option(help: "The output folder, instead of the pipeline file's.", completion: .directory)
  var output: String?

  @OptionGroup var runArguments: RunArguments

  func options(isDryRun: Bool) -> RunOptions { runArguments.options(output: output, isDryRun: isDryRun) }
}

/// When a run begins and how many threads it takes.
struct RunArguments: ParsableArguments {
  @Option(help: "The run's start as ISO 8601 in UTC, instead of now; the same --at gives the same bytes.")
  var at: String?

  @Option(help: "Worker threads, instead of one a processor; the result is the same.")
  var threads: Int?

  func validate() throws {
    if let threads, !(1...256).contains(threads) { throw ValidationError("--threads must be 1 to 256") }
    if let at, Timestamp(iso8601: at.utf8) == nil {
      throw ValidationError("--at must be a time such as 2026-03-12T02:30:00Z")
    }
  }

  func options(output: String?, isDryRun: Bool) -> RunOptions {
    RunOptions(
      threads: threads ?? Self.processors, startedAt: at.flatMap { Timestamp(iso8601: $0.utf8) } ?? SystemClock.now,
      outputFolder: output, isDryRun: isDryRun, toolVersion: Tool.version)
  }

  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
