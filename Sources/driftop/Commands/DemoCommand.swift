import ArgumentParser

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "demo", abstract: "The live screen (default).")
  @OptionGroup var options: SourceOptions
}
