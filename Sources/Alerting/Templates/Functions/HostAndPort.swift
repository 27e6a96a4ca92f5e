internal import Glibc

/// `host:port`, `[::1]:port`.
///
/// - Reference: Go, `net.SplitHostPort`.
struct HostAndPort {
  var host: String
  var port: String

  /// `nil` for what has no port, or more colons than a host may.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")) else { return nil }
    var inner = bytes[..<colon]
    if bytes.first == UInt8(ascii: "[") {
      guard bytes.firstIndex(of: UInt8(ascii: "]")) == colon - 1 else { return nil }
      inner = inner.dropFirst().dropLast()
    } else if inner.contains(UInt8(ascii: ":")) {
      return nil
    }
    guard !inner.contains(where: Self.isBracket), !bytes[(colon + 1)...].contains(where: Self.isBracket) else {
      return nil
    }
    host = String(decoding: inner, as: UTF8.self)
    port = String(decoding: bytes[(colon + 1)...], as: UTF8.self)
  }

  private static func isBracket(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") }

  /// The first part of a host's name, with its port; an IP address stays.
  static func withoutDomain(_ text: String) -> String {
    let split = HostAndPort(text)
    let host = split?.host ?? text
    if isAddress(host) { return text }
    let name = String(decoding: host.utf8.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self)
    guard let port = split?.port, !port.isEmpty else { return name }
    return name.utf8.contains(UInt8(ascii: ":")) ? "[\(name)]:\(port)" : "\(name):\(port)"
  }

  private static func isAddress(_ host: String) -> Bool {
    // C would stop at it.
    if host.utf8.contains(0) { return false }
    var four = in_addr()
    var six = in6_addr()
    return inet_pton(AF_INET, host, &four) == 1 || inet_pton(AF_INET6, host, &six) == 1
  }
}
