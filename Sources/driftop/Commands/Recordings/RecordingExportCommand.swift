import ArgumentParser
import Monitor
import Recording

/// `driftop recording export`: the logs and metrics that a recording was made of.
struct RecordingExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the logs and metrics of a recording as they were.",
    discussion: """
      Lines of logs are written as they stood, each log into a file of its name; what the recording hides is hidden in \
      them too. Metrics are written as OpenMetrics text with times; where a series ended there is a gap.

      driftop recording export day.driftop --logs out
      driftop recording export day.driftop --metrics day.om && promtool tsdb create-blocks-from openmetrics day.om
      """)

  @Argument(help: "A recording.")
  var file: String

  @OptionGroup var session: SessionOptions

  @Option(help: ArgumentHelp("Where the logs go; made when it is missing.", valueName: "folder"))
  var logs: String?

  @Option(help: ArgumentHelp("Where the metrics go; - for standard output.", valueName: "file"))
  var metrics: String?

  func validate() throws {
    if logs == nil, metrics == nil { throw ValidationError("say what to write: --logs FOLDER, --metrics FILE or both") }
  }

  func run() throws {
    let input = try TapeInput(recording: file, session: session.session)
    var logExport = try logs.map { folder throws(Failure) in try LogExport(folder: folder) }
    var metricExport = metrics.map { _ in MetricExport() }
    try input.beats { beat throws(Failure) in
      for event in beat.events {
        switch event {
        case .predictions(let batch): try logExport?.take(batch)
        case .scrape(let batch): metricExport?.take(batch)
        case .answer, .catalog, .health, .clock, .alerts: break
        }
      }
      return true
    }
    let said = logExport?.finish() ?? []
    for sentence in said { StandardError.write(line: sentence) }
    if let metrics, let metricExport { try metricExport.write(to: metrics) }
  }
}
