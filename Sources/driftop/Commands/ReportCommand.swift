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
    let monitor = MonitorActor(
      settings: inputs.settings(inputs.window?.windowing ?? .whole), references: try ReferenceInput.profiles(inputs))
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
  }
}
