/// Keys of `output` in its long form.
enum OutputKey: String, BlockKey {
  case folder

  static let place = "'output'"
  static let notYet = [
    "exports": "remove it; the results stand in the database in this folder",
    "postgres": "remove it; the results stand in the database in this folder",
    "allow_outside": "remove it; the folder may lie anywhere",
  ]
}

extension OutputDefinition {
  static func read(_ reader: NodeReader, environment: EnvironmentLookup) -> OutputDefinition? {
    guard case .map = reader.node.content else { return reader.path(environment).map(OutputDefinition.init) }
    let block = reader.map(OutputKey.self)
    return block?.required(.folder, hint: "write `folder: ../out`")?.path(environment).map(OutputDefinition.init)
  }
}
