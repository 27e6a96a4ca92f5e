import ArgumentParser

/// `driftop test …`: checks that are written as files.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run tests that are written as files: PromQL scripts, unit tests of rules.",
    subcommands: [TestPromQLCommand.self, TestRulesCommand.self])
}
