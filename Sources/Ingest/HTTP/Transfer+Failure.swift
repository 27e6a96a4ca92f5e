internal import CCurl
internal import Glibc
internal import Telemetry

extension Transfer {
  /// What libcurl's code means here.
  func failure(_ code: CURLcode) -> HTTPFailure {
    switch code {
    case CURLE_OPERATION_TIMEDOUT: .timedOut(after: request.timeout, while: activity)
    case CURLE_COULDNT_RESOLVE_HOST: HTTPFailure("no such host “\(ForeignText(origin.host))”")
    case CURLE_COULDNT_RESOLVE_PROXY: HTTPFailure("no such host: the proxy's name is unknown")
    case CURLE_COULDNT_CONNECT: HTTPFailure(viaProxy + (systemReason ?? "cannot connect"))
    case CURLE_GOT_NOTHING: HTTPFailure("the server closed the connection without an answer")
    case CURLE_PARTIAL_FILE: endedEarly
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR: brokenConnection
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2: notHTTP
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR:
      HTTPFailure("TLS: \(tlsReason(code))")
    case CURLE_URL_MALFORMAT: .notAnAddress
    case CURLE_OUT_OF_MEMORY: .outOfMemory
    default: HTTPFailure(Self.lowercasedStart(String(cString: driftop_curl_reason(code))))
    }
  }

  /// What was under way when the time was over.
  private var activity: String {
    let isDone = { [handle] (moment: CURLINFO) in driftop_curl_size(handle, moment) > 0 }
    if isDone(CURLINFO_STARTTRANSFER_TIME_T) {
      return "reading the body (\(ByteText(body?.receivedCount ?? 0)) came)"
    }
    if isDone(CURLINFO_PRETRANSFER_TIME_T) { return "waiting for the answer" }
    if isDone(CURLINFO_CONNECT_TIME_T) { return origin.scheme == "https" ? "agreeing on TLS" : "connecting" }
    return isDone(CURLINFO_NAMELOOKUP_TIME_T) || request.unixSocket != nil
      ? "\(viaProxy)connecting" : "looking up “\(ForeignText(origin.host))”"
  }

  private var viaProxy: String { request.proxyURL == nil ? "" : "proxy: " }

  /// The operating system's word for it: "connection refused".
  private var systemReason: String? {
    let number = Int32(truncatingIfNeeded: driftop_curl_number(handle, CURLINFO_OS_ERRNO))
    guard number != 0 else { return nil }
    return Self.lowercasedStart(String(cString: strerror(number)))
  }

  private var endedEarly: HTTPFailure {
    let announced = Int(driftop_curl_size(handle, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T))
    let missing = announced - (body?.receivedCount ?? 0)
    guard announced >= 0, missing > 0 else { return HTTPFailure("the answer ended early: its last chunk is missing") }
    return HTTPFailure("wrong length: the answer ended \(ByteText(missing)) early")
  }

  private var brokenConnection: HTTPFailure {
    let status = driftop_curl_number(handle, CURLINFO_HTTP_CONNECTCODE)
    if request.proxyURL != nil, status >= 300 { return HTTPFailure("proxy: HTTP status \(status)") }
    let number = Int32(truncatingIfNeeded: driftop_curl_number(handle, CURLINFO_OS_ERRNO))
    if number == ECONNRESET || number == EPIPE { return HTTPFailure("connection reset") }
    if origin.scheme == "https", message.pointee != 0 { return HTTPFailure("TLS: \(Self.opensslReason(message))") }
    return HTTPFailure(systemReason ?? "the connection broke")
  }

  private var notHTTP: HTTPFailure {
    let isOld = driftop_curl_number(handle, CURLINFO_RESPONSE_CODE) == 0
    let hint = origin.scheme == "http" ? " (does the server want https?)" : ""
    return HTTPFailure(
      isOld ? "not HTTP: the answer has no status line\(hint)" : "not HTTP: the answer's header is damaged")
  }

  private func tlsReason(_ code: CURLcode) -> String {
    switch code {
    case CURLE_SSL_CACERT_BADFILE: "the CA file \(request.tls.caFile ?? "of the system") holds no certificate in PEM"
    case CURLE_SSL_CERTPROBLEM: "the client's certificate and key do not fit together, or are not PEM"
    case CURLE_PEER_FAILED_VERIFICATION: otherName ?? Self.opensslReason(message)
    default:
      // OpenSSL's word for a first answer that is no TLS at all.
      switch Self.opensslReason(message) {
      case "wrong version number": "the server does not speak it (does it want http?)"
      case let reason: reason
      }
    }
  }

  /// When the certificate is good, but for another host.
  private var otherName: String? {
    let text = String(cString: message)
    guard text.contains("does not match") || text.contains("no alternative certificate") else { return nil }
    let wanted = request.tls.serverName ?? origin.host
    guard let line = driftop_curl_certificate_line(handle, "X509v3 Subject Alternative Name") else {
      return "the certificate is not for \(ForeignText(wanted))"
    }
    let names = String(cString: line).split(separator: ",").map { entry in
      entry.drop { $0 == " " }.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
    }
    return "certificate is for \(ForeignText(names.prefix(3).joined(separator: ", "))), not \(ForeignText(wanted))"
  }

  /// OpenSSL's words without its codes: the end of "OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number".
  private static func opensslReason(_ message: UnsafeMutablePointer<CChar>) -> String {
    var text = Substring(String(cString: message))
    if text.contains("error:"), let colon = text.lastIndex(of: ":") { text = text[colon...].dropFirst() }
    for start in ["SSL certificate problem: ", "SSL: "] where text.hasPrefix(start) {
      text = text.dropFirst(start.count)
    }
    return text.isEmpty ? "the connection was refused" : lowercasedStart(ForeignText(text).description)
  }

  /// "Connection refused" inside a sentence; "SSL …" stays.
  private static func lowercasedStart(_ text: String) -> String {
    guard let second = text.dropFirst().first, second.isLowercase || second == " " else { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
