public import Telemetry

/// An address to scrape, after relabelling.
public struct ScrapeTarget: Sendable {
  public var job: ScrapeJob
  /// With parameters; may hold secrets, so show `shownURL` only.
  public var url: Secret
  public var shownURL: String
  public var unixSocket: String?
  /// `job`, `instance` and the rest, without names that begin with `__`.
  public var labels: Labels
  public var interval: Duration
  public var timeout: Duration

  public init(
    job: ScrapeJob, url: Secret, shownURL: String, unixSocket: String? = nil, labels: Labels, interval: Duration,
    timeout: Duration
  ) {
    self.job = job
    self.url = url
    self.shownURL = shownURL
    self.unixSocket = unixSocket
    self.labels = labels
    self.interval = interval
    self.timeout = timeout
  }
}

extension ScrapeTarget {
  /// What makes it the same target after its file was read again.
  struct Identity: Hashable {
    var url: Secret
    var socket: String?
    var labels: Labels
  }

  var identity: Identity { Identity(url: url, socket: unixSocket, labels: labels) }
}
