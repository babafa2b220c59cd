import ArgumentParser

@main
struct Selfsame: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "selfsame", abstract: "One customer from many exports.")
}
