import Alerting
import ArgumentParser

/// `driftop alerts ack`: somebody has it.
struct AlertsAcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ack", abstract: "Acknowledge alerts, until they resolve or grow more severe.")

  @OptionGroup var options: AlertsOptions

  @Argument(
    help: ArgumentHelp(
      "Fingerprints, names, or matchers as 'severity=\"page\"' that all must hold.", valueName: "alert"))
  var alerts: [String]

  @Option(help: "One line for the others.")
  var note = ""

  func run() throws {
    let state = try options.open()
    let named = try state.named(alerts)
    try state.perform(named.map { .acknowledge($0.episode.id) }, note: note)
    try StandardOutput.write("acknowledged \(named.count)")
  }
}

/// `driftop alerts unack`: nobody has it any more.
struct AlertsUnacknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "unack", abstract: "Take acknowledgements back.")

  @OptionGroup var options: AlertsOptions

  @Argument(help: ArgumentHelp("Fingerprints, names, or matchers.", valueName: "alert"))
  var alerts: [String]

  @Option(help: "One line for the others.")
  var note = ""

  func run() throws {
    let state = try options.open()
    let named = try state.named(alerts)
    try state.perform(named.map { .unacknowledge($0.episode.id) }, note: note)
    try StandardOutput.write("taken back \(named.count)")
  }
}
