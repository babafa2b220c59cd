import ArgumentParser
import Diagnostics
import Glibc

/// Options every command has.
struct CommonOptions: ParsableArguments {
  @Flag(name: .customLong("show-values"), help: "Show customers' values in messages.")
  var showValues = false
}

/// Tells messages on standard error and results on standard output.
struct Messages {
  private let renderer: DiagnosticRenderer

  init(showValues: Bool) {
    let wantsColour = isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == nil
    renderer = DiagnosticRenderer(colour: wantsColour, showValues: showValues)
  }

  func tell(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { Self.write(renderer.render(diagnostic) + "\n", to: STDERR_FILENO) }
  }

  /// Writes results, in one piece.
  static func print(_ text: String) { write(text.hasSuffix("\n") ? text : text + "\n", to: STDOUT_FILENO) }

  /// Tells progress on standard error.
  static func note(_ text: String) { write("selfsame: \(text)\n", to: STDERR_FILENO) }

  /// Writes results as they are.
  static func write(_ text: String) { write(text, to: STDOUT_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }
}
