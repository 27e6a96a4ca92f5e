internal import Telemetry

/// How a server is spoken to: who one is, TLS, headers, a proxy. The keys of Prometheus's `<http_config>`.
public struct HTTPConfiguration: Sendable {
  /// A secret as it stands in the configuration, or in a file that is read at each request.
  public enum SecretSource: Sendable {
    case text(Secret)
    case file(path: String)
  }

  public enum Authorization: Sendable {
    case basic(username: String, usernameFile: String?, password: SecretSource)
    case header(type: String, SecretSource)
  }

  public var authorization: Authorization?
  public var tls = HTTPRequest.TLS()
  public var headers: [(name: String, values: [SecretSource])] = []
  public var proxyURL: Secret?
  public var followsRedirects = true

  public init() {}

  /// Sets what a request needs of it; secrets in files are read anew, as they may have been changed.
  ///
  /// - Throws: ``HTTPFailure`` with the path of a file that cannot be read.
  func apply(to request: inout HTTPRequest) throws(HTTPFailure) {
    request.tls = tls
    request.proxyURL = proxyURL
    request.followsRedirects = followsRedirects
    for header in headers {
      for value in header.values {
        request.headers.append(Label(header.name, try value.read("\(header.name) header").revealed))
      }
    }
    if let authorization { request.authorization = try authorization.read() }
  }
}
