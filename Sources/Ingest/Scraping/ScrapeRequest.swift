internal import Telemetry

/// The request for one scrape; secrets in files are read anew each time, as they may have been changed.
enum ScrapeRequest {
  static func make(for target: ScrapeTarget) throws(HTTPFailure) -> HTTPRequest {
    let job = target.job
    var request = HTTPRequest(url: target.url.revealed)
    request.unixSocket = target.unixSocket
    request.timeout = target.timeout
    request.tls = job.tls
    request.proxyURL = job.proxyURL
    request.followsRedirects = job.followsRedirects
    if job.bodySizeLimitBytes > 0 { request.bodyLimitBytes = job.bodySizeLimitBytes }
    request.headers = [
      Label("Accept", ExpositionNegotiation.accept),
      Label("X-Prometheus-Scrape-Timeout-Seconds", seconds(target.timeout)),
    ]
    for header in job.headers {
      for value in header.values {
        request.headers.append(Label(header.name, try value.read("\(header.name) header").revealed))
      }
    }
    request.authorization = try job.authorization?.read()
    return request
  }

  /// "10", or "2.5".
  private static func seconds(_ duration: Duration) -> String {
    let text = "\(duration.inSeconds)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
