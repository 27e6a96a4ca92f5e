import Ingest
import Telemetry

/// An address given on the command line: its metrics are scraped without any configuration.
struct WatchedAddress {
  private let address: ScrapeAddress

  private static let schemes = ["http://", "https://", "unix:", "http+unix://"]
  private static let usualPath = "/metrics"
  private static let timeout = Duration.seconds(10)

  /// - Returns: `nil` for what is no address but a file.
  /// - Throws: also for an address of another kind, which taken for a file would be shown with its password.
  init?(argument: String) throws(Failure) {
    let argument = Self.withPlainScheme(argument)
    guard Self.schemes.contains(where: { argument.hasPrefix($0) }) else {
      guard let scheme = Self.scheme(of: argument) else { return nil }
      throw Failure(
        sentence: "\(scheme) address: only http, https and unix can be scraped: write http://host:port/metrics")
    }
    do {
      address = try ScrapeAddress(parsing: Self.completed(argument))
    } catch {
      throw Failure(sentence: "\(argument.prefix(while: { $0 != ":" })) address: \(error.sentence)")
    }
  }

  var shownURL: String { address.shownURL }

  /// The instance names the path too when it is not the usual one, as two endpoints of one host are two instances.
  func target(interval: Duration) -> ScrapeTarget {
    var job = ScrapeJob(name: "metrics")
    job.interval = interval
    // Longer than the interval: on a slow line a late answer is worth more than none.
    job.timeout = max(Self.timeout, interval)
    if case .basic(let username, let password) = address.authorization {
      job.connection.authorization = .basic(username: username, usernameFile: nil, password: .text(password))
    }
    let path = Self.path(of: address.shownURL)
    let instance = address.hostAndPort + (path == Self.usualPath ? "" : path)
    return ScrapeTarget(
      job: job, url: address.url, shownURL: address.shownURL, unixSocket: address.unixSocket,
      labels: Labels([Label("job", job.name), Label("instance", instance)]), interval: interval,
      timeout: job.timeout)
  }

  /// One answer, with the limits of a scrape.
  func fetch() async -> Result<HTTPResponse, HTTPFailure> {
    var request = HTTPRequest(url: address.url.revealed)
    request.unixSocket = address.unixSocket
    request.authorization = address.authorization
    request.headers = [Label("Accept", ExpositionNegotiation.accept)]
    do throws(HTTPFailure) {
      let response = try await HTTPClient().send(request)
      guard response.status == 200 else { throw HTTPFailure(HTTPStatus.sentence(response.status)) }
      return .success(response)
    } catch {
      return .failure(error)
    }
  }

  /// An address without a path gets the usual one.
  private static func completed(_ argument: String) -> String {
    guard let scheme = ["http://", "https://"].first(where: { argument.hasPrefix($0) }),
      !argument.dropFirst(scheme.count).contains(where: { "/?".contains($0) })
    else { return argument }
    return argument.prefix { $0 != "#" } + usualPath
  }

  /// What stands before `://`; `nil` for a path.
  private static func scheme(of argument: String) -> Substring? {
    let scheme = argument.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    return !scheme.isEmpty && argument[scheme.endIndex...].hasPrefix("://") ? scheme : nil
  }

  /// The scheme in lower case, since it means the same in both (RFC 3986, 3.1).
  private static func withPlainScheme(_ argument: String) -> String {
    guard let scheme = scheme(of: argument) else { return argument }
    return scheme.lowercased() + argument[scheme.endIndex...]
  }

  private static func path(of url: String) -> String {
    guard let scheme = schemes.first(where: { url.hasPrefix($0) && $0 != "unix:" }) else { return usualPath }
    let rest = url.dropFirst(scheme.count)
    return rest.firstIndex(of: "/").map { String(rest[$0...].prefix { $0 != "?" }) } ?? usualPath
  }
}
