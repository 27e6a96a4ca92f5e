import Alerting
import ArgumentParser
import CMalloc
import Ingest
import Monitor
import Predictions

/// `driftop report`: the analysis of what the sources hold now, to standard output.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Analyse logs and print the figures.",
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
      "Rule files to evaluate over the log, or default for driftop's own; repeat for more. Ends with 1 when one fires at "
        + "its end.", valueName: "file"))
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
    let alerting = try alertSettings(inputs)
    var settings = inputs.settings(inputs.window?.windowing ?? .whole)
    settings.measuresTraffic = alerting != nil
    let monitor = MonitorActor(
      settings: settings, references: try ReferenceInput.profiles(inputs),
      alerting: alerting)
    var sourceOptions = LogSource.Options()
    sourceOptions.mapping = inputs.mapping
    let source = LogSource(inputs.logs, options: sourceOptions)
    let report = Blocking.wait {
      await source.run(into: monitor)
      await monitor.settle()
      return await monitor.report(options: ReportOptions())
    }
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

  /// The rules that were asked for; a report evaluates none unless it is told.
  private func alertSettings(_ inputs: Inputs) throws(Failure) -> AlertSettings? {
    guard !rules.isEmpty else { return nil }
    let own = rules.contains("default")
    let configuration = try RuleConfiguration(
      (own ? [] : ["none"]) + rules.filter { $0 != "default" }, inputs.configuration)
    for fault in configuration.faults { StandardError.write(line: fault.description) }
    var settings = configuration.settings
    settings?.keepsHistory = true
    return settings
  }
}
