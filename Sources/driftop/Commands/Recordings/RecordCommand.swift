import ArgumentParser
import Monitor
import Predictions
import Recording

/// `driftop record`: records without a screen.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record logs and metrics without a screen.",
    discussion: """
      Takes what driftop watch takes, evaluates the rules, keeps their state and runs hooks as driftop watch --headless \
      does, and writes all that comes into one file: after a crash all but the last second of it is there. Ends with \
      SIGINT or SIGTERM, after --for, or with standard input. Fields under --mask, --hash and --drop are hidden before \
      anything is written; labels of metrics are kept.

      driftop record --config prometheus.yml -o day.driftop --for 24h
      driftop record predictions.jsonl http://gpu1:8000 -o run.driftop --mask user --hash 'features.card'
      driftop replay run.driftop
      """)

  @OptionGroup var options: SourceOptions
  @OptionGroup var server: QueryServerOptions
  @OptionGroup var alerts: AlertOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The recording.", valueName: "file"))
  var output: String

  @Option(name: .customLong("for"), help: ArgumentHelp("Ends after this long, as 30m.", valueName: "time"))
  var length: String?

  @OptionGroup var recording: RecordingOptions

  func run() throws {
    let inputs = try Inputs(options, server: server)
    guard !inputs.isEmpty else {
      throw Failure(
        sentence:
          "record: name what to record, as in driftop record predictions.jsonl -o run.driftop, or an address, - "
          + "for standard input, or a server by --prometheus")
    }
    let limit = try length.map { text throws(Failure) in try TimeSpanArgument(text, option: "--for").duration }
    let alerting = try AlertInputs(alerts, inputs, isKept: true)
    let references = try ReferenceInput.profiles(inputs)
    let plan = try RecordingPlan(path: output, recording, inputs)
    let sources = WatchedSources(inputs, follows: true, keepsLines: true)
    var run = try HeadlessRun(alerting) { rules, report throws(Failure) in
      let header = RecordingHeader(
        inputs, references: references, alerting: rules, treatments: plan.options.treatments)
      let recording = try SessionRecording([plan], header: { _ in header }, report: report)
      let monitor = MonitorActor(
        settings: inputs.settings(.live), references: references, alerting: rules, demand: sources.demand,
        tap: recording.tap)
      return (monitor, recording)
    }
    run.limit = limit
    run.endsWithSources = true
    run.telling = .recording(inputs.shownSources, output)
    try run.run(sources.live, faults: alerting.faults)
  }
}
