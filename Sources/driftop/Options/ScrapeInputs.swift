import Ingest
import Telemetry

/// What is to be scraped: addresses from the command line, and jobs from a configuration in Prometheus's format.
struct ScrapeInputs {
  /// Quick enough for a person who waits, and no load for a server.
  static let defaultInterval = Duration.seconds(2)

  var addresses: [WatchedAddress] = []
  var interval = defaultInterval
  /// What a configuration file says, and the file's path.
  var configuration: (path: String, content: ScrapeConfiguration)?

  var isEmpty: Bool { addresses.isEmpty && (configuration?.content.jobs.isEmpty ?? true) }

  /// - Parameter count: how many numbers of sources are taken.
  func source(after count: Int) -> ScrapeSource {
    var options = ScrapeSource.Options()
    if let configuration {
      options.configuration = (count + Self.numbersForGrowingDirectories, configuration.path)
      options.notes = configuration.content.unused
    }
    return ScrapeSource(
      addresses: addresses.map { $0.target(interval: interval) }, jobs: configuration?.content.jobs ?? [],
      options: options,
      ScrapeSurroundings { .now })
  }

  /// Directories and patterns take numbers as files appear.
  private static let numbersForGrowingDirectories = 1_000_000
}
