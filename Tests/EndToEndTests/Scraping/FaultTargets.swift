import Foundation
import TestSupport

/// Targets that each go wrong in their own way, beside two that are well, and the configuration that names them all.
///
/// Each is scraped every second with a time-out of 800 ms.
final class FaultTargets {
  struct Target {
    var job: String
    /// What must stand in the one sentence about it.
    var sentence: String
    /// Whether so much comes that a busy machine does not take it all in time.
    var isLong = false
  }

  static let faults = [
    Target(job: "drip", sentence: "reading the body"), Target(job: "silent", sentence: "waiting for the answer"),
    Target(job: "endless", sentence: "body larger than 2 MiB (body_size_limit)", isLong: true),
    Target(job: "bomb", sentence: "body larger than 2 MiB (body_size_limit)", isLong: true),
    Target(job: "short", sentence: "wrong length: the answer ended 512 bytes early"),
    Target(
      job: "line", sentence: "line 1, column 10485761: expected a value, found the end of the input", isLong: true),
    Target(job: "circle", sentence: "redirect"), Target(job: "garbage", sentence: "line 1, column 1: expected"),
    Target(job: "broken", sentence: "HTTP status 500 Internal Server Error"),
    Target(job: "reset", sentence: "connection reset"), Target(job: "absent", sentence: "connecting"),
    Target(job: "misnamed", sentence: "TLS: certificate is for models.example, not localhost"),
  ]
  static let healthy = ["well", "also-well"]

  let configuration: String
  let server: FaultServer
  private let folder: TemporaryFolder
  private let full: FullListener
  private let misnamed: MisnamedServer

  init() throws {
    folder = try TemporaryFolder()
    full = try FullListener()
    misnamed = try MisnamedServer(in: folder)
    let part = Array(String(repeating: "up 1\n", count: 10_000).utf8)
    let bomb = try Self.gzipped(count: 64 << 20, in: folder)
    server = try FaultServer([
      "/drip": .drip(everyMilliseconds: 20), "/silent": .silent, "/endless": .endless(part),
      "/bomb": .body(bomb, headers: ["Content-Encoding: gzip"]), "/short": .short(by: 512, body: "up 1\n"),
      "/line": .body([UInt8](repeating: UInt8(ascii: "x"), count: 10 << 20)), "/circle": .redirect(to: "/circle"),
      "/garbage": .body([0xFF, 0xFE, 0x00, 0x1B, 0x5B, 0x33, 0x31, 0x6D]), "/broken": .status(500, "Oops \u{1B}[31m"),
      "/reset": .reset(after: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nup"),
      "/well": .text("well_total 1\n"), "/also-well": .text("also_well_total 1\n"),
    ])
    let plain = (Self.faults.map(\.job) + Self.healthy).filter { $0 != "absent" && $0 != "misnamed" }
    let port = Int(server.port)
    let jobs =
      plain.map { Self.job($0, port: port, $0 == "line" ? "" : "  body_size_limit: 2MiB\n") }
      + [Self.job("absent", port: Int(full.port)), Self.job("misnamed", port: misnamed.port, misnamed.settings)]
    configuration = try folder.write(
      "prometheus.yml",
      "global: {scrape_interval: 1s, scrape_timeout: 800ms}\nscrape_configs:\n" + jobs.joined())
  }

  private static func job(_ name: String, port: Int, _ settings: String = "") -> String {
    let host = name == "misnamed" ? "localhost" : "127.0.0.1"
    return "- job_name: \(name)\n  metrics_path: /\(name)\n\(settings)"
      + "  static_configs: [{targets: ['\(host):\(port)']}]\n"
  }

  /// Zeros, a thousandth of their count.
  private static func gzipped(count: Int, in folder: TemporaryFolder) throws -> [UInt8] {
    let path = try folder.write("zeros", Data(count: count))
    let run = try CommandRun.command(["gzip", path])
    guard run.status == 0 else { throw CommandRun.Failure(description: run.errors) }
    return Array(try Data(contentsOf: URL(filePath: path + ".gz")))
  }
}

/// An HTTPS server whose certificate is good, but for another host.
private final class MisnamedServer {
  let port: Int
  let settings: String
  private let process = Process()
  private let input = Foundation.Pipe()

  init(in folder: TemporaryFolder) throws {
    let (certificate, key) = (folder.url.appending(path: "c.pem").path(), folder.url.appending(path: "c.key").path())
    let openssl = try CommandRun.command([
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key,
      "-out", certificate, "-subj", "/CN=models.example", "-addext", "subjectAltName=DNS:models.example",
    ])
    guard openssl.status == 0 else { throw CommandRun.Failure(description: openssl.errors) }
    let script = Surroundings.repository.appending(path: "Tests/IngestTests/Scripts/tls_server.py").path()
    let output = Foundation.Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script, certificate, key]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    settings = "  scheme: https\n  tls_config: {ca_file: '\(certificate)'}\n"
  }

  deinit {
    // Not SIGTERM: the child inherits the blocked signals of whatever thread began it.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
