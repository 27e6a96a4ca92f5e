import ArgumentParser

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "watch", abstract: "The live screen (default).")
  @OptionGroup var options: SourceOptions
}
