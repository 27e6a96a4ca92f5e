extension HTTPConfiguration.SecretSource {
  /// The secret, from a file without the white space around it. Read it at each request: files of secrets are rotated.
  ///
  /// - Parameter what: what the secret is, for the message, as "password".
  /// - Throws: ``HTTPFailure`` with the path of a file that cannot be read, never its content.
  public func read(_ what: String) throws(HTTPFailure) -> Secret {
    switch self {
    case .text(let secret): return secret
    case .file(let path):
      do {
        return Secret(Self.trimmed(try TextFile.read(path)))
      } catch {
        throw HTTPFailure("\(what) file \(path): \(error.reason)")
      }
    }
  }

  private static func trimmed(_ text: String) -> String {
    let rest = text.drop { $0.isWhitespace }
    guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(rest[...last])
  }
}

extension HTTPConfiguration.Authorization {
  /// What goes with one request, with files as they are now.
  ///
  /// - Throws: ``HTTPFailure`` as ``HTTPConfiguration/SecretSource/read(_:)``.
  public func read() throws(HTTPFailure) -> HTTPRequest.Authorization {
    switch self {
    case .basic(let username, let usernameFile, let password):
      let name = try usernameFile.map { HTTPConfiguration.SecretSource.file(path: $0) }?.read("username").revealed
      return .basic(username: name ?? username, password: try password.read("password"))
    case .header(let type, let credentials):
      return .header(type: type, credentials: try credentials.read("credentials"))
    }
  }
}
