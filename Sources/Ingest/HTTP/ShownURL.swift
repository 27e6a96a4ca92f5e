/// An address fit to be shown: without user name, password and fragment, and with dots for the values of parameters
/// whose names promise a secret.
///
///     ShownURL("http://ann:pw@host/metrics?api_key=1&module=gpu").description
///     // "http://host/metrics?api_key=•••&module=gpu"
///
/// It takes any text, also what is no address at all, and never shows more than was there.
public struct ShownURL: CustomStringConvertible, Sendable {
  public let description: String

  public init(_ url: String) {
    let bytes = url.utf8
    let scheme = Self.schemeEnd(of: bytes)
    let end = bytes[scheme...].firstIndex { "/?#".utf8.contains($0) } ?? bytes.endIndex
    var shown = String(url[..<scheme])
    let authority = url[scheme..<end]
    shown += authority.utf8.lastIndex(of: UInt8(ascii: "@")).map { authority[bytes.index(after: $0)...] } ?? authority
    let rest = url[end...]
    let path = rest.prefix { $0 != "?" && $0 != "#" }
    shown += path
    if rest[path.endIndex...].first == "?" {
      shown += "?" + Self.shownQuery(rest[path.endIndex...].dropFirst().prefix { $0 != "#" })
    }
    description = shown
  }

  /// Behind "scheme://" or "//", or the start.
  private static func schemeEnd(of bytes: String.UTF8View) -> String.Index {
    let name = bytes.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard name.isEmpty || name.last == UInt8(ascii: ":"), bytes[name.endIndex...].starts(with: "//".utf8) else {
      return bytes.startIndex
    }
    return bytes.index(name.endIndex, offsetBy: 2)
  }

  private static func shownQuery(_ query: Substring) -> String {
    query.split(separator: "&", omittingEmptySubsequences: false).map { parameter in
      // What is long and has no name may be a token.
      guard let sign = parameter.firstIndex(of: "=") else { return parameter.count < 16 ? String(parameter) : "•••" }
      return isSecret(parameter[..<sign].percentDecoded) ? parameter[...sign] + "•••" : String(parameter)
    }.joined(separator: "&")
  }

  /// Whether the name of a parameter promises a secret. Better one too many: a hidden value costs a reader little.
  static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    let words = name.split { !$0.isLetter && !$0.isNumber }
    let exact: Set<Substring> = ["auth", "bearer", "jwt", "pass", "passwd", "pwd", "session", "sig", "sid"]
    let parts = ["token", "secret", "passw", "signature", "credential", "authorization"]
    return words.contains { exact.contains($0) || $0.hasSuffix("key") } || parts.contains { name.contains($0) }
  }
}
