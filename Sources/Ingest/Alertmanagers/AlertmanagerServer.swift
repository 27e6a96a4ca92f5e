internal import Telemetry

/// An Alertmanager: where it is and how it is spoken to.
///
///     let server = try AlertmanagerServer(parsing: "https://ann:pw@alerts.example/base")
///     // server.shownURL: "https://alerts.example/base"
///
/// The address is what stands in front of `/api/v2`.
public struct AlertmanagerServer: Sendable {
  /// Without anything secret.
  public let shownURL: String
  /// For one request; 10 s is Prometheus's own.
  public var timeout = Duration.seconds(10)

  private let base: Secret
  private let unixSocket: String?
  private let authorization: HTTPRequest.Authorization?
  private let configuration: HTTPConfiguration

  /// - Parameter configuration: its authorization goes before that of the address.
  /// - Throws: ``HTTPFailure`` with a sentence that quotes nothing secret.
  public init(
    parsing text: String, _ configuration: HTTPConfiguration = HTTPConfiguration()
  ) throws(HTTPFailure) {
    let address = try ScrapeAddress(parsing: text.contains("://") || text.hasPrefix("unix:") ? text : "http://" + text)
    base = Secret(Self.base(of: address.url.revealed))
    shownURL = Self.base(of: address.shownURL)
    unixSocket = address.unixSocket
    authorization = address.authorization
    self.configuration = configuration
  }

  /// - Parameter path: behind `/api/v2/`.
  /// - Throws: when a file with a secret cannot be read.
  func request(_ path: String, _ method: HTTPRequest.Method = .get) throws(HTTPFailure) -> HTTPRequest {
    var request = HTTPRequest(url: "\(base.revealed)/api/v2/\(path)")
    request.method = method
    request.unixSocket = unixSocket
    request.authorization = authorization
    request.headers = [Label("Accept", "application/json")]
    request.timeout = timeout
    request.bodyLimitBytes = 32 << 20
    try configuration.apply(to: &request)
    return request
  }

  /// Without parameters, and without a slash at the end.
  private static func base(of url: String) -> String {
    var base = url.prefix { $0 != "?" }
    while base.hasSuffix("/") { base.removeLast() }
    return String(base)
  }
}
