/// Fetches addresses: one thread, connections kept alive, each request with its own limits.
public final class HTTPClient: Sendable {
  public init() {}

  /// - Throws: ``HTTPFailure`` when there is no whole answer within the time-out, or the task is cancelled.
  public func get(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    throw HTTPFailure("not built yet")
  }
}
