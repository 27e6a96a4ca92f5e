internal import CCurl
internal import Telemetry

/// The options of a transfer, and what libcurl needs for as long as it runs.
struct TransferOptions {
  /// Headers that tell nothing that a foreign origin may not know.
  private static let harmlessHeaders = [
    "accept", "accept-encoding", "user-agent", "x-prometheus-scrape-timeout-seconds",
  ]
  private static let userAgent = "driftop/0.1.0"

  private var headers = CurlList()
  private var connectTo = CurlList()

  /// Sets all options for the next hop.
  ///
  /// - Parameters:
  ///   - timeout: what is left for this hop and those that follow.
  ///   - isTrusted: whether the request's credentials and headers are meant for the transfer's origin.
  mutating func apply(to transfer: Transfer, timeout: Duration, isTrusted: Bool) throws(HTTPFailure) {
    let (handle, request) = (transfer.handle, transfer.request)
    driftop_curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
    // Not in every version: other schemes are refused before, and a name that takes long to resolve then only delays.
    driftop_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    driftop_curl_set_number(handle, CURLOPT_QUICK_EXIT, 1)
    try set(handle, CURLOPT_TIMEOUT_MS, Int(timeout.milliseconds))
    try set(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    try set(handle, CURLOPT_FOLLOWLOCATION, 0)
    // The body comes as it was sent; see BodyReceiver.
    try set(handle, CURLOPT_HTTP_CONTENT_DECODING, 0)
    try set(handle, CURLOPT_TCP_KEEPALIVE, 1)
    try set(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    // An empty proxy also keeps libcurl from looking for one in the environment.
    try set(handle, CURLOPT_PROXY, request.proxyURL?.revealed ?? "")
    try set(handle, CURLOPT_NOPROXY, "")
    switch request.method {
    case .get: break
    // On each hop anew, also where a browser would go on with a GET: without the form the question would be lost.
    case .postForm(let body), .postJSON(let body): try set(handle, CURLOPT_COPYPOSTFIELDS, body)
    case .delete: try set(handle, CURLOPT_CUSTOMREQUEST, "DELETE")
    }
    if let path = request.unixSocket { try set(handle, CURLOPT_UNIX_SOCKET_PATH, path) }
    try setAuthorization(handle, request, isTrusted: isTrusted)
    try setTLS(handle, request.tls)
    let host = try setURL(transfer)
    try setHeaders(handle, request, host: host, isTrusted: isTrusted)
  }

  /// - Returns: the value of the header `Host` when it is not the address's.
  private mutating func setURL(_ transfer: Transfer) throws(HTTPFailure) -> String? {
    let (handle, origin) = (transfer.handle, transfer.origin)
    let connectTo = CurlList()
    var (url, host) = (transfer.url, String?.none)
    if origin.scheme == "https", let name = transfer.request.tls.serverName, !name.isEmpty {
      // libcurl asks for a certificate of the address's name: the address gets the wanted name and the connection goes
      // to the real one.
      guard let renamed = WebOrigin.replaceHost(of: url, by: name) else {
        throw HTTPFailure("TLS: server_name “\(ForeignText(name))” is not a host's name")
      }
      url = renamed
      host = origin.hostHeader
      try connectTo.append("::\(origin.host):\(origin.port)")
    }
    driftop_curl_set_list(handle, CURLOPT_CONNECT_TO, connectTo.pointer)
    self.connectTo = connectTo
    try set(handle, CURLOPT_URL, url)
    return host
  }

  private mutating func setHeaders(
    _ handle: UnsafeMutableRawPointer, _ request: HTTPRequest, host: String?, isTrusted: Bool
  ) throws(HTTPFailure) {
    let headers = CurlList()
    var list: [Label] = request.headers.filter { isTrusted || Self.harmlessHeaders.contains($0.name.lowercased()) }
    if isTrusted, case .header(let type, let credentials) = request.authorization {
      list.append(Label("Authorization", "\(type) \(credentials.revealed)"))
    }
    var defaults = [Label("User-Agent", Self.userAgent), Label("Accept-Encoding", "gzip")]
    if case .postJSON = request.method { defaults.append(Label("Content-Type", "application/json")) }
    for label in defaults + (host.map { [Label("Host", $0)] } ?? [])
    where !list.contains(where: { $0.name.lowercased() == label.name.lowercased() }) {
      list.append(label)
    }
    for label in list {
      guard label.isSendable else {
        throw HTTPFailure("the header “\(ForeignText(label.name))” has a character that a header must not have")
      }
      // A semicolon is how libcurl is asked to send a header without a value.
      try headers.append(label.value.isEmpty ? "\(label.name);" : "\(label.name): \(label.value)")
    }
    driftop_curl_set_list(handle, CURLOPT_HTTPHEADER, headers.pointer)
    self.headers = headers
  }

  private func setAuthorization(
    _ handle: UnsafeMutableRawPointer, _ request: HTTPRequest, isTrusted: Bool
  ) throws(HTTPFailure) {
    guard isTrusted, case .basic(let username, let password) = request.authorization else {
      driftop_curl_set_text(handle, CURLOPT_USERNAME, nil)
      driftop_curl_set_text(handle, CURLOPT_PASSWORD, nil)
      return
    }
    try set(handle, CURLOPT_USERNAME, username)
    try set(handle, CURLOPT_PASSWORD, password.revealed)
  }

  private func setTLS(_ handle: UnsafeMutableRawPointer, _ tls: HTTPRequest.TLS) throws(HTTPFailure) {
    // For the sentence about a certificate that is another's.
    driftop_curl_set_number(handle, CURLOPT_CERTINFO, 1)
    try set(handle, CURLOPT_SSL_VERIFYPEER, tls.skipsVerification ? 0 : 1)
    try set(handle, CURLOPT_SSL_VERIFYHOST, tls.skipsVerification ? 0 : 2)
    if let version = tls.minimumVersion, !version.isEmpty { try set(handle, CURLOPT_SSLVERSION, Self.version(version)) }
    if let file = tls.caFile {
      try FileAccess.check(file, what: "the CA file")
      try set(handle, CURLOPT_CAINFO, file)
      // In place of the system's authorities, not beside them.
      driftop_curl_set_text(handle, CURLOPT_CAPATH, nil)
    }
    if let file = tls.certificateFile {
      try FileAccess.check(file, what: "the certificate")
      try set(handle, CURLOPT_SSLCERT, file)
    }
    if let file = tls.keyFile {
      try FileAccess.check(file, what: "the key")
      try set(handle, CURLOPT_SSLKEY, file)
    }
  }

  private static func version(_ name: String) throws(HTTPFailure) -> Int {
    switch name {
    case "TLS10": Int(CURL_SSLVERSION_TLSv1_0)
    case "TLS11": Int(CURL_SSLVERSION_TLSv1_1)
    case "TLS12": Int(CURL_SSLVERSION_TLSv1_2)
    case "TLS13": Int(CURL_SSLVERSION_TLSv1_3)
    default: throw HTTPFailure("TLS: the version “\(ForeignText(name))” is none of TLS10, TLS11, TLS12, TLS13")
    }
  }

  private func set(_ handle: UnsafeMutableRawPointer, _ option: CURLoption, _ value: Int) throws(HTTPFailure) {
    try check(driftop_curl_set_number(handle, option, value), option)
  }

  private func set(_ handle: UnsafeMutableRawPointer, _ option: CURLoption, _ value: String) throws(HTTPFailure) {
    // A text that ends early for C could name another host or file.
    if value.utf8.contains(0) { throw HTTPFailure("an address, file name or password holds a zero byte") }
    try check(driftop_curl_set_text(handle, option, value), option)
  }

  private func check(_ code: CURLcode, _ option: CURLoption) throws(HTTPFailure) {
    guard code != CURLE_OK else { return }
    throw HTTPFailure("libcurl refuses option \(option.rawValue): \(String(cString: driftop_curl_reason(code)))")
  }
}

extension Label {
  /// Whether it can be a header without breaking out of its line.
  fileprivate var isSendable: Bool {
    let isSeparator = { (byte: UInt8) in "\"(),/:;<=>?@[\\]{}".utf8.contains(byte) }
    return !name.isEmpty && name.utf8.allSatisfy { (0x21..<0x7F).contains($0) && !isSeparator($0) }
      && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }
}
