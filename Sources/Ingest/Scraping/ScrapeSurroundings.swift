public import Telemetry

/// What scraping needs of the program.
public struct ScrapeSurroundings: Sendable {
  public var client: HTTPClient
  /// The wall clock.
  public var clock: @Sendable () -> Timestamp

  public init(client: HTTPClient = HTTPClient(), clock: @escaping @Sendable () -> Timestamp) {
    self.client = client
    self.clock = clock
  }
}
