import Alerting
import ArgumentParser
import ConfigurationFiles
import Telemetry

/// `driftop alerts silence`: nothing is said about alerts with these labels for a while.
struct AlertsSilenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "silence", abstract: "Silence alerts by their labels; prints the silence's id.")

  @OptionGroup var options: AlertsOptions

  @Argument(help: ArgumentHelp("As 'model=\"fraud\"' or 'job=~\"ml.*\"'; all must hold.", valueName: "matcher"))
  var matchers: [String]

  @Option(name: .customLong("for"), help: ArgumentHelp("How long, as 2h or 30m.", valueName: "time"))
  var length: String

  @Option(help: "One line for the others.")
  var note = ""

  func run() throws {
    guard let length = PrometheusDuration.parse(length), length > .zero else {
      throw Failure(sentence: "--for \(self.length): expected a time as 2h or 30m")
    }
    let parsed: [SilenceMatcher]
    do throws(InvalidMatchers) {
      parsed = try SilenceMatcher.read(matchers.joined(separator: ","))
    } catch {
      throw Failure(sentence: error.description)
    }
    let now = Timestamp.now
    let id = "\(AlertFingerprint(bits: UInt64(bitPattern: now.nanoseconds) ^ UInt64(AlertInputs.processNumber) << 40))"
    let silence = Silence(id: id, matchers: parsed, startsAt: now, endsAt: now + length)
    try options.open().perform([.silence(silence)], note: note)
    try StandardOutput.write(id)
  }
}

/// `driftop alerts expire`: ends a silence before its time.
struct AlertsExpireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "expire", abstract: "End silences before their time.")

  @OptionGroup var options: AlertsOptions

  @Argument(help: ArgumentHelp("Ids, as silence has printed them.", valueName: "silence"))
  var silences: [String]

  func run() throws {
    let state = try options.open()
    let known = Set(state.book.silences(at: .now).map(\.id))
    if let unknown = silences.first(where: { !known.contains($0) }) {
      throw Failure(sentence: "\(unknown): no silence of this id is in force", status: 1)
    }
    try state.perform(silences.map { .expire(silence: $0) }, note: "")
    try StandardOutput.write("ended \(silences.count)")
  }
}
