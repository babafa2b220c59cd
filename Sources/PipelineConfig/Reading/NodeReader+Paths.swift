/// Looks up an environment variable by name.
package typealias EnvironmentLookup = (String) -> String?

extension NodeReader {
  /// A file path or glob; `${NAME}` is replaced from the environment.
  func path(_ environment: EnvironmentLookup) -> String? {
    guard let written = text() else { return nil }
    if written.hasPrefix("~") {
      report(.malformed, "\(path): '~' has no meaning in a path", hints: ["write ${HOME}\(written.dropFirst())"])
      return nil
    }
    if written.contains("://") {
      report(.malformed, "\(path) is an address, not a path", hints: ["download it before the run and name the file"])
      return nil
    }
    guard let expanded = expand(written, environment) else { return nil }
    guard !expanded.isEmpty, !expanded.utf8.contains(0) else {
      report(.empty, "\(path) is empty once its variables are replaced")
      return nil
    }
    return expanded
  }

  private func expand(_ text: String, _ environment: EnvironmentLookup) -> String? {
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstRange(of: "${") {
      result += rest[..<open.lowerBound]
      let behind = rest[open.upperBound...]
      guard let close = behind.firstIndex(of: "}"), Self.isVariableName(behind[..<close]) else {
        report(.environment, "\(path): '${' without a variable's name and '}'", hints: ["write ${NAME}"])
        return nil
      }
      let name = String(behind[..<close])
      guard let value = environment(name) else {
        report(.environment, "\(path): the environment variable '\(name)' is not set", hints: ["set it, or write the path out"])
        return nil
      }
      result += value
      rest = behind[behind.index(after: close)...]
    }
    return result + rest
  }

  private static func isVariableName(_ name: Substring) -> Bool {
    guard let first = name.utf8.first, !(first >= 0x30 && first <= 0x39) else { return false }
    return name.utf8.allSatisfy { byte in
      byte == 0x5F || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
  }
}
