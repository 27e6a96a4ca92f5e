import Foundation

/// A certificate authority of one test, a certificate of it for this machine, and another authority that knows neither.
struct TestCertificates {
  let authority: String
  let stranger: String
  let certificate: String
  let key: String

  /// Made by the `openssl` command.
  init(in folder: URL) throws {
    func path(_ name: String) -> String { folder.appending(path: name).path() }
    (authority, stranger) = (path("authority.pem"), path("stranger.pem"))
    (certificate, key) = (path("server.pem"), path("server.key"))
    for (name, file) in [("authority", authority), ("stranger", stranger)] {
      try Self.request(["-subj", "/CN=driftop test \(name)", "-keyout", path("\(name).key"), "-out", file])
    }
    try Self.request([
      "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost",
      "-addext", "basicConstraints=critical,CA:FALSE", "-CA", authority, "-CAkey", path("authority.key"),
      "-keyout", key, "-out", certificate,
    ])
  }

  private static func request(_ arguments: [String]) throws {
    let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    let run = try CommandRun.command(["openssl", "req", "-x509"] + curve + arguments)
    guard run.status == 0 else { throw CommandRun.Failure(description: "openssl: \(run.errors)") }
  }
}
