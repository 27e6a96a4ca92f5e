import Alerting
import ArgumentParser
import ConfigurationFiles
import Monitor
import Recording
import Telemetry

/// `driftop alerts history`: what happened, and what was done about it.
struct AlertsHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Say what happened to alerts and what was done about them, oldest first.")

  @OptionGroup var options: AlertsOptions

  @Argument(help: ArgumentHelp("A fingerprint or a name; all without it.", valueName: "alert"))
  var alert: String?

  func run() throws {
    var output = StandardOutput()
    for line in try AlertsChronicle(try options.open(isReadOnly: true)).lines where alert.map(line.isAbout) ?? true {
      try output.write(line: line.text.harmless)
    }
    try output.flush()
  }
}

/// `driftop alerts export`: the same as JSON lines.
struct AlertsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print every change and every action as a JSON line, oldest first.")

  @OptionGroup var options: AlertsOptions

  func run() throws {
    var output = StandardOutput()
    for line in try AlertsChronicle(try options.open(isReadOnly: true)).lines {
      try output.write(line: line.json.text)
    }
    try output.flush()
  }
}

/// `driftop alerts prune`: forgets what is long over.
struct AlertsPruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Forget alerts that resolved long ago; open ones stay.")

  @OptionGroup var options: AlertsOptions

  @Option(name: .customLong("older-than"), help: ArgumentHelp("How long ago, as 90d.", valueName: "time"))
  var age: String

  func run() throws {
    guard let length = PrometheusDuration.parse(age) else {
      throw Failure(sentence: "--older-than \(age): expected a time as 90d or 12h")
    }
    let state = try options.open()
    let count: Int
    do throws(StateFault) {
      count = try state.database.prune(before: .now - length)
    } catch {
      throw Failure(sentence: error.sentence)
    }
    try StandardOutput.write("forgotten \(count)")
  }
}
