internal import Telemetry

/// The request for one scrape.
enum ScrapeRequest {
  static func make(for target: ScrapeTarget) throws(HTTPFailure) -> HTTPRequest {
    let job = target.job
    var request = HTTPRequest(url: target.url.revealed)
    request.unixSocket = target.unixSocket
    request.timeout = target.timeout
    if job.bodySizeLimitBytes > 0 { request.bodyLimitBytes = job.bodySizeLimitBytes }
    request.headers = [
      Label("Accept", ExpositionNegotiation.accept),
      Label("X-Prometheus-Scrape-Timeout-Seconds", seconds(target.timeout)),
    ]
    try job.connection.apply(to: &request)
    return request
  }

  /// "10", or "2.5".
  private static func seconds(_ duration: Duration) -> String {
    let text = "\(duration.inSeconds)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
