internal import Telemetry

/// A server that answers PromQL by Prometheus's HTTP API: where it is and how it is spoken to.
///
///     let server = try QueryServer(parsing: "https://ann:pw@metrics.example/prometheus")
///     // server.shownURL: "https://metrics.example/prometheus"
///
/// The address is what stands in front of `/api/v1`: of Mimir with `/prometheus`, of a VictoriaMetrics cluster with
/// `/select/0/prometheus`. With `/api/v1` and what follows it is taken too, and without a scheme as `http`.
public struct QueryServer: Sendable {
  /// Without anything secret.
  public let shownURL: String
  /// How long a question may take.
  public var timeout = Duration.seconds(30)

  private let base: Secret
  /// The address's own parameters, which may be a key to the server.
  private let parameters: Secret
  private let unixSocket: String?
  private let authorization: HTTPRequest.Authorization?
  private let configuration: HTTPConfiguration

  /// - Parameter configuration: its authorization goes before that of the address.
  /// - Throws: ``HTTPFailure`` with a sentence that quotes nothing secret.
  public init(
    parsing text: String, _ configuration: HTTPConfiguration = HTTPConfiguration()
  ) throws(HTTPFailure) {
    let address = try ScrapeAddress(parsing: try Self.completed(text))
    let url = address.url.revealed
    let path = url.prefix { $0 != "?" }
    base = Secret(Self.base(of: String(path)))
    parameters = Secret(String(url[path.endIndex...].dropFirst()))
    let shown = Self.base(of: String(address.shownURL.prefix { $0 != "?" }))
    // Of a socket without a path.
    shownURL = shown.hasSuffix(":") ? String(shown.dropLast()) : shown
    unixSocket = address.unixSocket
    authorization = address.authorization
    self.configuration = configuration
  }

  /// Whether an address is that of a query API, as its path says.
  public static func isAddress(_ text: String) -> Bool {
    let path = text.prefix { $0 != "?" && $0 != "#" }
    return path.hasSuffix("/api/v1") || path.hasSuffix("/api/v1/")
  }

  /// - Throws: when a file with a secret cannot be read.
  func request(_ call: Call) throws(HTTPFailure) -> HTTPRequest {
    let form = PercentEncoding.form(call.parameters)
    let isPosted = call.canBePosted && form.utf8.count > Self.longestQuery
    let query = [parameters.revealed, isPosted ? "" : form].filter { !$0.isEmpty }.joined(separator: "&")
    var request = HTTPRequest(url: "\(base.revealed)/api/v1/\(call.path)" + (query.isEmpty ? "" : "?" + query))
    request.method = isPosted ? .postForm(form) : .get
    request.unixSocket = unixSocket
    request.authorization = authorization
    request.headers = [Label("Accept", "application/json")]
    request.timeout = timeout
    try configuration.apply(to: &request)
    return request
  }

  /// What is asked of the API.
  struct Call {
    /// Behind `/api/v1/`.
    var path: String
    var parameters: [(name: String, value: String)] = []
    /// Whether the server takes it as a form too, as Prometheus does for what may be long.
    var canBePosted = false
  }

  /// Longer questions are posted, since servers and proxies have limits on addresses.
  private static let longestQuery = 2_000

  /// With a scheme, and for a socket with a path.
  private static func completed(_ text: String) throws(HTTPFailure) -> String {
    if text.hasPrefix("unix:") { return text.dropFirst("unix:".count).contains(":/") ? text : text + ":/" }
    if text.hasPrefix("http+unix://") { return text.dropFirst("http+unix://".count).contains("/") ? text : text + "/" }
    guard let scheme = text.firstRange(of: "://") else { return "http://" + text }
    guard ["http", "https"].contains(text[..<scheme.lowerBound].lowercased()) else {
      throw HTTPFailure("not a server's address: write http://host:9090, https://host/prometheus or unix:/path.sock")
    }
    return text
  }

  /// Without `/api/v1` and what follows, and without a slash at the end.
  private static func base(of url: String) -> String {
    let closed = url + "/"
    var base = closed.firstRange(of: "/api/v1/").map { closed[..<$0.lowerBound] } ?? Substring(url)
    while base.hasSuffix("/") { base.removeLast() }
    return String(base)
  }
}
