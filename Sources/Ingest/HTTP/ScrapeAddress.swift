internal import Telemetry

/// An address as a person gives it, taken apart.
///
///     let address = try ScrapeAddress(parsing: "https://ann:pw@models.example/metrics?token=abc")
///     // shownURL: "https://models.example/metrics?token=•••", hostAndPort: "models.example:443"
///
/// Understood are `http://…`, `https://…`, and a unix-domain socket as `unix:/path/to.sock:/metrics` (the part after the
/// second colon may be left out for `/metrics`) or `http+unix://%2Fpath%2Fto.sock/metrics`.
public struct ScrapeAddress: Sendable {
  /// Without user name, password and fragment; parameters may hold secrets, so show ``shownURL`` only.
  public var url: Secret
  /// Without anything secret.
  public var shownURL: String
  /// The path of the socket to connect to instead of the address.
  public var unixSocket: String?
  /// From the address's user name and password.
  public var authorization: HTTPRequest.Authorization?
  /// The label `instance` as Prometheus fills it: with the scheme's port when none is given. For a socket "unix:" and
  /// its path.
  public var hostAndPort: String

  /// - Throws: ``HTTPFailure`` with a sentence that quotes nothing secret.
  public init(parsing text: String) throws(HTTPFailure) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      throw HTTPFailure("the address has a blank or a control character: write it as %20")
    }
    if let rest = Substring(text).afterPrefix("unix:") {
      self = try Self(socketAndPath: rest)
    } else if let rest = Substring(text).afterPrefix("http+unix://") {
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      self = try Self(socket: rest[..<end].percentDecoded, path: rest[end...])
    } else if let rest = Substring(text).afterPrefix("http://") {
      self = try Self(scheme: "http", port: 80, rest: rest)
    } else if let rest = Substring(text).afterPrefix("https://") {
      self = try Self(scheme: "https", port: 443, rest: rest)
    } else {
      throw .notAnAddress
    }
  }

  private init(scheme: String, port defaultPort: Int, rest: Substring) throws(HTTPFailure) {
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    var authority = rest[..<end]
    if let sign = authority.lastIndex(of: "@") {
      let parts = authority[..<sign].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      authorization = .basic(
        username: parts[0].percentDecoded, password: Secret(parts.count > 1 ? parts[1].percentDecoded : ""))
      authority = authority[authority.index(after: sign)...]
    }
    let (host, port) = try Self.hostAndPort(authority)
    let path = rest[end...].prefix { $0 != "#" }
    url = Secret("\(scheme)://\(authority)\(path)")
    shownURL = ShownURL(url.revealed).description
    hostAndPort = "\(host):\(port ?? defaultPort)"
  }

  private static func hostAndPort(_ authority: Substring) throws(HTTPFailure) -> (Substring, Int?) {
    let bracket = authority.first == "[" ? authority.firstIndex(of: "]") : nil
    let colon = authority[(bracket ?? authority.startIndex)...].firstIndex(of: ":")
    let host = authority[..<(colon ?? authority.endIndex)]
    guard !host.isEmpty else { throw HTTPFailure("the address has no host: write http://host:port") }
    guard isHost(host, isIPv6: bracket != nil) else {
      throw HTTPFailure("“\(ForeignText(host))” is not a host's name: write http://host:port")
    }
    guard let colon else { return (host, nil) }
    let digits = authority[authority.index(after: colon)...]
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(digits), (1...65_535).contains(port)
    else {
      let hint = digits.contains(":") ? "an IPv6 address stands in brackets, as in http://[::1]:8000" : nil
      throw HTTPFailure("“\(ForeignText(digits))” is not a port: \(hint ?? "write a number from 1 to 65535")")
    }
    return (host, port)
  }

  private static func isHost(_ host: Substring, isIPv6: Bool) -> Bool {
    if isIPv6 {
      return host.utf8.count > 2 && host.last == "]"
        && host.dropFirst().dropLast().utf8.allSatisfy { isInName($0) || $0 == UInt8(ascii: ":") }
    }
    return host.utf8.allSatisfy { isInName($0) || $0 >= 0x80 }
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "a")...UInt8(ascii: "z"): true
    default: "%-._~".utf8.contains(byte)
    }
  }
}

extension ScrapeAddress {
  /// The longest path that the operating system's address of a socket holds.
  private static let longestSocketPath = 107

  /// "/path/to.sock:/metrics" or "/path/to.sock".
  private init(socketAndPath text: Substring) throws(HTTPFailure) {
    let text = text.afterPrefix("//") ?? text
    let colon = text.indices.first { text[$0...].hasPrefix(":/") }
    try self.init(
      socket: String(text[..<(colon ?? text.endIndex)]), path: colon.map { text[text.index(after: $0)...] } ?? "")
  }

  private init(socket: String, path: Substring) throws(HTTPFailure) {
    guard !socket.isEmpty, !socket.utf8.contains(0) else {
      throw HTTPFailure("the address has no path of a socket: write unix:/path/to.sock")
    }
    guard socket.utf8.count <= Self.longestSocketPath else {
      throw HTTPFailure("the path of the socket is longer than \(Self.longestSocketPath) bytes: use a shorter one")
    }
    let path = path.isEmpty ? "/metrics" : path.prefix { $0 != "#" }
    url = Secret("http://localhost\(path)")
    shownURL = "unix:\(socket):\(ShownURL(String(path)))"
    unixSocket = socket
    hostAndPort = "unix:\(socket)"
  }
}

extension HTTPFailure {
  static let notAnAddress = HTTPFailure(
    "not an address: write http://host:port/metrics, https://… or unix:/path/to.sock:/metrics")
}

extension Substring {
  /// What follows an ASCII prefix, of which upper and lower case count the same.
  fileprivate func afterPrefix(_ prefix: String) -> Substring? {
    let start = utf8.prefix(prefix.utf8.count)
    guard start.elementsEqual(prefix.utf8, by: { ($0 | 0x20) == ($1 | 0x20) }) else { return nil }
    return Substring(utf8[start.endIndex...])
  }

  /// With %41 as "A"; a percent sign without two digits stays.
  var percentDecoded: String {
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, rest.prefix(2).allSatisfy({ $0.isHexDigit }),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    (0x30...0x39).contains(self) || (0x61...0x66).contains(self | 0x20)
  }
}
