import Glibc
import RecordModel

/// Writes what does not belong into the database: `runs.jsonl`, a line a run with durations and memory.
enum RunManifest {
  static func write(_ snapshot: RunSnapshot, laps: [StageClock.Lap], folder: String) throws {
    try append(line(snapshot, laps) + "\n", to: folder + "/runs.jsonl")
  }

  private static func line(_ snapshot: RunSnapshot, _ laps: [StageClock.Lap]) -> String {
    let stages = laps.map { lap in
      "{\"stage\":\"\(lap.stage)\",\"seconds\":\(RunSummary.seconds(lap.seconds)),\"items\":\(lap.items),\"peak_bytes\":\(lap.peakBytes)}"
    }
    return "{\"run_id\":\(snapshot.run.number),\"started_at\":\"\(snapshot.run.startedAt.iso8601)\","
      + "\"config_hash\":\"\(snapshot.run.configHash)\",\"tool_version\":\"\(snapshot.run.toolVersion)\","
      + "\"model_version\":\(snapshot.matches.model.version),\"model_reused\":\(snapshot.matches.isModelReused),"
      + "\"records\":\(snapshot.records.records.count),"
      + "\"customers\":\(snapshot.merge.customers.count),\"exit_code\":0,\"stages\":[\(stages.joined(separator: ","))]}"
  }

  private static func append(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0, let stream = fdopen(descriptor, "a") else {
      throw PrivateFile.failure(path, exitCode: .cannotWrite)
    }
    var text = text
    let complete = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, stream) == $0.count }
    guard fclose(stream) == 0, complete else { throw PrivateFile.failure(path, exitCode: .inputOutput) }
  }
}
