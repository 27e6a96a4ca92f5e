import Foundation
import TestSupport

/// A TLS server that answers with the request it got, the name it was asked for and the client's certificate.
final class TLSServer {
  let port: Int
  private let process = Process()
  private let input = Pipe()

  init(certificate: String, key: String, clientAuthority: String? = nil) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Scripts/tls_server.py")
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path(), certificate, key] + (clientAuthority.map { [$0] } ?? [])
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }

  deinit {
    // Not SIGTERM: the child inherits the blocked signals of whatever thread began it.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  func url(_ host: String = "localhost") -> String { "https://\(host):\(port)/metrics" }
}

/// An authority made by openssl for one test, and the certificates that it signs.
struct Certificates {
  let folder: TemporaryFolder

  var authority: String { certificate("ca") }

  init() throws {
    folder = try TemporaryFolder()
    try make("ca", arguments: [])
  }

  func certificate(_ name: String) -> String { folder.path("\(name).pem") }
  func key(_ name: String) -> String { folder.path("\(name).key") }

  /// A certificate of the authority for a host or a client; one of its own for "self".
  func make(_ name: String) throws {
    try make(name, arguments: name == "self" ? [] : ["-CA", authority, "-CAkey", key("ca")])
  }

  private func make(_ name: String, arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-keyout", key(name), "-out", certificate(name), "-subj", "/CN=\(name)",
        "-addext", "subjectAltName=DNS:\(name)",
      ] + arguments
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
