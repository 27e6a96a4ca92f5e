import Alerting
import ArgumentParser
import CMalloc
import Ingest
import Monitor
import Predictions

/// `driftop report`: the analysis of what the sources hold now, to standard output.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Analyse logs, or those of a recording, and print the figures.",
    discussion: "With --window the figures are given for each window too. --format json is stable for programs.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case markdown
    case junit
  }

  @OptionGroup var options: SourceOptions

  @Option(
    help: ArgumentHelp(
      "Rule files to evaluate over the log, default for driftop's own, or recorded for those of a recording; repeat for "
        + "more. Ends with 1 when one fires at its end.", valueName: "file"))
  var rules: [String] = []

  @Option(help: "text, json, markdown or junit.")
  var format = Format.text

  func run() throws {
    let inputs = try Inputs(options)
    guard inputs.scrapes.addresses.isEmpty else {
      throw Failure(
        sentence: "report: reads logs; for metrics use driftop --once \(inputs.scrapes.addresses[0].shownURL)")
    }
    guard !inputs.logs.isEmpty else {
      throw Failure(sentence: "report: name a log file, a directory, or - for standard input")
    }
    // Arrays that grow are given back whole when they are outgrown, instead of leaving holes: a fifth less memory.
    mallopt(M_MMAP_THRESHOLD, 262_144)
    let report = try report(inputs)
    if report.hasNothing, let trouble = report.trouble { throw Failure(sentence: trouble) }
    let text =
      switch format {
      case .text: report.text
      case .json: report.json.text
      case .markdown: report.markdown
      case .junit: report.junit
      }
    try StandardOutput.write(text)
    if let trouble = report.trouble { throw Failure(sentence: trouble) }
    let firing = report.alerts.count { $0.state == .firing }
    if firing > 0 {
      throw Failure(
        sentence: "\(firing) \(firing == 1 ? "alert fires" : "alerts fire") at the end of the log", status: 1)
    }
  }

  private func report(_ inputs: Inputs) throws(Failure) -> Report {
    if let recording = inputs.logs.first(where: TapeInput.isRecording) {
      guard inputs.logs.count == 1 else {
        throw Failure(sentence: "\(recording): a recording is reported alone; name it without other sources")
      }
      return try RecordedReport(recording, inputs) { recorded throws(Failure) in
        try alertSettings(inputs, recorded: recorded)
      }
      .report()
    }
    let alerting = try alertSettings(inputs)
    var settings = inputs.settings(inputs.window?.windowing ?? .whole)
    settings.measuresTraffic = alerting != nil
    let monitor = MonitorActor(
      settings: settings, references: try ReferenceInput.profiles(inputs), alerting: alerting)
    var sourceOptions = LogSource.Options()
    sourceOptions.mapping = inputs.mapping
    let source = LogSource(inputs.logs, options: sourceOptions)
    return Blocking.wait {
      await source.run(into: monitor)
      await monitor.settle()
      return await monitor.report(options: ReportOptions())
    }
  }

  /// The rules that were asked for; a report evaluates none unless it is told.
  ///
  /// - Parameter recorded: those of the recording, where one is reported.
  private func alertSettings(_ inputs: Inputs, recorded: AlertSettings? = nil) throws(Failure) -> AlertSettings? {
    guard !rules.isEmpty else { return nil }
    let words = ["default", "recorded"]
    let own = rules.contains("default")
    let configuration = try RuleConfiguration(
      (own ? [] : ["none"]) + rules.filter { !words.contains($0) }, inputs.configuration)
    for fault in configuration.faults { StandardError.write(line: fault.description) }
    var settings = configuration.settings
    if rules.contains("recorded") {
      guard let recorded else {
        throw Failure(sentence: "--rules recorded: nothing was recorded with rules here; name a file, or default")
      }
      var both = recorded
      both.groups += settings?.groups ?? []
      settings = both
    }
    settings?.keepsHistory = true
    return settings
  }
}
