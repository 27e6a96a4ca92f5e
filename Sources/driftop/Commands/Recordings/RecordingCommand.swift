import ArgumentParser

/// `driftop recording …`: what a recording holds, a part of it, and what it was made of.
struct RecordingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recording", abstract: "Show, cut and export recordings.",
    subcommands: [RecordingInfoCommand.self, RecordingTrimCommand.self, RecordingExportCommand.self])
}
