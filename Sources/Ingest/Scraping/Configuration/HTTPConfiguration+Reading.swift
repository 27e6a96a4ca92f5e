public import ConfigurationFiles
internal import Telemetry

extension HTTPConfiguration {
  /// The keys of a file that holds nothing else, as promtool's `--http.config.file`.
  static let keys = [
    "basic_auth", "authorization", "bearer_token", "bearer_token_file", "tls_config", "http_headers", "proxy_url",
    "follow_redirects", "enable_http2",
  ]

  /// - Parameter section: whose other keys are somebody else's.
  init(_ section: ConfigurationSection) throws(ConfigurationError) {
    authorization = try Authorization(section)
    if let node = section["tls_config"] { tls = try HTTPRequest.TLS(node) }
    if let url = try section.text("proxy_url"), !url.isEmpty { proxyURL = Secret(url) }
    followsRedirects = try section.flag("follow_redirects", default: true)
    guard let node = section["http_headers"] else { return }
    for entry in try node.entries() {
      let header = try ConfigurationSection(entry.value, keys: ["values", "secrets", "files"])
      var values: [SecretSource] = []
      for key in ["values", "secrets"] {
        for text in try header[key]?.texts() ?? [] { values.append(.text(Secret(text))) }
      }
      for path in try header["files"]?.texts() ?? [] { values.append(.file(path: header.place.resolved(path))) }
      headers.append((entry.key, values))
    }
  }
}

extension HTTPConfiguration {
  /// A file of its own that says how a server is spoken to.
  ///
  ///     let yaml = "basic_auth: {username: ann, password_file: secrets/ann}"
  ///     let configuration = try HTTPConfiguration(yaml: yaml, path: "/etc/driftop/http.yml")
  ///     // asks with the password that stands in /etc/driftop/secrets/ann
  ///
  /// - Parameter path: for messages, and the folder that other paths are taken from.
  /// - Reference: promtool's `--http.config.file`; Prometheus 3, Configuration, `<http_config>`.
  public init(yaml: String, path: String) throws(ConfigurationError) {
    guard let root = try ConfigurationNode.root(yaml: yaml, path: path) else {
      self.init()
      return
    }
    try self.init(try ConfigurationSection(root, keys: Self.keys))
  }
}

extension HTTPConfiguration.Authorization {
  private static let keys = ["basic_auth", "authorization", "oauth2", "bearer_token", "bearer_token_file"]

  fileprivate init?(_ section: ConfigurationSection) throws(ConfigurationError) {
    let present = Self.keys.filter { section[$0] != nil }
    guard present.count <= 1 else {
      throw section.place.fault("\(present.joined(separator: " and ")) exclude each other; keep one")
    }
    if let node = section["basic_auth"] {
      self = try Self.basic(node)
    } else if let node = section["authorization"] {
      let header = try ConfigurationSection(node, keys: ["type", "credentials", "credentials_file", "credentials_ref"])
      let type = try header.text("type") ?? "Bearer"
      guard type.lowercased() != "basic" else { throw node.fault("type is “Basic”; use basic_auth") }
      self = .header(type: type, try .init(header, key: "credentials") ?? .text(Secret("")))
    } else if let source = try HTTPConfiguration.SecretSource(section, key: "bearer_token") {
      self = .header(type: "Bearer", source)
    } else {
      return nil
    }
  }

  private static func basic(_ node: ConfigurationNode) throws(ConfigurationError) -> Self {
    let section = try ConfigurationSection(
      node, keys: ["username", "username_file", "username_ref", "password", "password_file", "password_ref"])
    let (name, file) = (try section.text("username"), try section.path("username_file"))
    guard name == nil || file == nil else {
      throw node.fault("username and username_file exclude each other; keep one")
    }
    let password = try HTTPConfiguration.SecretSource(section, key: "password")
    return .basic(username: name ?? "", usernameFile: file, password: password ?? .text(Secret("")))
  }
}

extension HTTPConfiguration.SecretSource {
  /// From KEY or KEY_file; `nil` without either.
  fileprivate init?(_ section: ConfigurationSection, key: String) throws(ConfigurationError) {
    let (text, path) = (try section.text(key), try section.path(key + "_file"))
    switch (text, path) {
    case (nil, nil): return nil
    case (let text?, nil): self = .text(Secret(text))
    case (nil, let path?): self = .file(path: path)
    default: throw section.place.fault("\(key) and \(key)_file exclude each other; keep one")
    }
  }
}

extension HTTPRequest.TLS {
  private static let keys = [
    "ca", "cert", "key", "ca_ref", "cert_ref", "key_ref", "ca_file", "cert_file", "key_file", "server_name",
    "insecure_skip_verify", "min_version", "max_version",
  ]

  fileprivate init(_ node: ConfigurationNode) throws(ConfigurationError) {
    self.init()
    let section = try ConfigurationSection(node, keys: Self.keys)
    caFile = try section.path("ca_file")
    certificateFile = try section.path("cert_file")
    keyFile = try section.path("key_file")
    serverName = try section.text("server_name")
    skipsVerification = try section.flag("insecure_skip_verify", default: false)
    if let version = section["min_version"] {
      minimumVersion = try version.text()
      guard ["TLS10", "TLS11", "TLS12", "TLS13"].contains(minimumVersion) else {
        throw version.fault("expected TLS10, TLS11, TLS12 or TLS13")
      }
    }
    let hasCertificate = certificateFile != nil || section["cert"] != nil || section["cert_ref"] != nil
    let hasKey = keyFile != nil || section["key"] != nil || section["key_ref"] != nil
    guard hasCertificate == hasKey else { throw node.fault("cert_file and key_file belong together; name both") }
  }
}
