import Ingest
import Telemetry

/// Everything that is watched: logs, scraped targets and a server that is asked.
struct WatchedSources {
  private let logs: LogSource?
  private let scrapes: ScrapeSource?
  /// Asks what ``demand`` wants.
  let queries: QuerySource?
  /// What the monitor wants to know of the server; `nil` without one.
  let demand: QueryDemand?

  /// Between the two scrapes of a single screen, from which its rates come.
  private static let oncePause = Duration.seconds(1)

  /// - Parameters:
  ///   - follows: whether logs are read as they grow.
  ///   - keepsLines: whether somebody records them.
  init(_ inputs: Inputs, follows: Bool, keepsLines: Bool = false) {
    var options = LogSource.Options()
    options.mapping = inputs.mapping
    options.follows = follows
    options.keepsLines = keepsLines
    if follows { options.clock = { .now } }
    logs = inputs.logs.isEmpty ? nil : LogSource(inputs.logs, options: options)
    scrapes = inputs.scrapes.isEmpty ? nil : inputs.scrapes.source(after: inputs.logs.count)
    guard let server = inputs.server else {
      (queries, demand) = (nil, nil)
      return
    }
    var queryOptions = QuerySource.Options(number: inputs.logs.count + Self.numbersForOthers) { .now }
    if let interval = inputs.interval { queryOptions.interval = interval }
    queryOptions.notes = inputs.configuration.unscrapedJobs(besides: server).map { [$0] } ?? []
    let demand = QueryDemand()
    self.demand = demand
    queries = QuerySource(server, demand: demand, options: queryOptions)
  }

  /// Logs and configurations have the numbers before.
  private static let numbersForOthers = 2_000_000

  /// Delivers for as long as the task runs.
  var live: SourceGroup {
    var sources: [any Source] = []
    if let logs { sources.append(logs) }
    if let scrapes { sources.append(scrapes) }
    if let queries { sources.append(queries) }
    return SourceGroup(sources)
  }

  /// Reads all logs to their end, and scrapes twice.
  func readOnce(into sink: any SourceSink) async {
    async let scraping: Void? = scrapes?.runOnce(into: sink, pause: Self.oncePause)
    await logs?.run(into: sink)
    _ = await scraping
  }
}
