public import Telemetry

/// A question to a server, or an order to it.
public struct HTTPRequest: Sendable {
  public enum Authorization: Sendable {
    case basic(username: String, password: Secret)
    /// An `Authorization` header: type ("Bearer") and credentials.
    case header(type: String, credentials: Secret)
  }

  public enum Method: Sendable, Hashable {
    case get
    /// `name=value&…`; a question that is too long for an address.
    case postForm(String)
    /// Changes something.
    case postJSON(String)
    case delete

    /// Whether it changes something: it then goes to where it was sent and nowhere else.
    public var isOrder: Bool {
      switch self {
      case .get, .postForm: false
      case .postJSON, .delete: true
      }
    }
  }

  public struct TLS: Sendable, Hashable {
    /// PEM files; `nil`: the system's.
    public var caFile: String?
    public var certificateFile: String?
    public var keyFile: String?
    /// The name that the certificate must have, when it is not the address's.
    public var serverName: String?
    public var skipsVerification = false
    /// "TLS10" … "TLS13".
    public var minimumVersion: String?

    public init() {}
  }

  public var url: String
  /// The path of a unix-domain socket to connect to instead of the address.
  public var unixSocket: String?
  public var headers: [Label] = []
  public var method = Method.get
  public var authorization: Authorization?
  public var tls = TLS()
  public var proxyURL: Secret?
  /// An order is never redirected.
  public var followsRedirects = true
  /// For everything together: name, connection, redirects, body.
  public var timeout = Duration.seconds(10)
  /// Of the body after expansion.
  public var bodyLimitBytes = 128 << 20

  public init(url: String) {
    self.url = url
  }
}

/// An answer with a body, whatever its status.
public struct HTTPResponse: Sendable {
  public var status: Int
  public var contentType: String?
  /// Expanded.
  public var body: [UInt8]

  public init(status: Int, contentType: String?, body: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.body = body
  }
}

/// Why there is no answer: one sentence, without secrets.
public struct HTTPFailure: Error, Hashable {
  public var sentence: String
  /// The server was reached and finds what was sent wrong: the same again would be refused again.
  public var isRefusal = false

  public init(_ sentence: String) {
    self.sentence = sentence
  }
}
