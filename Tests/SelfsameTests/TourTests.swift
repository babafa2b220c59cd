import Foundation
import Testing

/// Runs the tour of the documentation: what its console blocks show is what the commands print.
@Suite struct TourTests {
  private struct Step {
    var command: String
    /// Lines shown, without those left out by `…`.
    var shown: [String]
  }

  private static func steps() throws -> [Step] {
    let page = try String(contentsOfFile: packageRoot + "/docs/tour.md", encoding: .utf8)
    var steps: [Step] = []
    var isInside = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), shown: []))
      } else if isInside, !steps.isEmpty, line != "…" {
        steps[steps.count - 1].shown.append(line)
      }
    }
    return steps
  }

  @Test("every command of the tour does what it shows")
  func runs() throws {
    let folder = try TemporaryFolder()
    let steps = try Self.steps()
    #expect(steps.count >= 8)
    for step in steps {
      let (status, output) = try Self.shell(step.command, in: folder)
      #expect(status == 0, "\(step.command)")
      // Exports for spreadsheets end their lines with CR LF.
      let lines = Set(output.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init))
      for line in step.shown { #expect(lines.contains(line), "\(step.command): \(line)") }
    }
  }

  private static func shell(_ command: String, in folder: TemporaryFolder) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.environment = [
      "PATH": Invocation.executable.deletingLastPathComponent().path + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8",
    ]
    let file = folder.path(".output")
    try folder.write(".output", "")
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: file))
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try folder.text(".output"))
  }
}
