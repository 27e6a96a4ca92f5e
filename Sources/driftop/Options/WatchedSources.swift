import Ingest
import Telemetry

/// Everything that is watched, logs and scraped targets together.
struct WatchedSources {
  private let logs: LogSource?
  private let scrapes: ScrapeSource?

  /// Between the two scrapes of a single screen, from which its rates come.
  private static let oncePause = Duration.seconds(1)

  /// - Parameter follows: whether logs are read as they grow.
  init(_ inputs: Inputs, follows: Bool) {
    var options = LogSource.Options()
    options.mapping = inputs.mapping
    options.follows = follows
    if follows { options.clock = { .now } }
    logs = inputs.logs.isEmpty ? nil : LogSource(inputs.logs, options: options)
    scrapes = inputs.scrapes.isEmpty ? nil : inputs.scrapes.source(after: inputs.logs.count)
  }

  /// Delivers for as long as the task runs.
  var live: SourceGroup {
    var sources: [any Source] = []
    if let logs { sources.append(logs) }
    if let scrapes { sources.append(scrapes) }
    return SourceGroup(sources)
  }

  /// Reads all logs to their end, and scrapes twice.
  func readOnce(into sink: any SourceSink) async {
    async let scraping: Void? = scrapes?.runOnce(into: sink, pause: Self.oncePause)
    await logs?.run(into: sink)
    _ = await scraping
  }
}
