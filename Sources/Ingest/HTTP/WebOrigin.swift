internal import CCurl

/// Scheme, host and port of an address: what credentials are meant for. As libcurl reads it, so that no spelling of an
/// address leads elsewhere than it seems to.
struct WebOrigin: Hashable {
  /// "http" or "https".
  let scheme: String
  /// In lower case; an IPv6 address in brackets.
  let host: String
  let port: String

  /// `nil` unless it is an address of http or https.
  init?(of url: String) {
    guard !url.utf8.contains(0), let scheme = Self.part(CURLUPART_SCHEME, of: url),
      let host = Self.part(CURLUPART_HOST, of: url), let port = Self.part(CURLUPART_PORT, of: url)
    else { return nil }
    (self.scheme, self.host, self.port) = (scheme.lowercased(), host.lowercased(), port)
    guard ["http", "https"].contains(self.scheme), !host.isEmpty else { return nil }
  }

  /// The value of the header `Host`.
  var hostHeader: String { port == (scheme == "https" ? "443" : "80") ? host : "\(host):\(port)" }

  /// Whether credentials that were meant for another address may be sent here: to the same one, and to its encrypted
  /// form on the usual ports, where many servers send everybody.
  func mayKnow(credentialsOf other: WebOrigin) -> Bool {
    if self == other { return true }
    return host == other.host && scheme == "https" && port == "443" && other.scheme == "http" && other.port == "80"
  }

  static func resolve(_ location: String, against url: String) -> String? {
    guard !location.utf8.contains(0) else { return nil }
    return taken(driftop_curl_url_resolve(url, location))
  }

  static func replaceHost(of url: String, by host: String) -> String? {
    guard !host.utf8.contains(0) else { return nil }
    return taken(driftop_curl_url_with_host(url, host))
  }

  private static func part(_ part: CURLUPart, of url: String) -> String? { taken(driftop_curl_url_part(url, part)) }

  private static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    defer { driftop_curl_text_free(text) }
    return text.map { String(cString: $0) }
  }
}
