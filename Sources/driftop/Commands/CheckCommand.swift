import ArgumentParser

/// `driftop check …`: validation of files that other programs write.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check files: metrics, configurations, rules, recordings.",
    subcommands: [
      CheckMetricsCommand.self, CheckConfigCommand.self, CheckRulesCommand.self, CheckRecordingCommand.self,
    ])
}
