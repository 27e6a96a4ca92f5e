import ArgumentParser
import Ingest
import Monitor
import Telemetry

/// `driftop check metrics`: says what is wrong with an exposition, and where.
struct CheckMetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics", abstract: "Check metrics in Prometheus's text format or OpenMetrics.",
    discussion: """
      Reads text 0.0.4 unless --format openmetrics is given or the input ends in # EOF. Without --strict it asks what \
      scraping asks; with --strict every rule of the format, and --strict without --format means OpenMetrics 1.0. \
      Prints FILE:LINE:COLUMN and the reason for each fault; the status is then 1.

      driftop check metrics --strict metrics.txt
      curl -s localhost:8000/metrics | driftop check metrics -
      driftop check metrics http://localhost:8000/metrics
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case openmetrics
  }

  @Argument(help: "A file, plain, .gz or .zst; - for standard input; or an address.")
  var file: String

  @Option(help: "text or openmetrics.")
  var format: Format?

  @Flag(help: "Hold the input to every rule of its format.")
  var strict = false

  func run() throws {
    let input = try read()
    let format = input.format ?? (strict ? .openMetrics : ExpositionFormat(endOf: input.bytes))
    let result = ExpositionCheck.run(input.bytes, format: format, isStrict: strict)
    var output = StandardOutput()
    for finding in result.findings { try output.write(line: Self.line(finding, of: input)) }
    for warning in result.warnings { try output.write(line: Self.line(warning, of: input, prefix: "warning: ")) }
    try output.write(line: Self.summary(result, format))
    try output.flush()
    guard result.isValid else {
      throw Failure(sentence: "\(input.name): not valid \(format.title)", status: 1)
    }
  }

  private struct Input {
    var name: String
    var bytes: [UInt8]
    /// What the option or the server says.
    var format: ExpositionFormat?
  }

  private func read() throws(Failure) -> Input {
    let chosen: ExpositionFormat? = format.map { $0 == .text ? .text : .openMetrics }
    guard let address = try WatchedAddress(argument: file) else {
      do {
        return Input(name: file == "-" ? "stdin" : file, bytes: try ExpandedFile.read(file), format: chosen)
      } catch {
        throw Failure(sentence: error.sentence)
      }
    }
    let answer = Blocking.wait { await address.fetch() }
    switch answer {
    case .success(let response):
      let told = ExpositionFormat(contentType: response.contentType)
      return Input(name: address.shownURL, bytes: response.body, format: chosen ?? (strict ? .openMetrics : told))
    case .failure(let failure): throw Failure(sentence: "\(address.shownURL): \(failure.sentence)")
    }
  }

  private static func line(_ finding: ExpositionError, of input: Input, prefix: String = "") -> String {
    let text = finding.text.isEmpty ? "" : ": \(finding.text)"
    return "\(input.name):\(finding.line):\(finding.column): \(prefix)\(finding.reason)\(text)".harmless
  }

  private static func summary(_ result: ExpositionCheck.Result, _ format: ExpositionFormat) -> String {
    "\(format.title): families \(result.familyCount), series \(result.seriesCount), samples \(result.sampleCount); "
      + "\(counted(result.findingCount, "fault")), \(counted(result.warningCount, "warning"))"
  }

  private static func counted(_ count: Int, _ thing: String) -> String {
    count == 0 ? "no \(thing)" : "\(count) \(thing)\(count == 1 ? "" : "s")"
  }
}
