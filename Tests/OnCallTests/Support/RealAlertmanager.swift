import Foundation
import Glibc
import Ingest

/// Debian's Alertmanager on a free port of loopback, alone and with a memory of its own.
///
/// It ends with this object, and with the tests however these end, since it then loses its standard input.
final class RealAlertmanager {
  struct Failure: Error {
    var description: String
  }

  private static let program = "/usr/bin/prometheus-alertmanager"
  private static let guardian = """
    "$@" </dev/null & child=$!
    cat >/dev/null
    kill -KILL $child
    wait $child 2>/dev/null
    """

  /// Whether the tests with it run. On the continuous integration's machine they always do, and fail when it is missing.
  static var isExpected: Bool {
    ProcessInfo.processInfo.environment["CI"] == "true" || FileManager.default.fileExists(atPath: program)
  }

  let url: String
  private let port: Int
  private let folder: URL
  private var process: Process?
  private var life = Pipe()

  init() async throws {
    port = try Self.freePort()
    url = "http://127.0.0.1:\(port)"
    folder = FileManager.default.temporaryDirectory.appending(path: "driftop-alertmanager-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("route: {receiver: none}\nreceivers: [{name: none}]\n".utf8).write(to: folder.appending(path: "am.yml"))
    try await start()
  }

  deinit {
    kill()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Starts it, or starts it again on the same port, and waits until it answers.
  func start() async throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", Self.guardian, "sh", Self.program, "--config.file=\(folder.path())/am.yml",
      "--storage.path=\(folder.path())/data", "--web.listen-address=127.0.0.1:\(port)", "--cluster.listen-address=",
    ]
    life = Pipe()
    process.standardInput = life
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    self.process = process
    let api = AlertmanagerAPI(try AlertmanagerServer(parsing: url))
    let deadline = ContinuousClock.now + .seconds(60)
    while (try? await api.version()) == nil {
      guard ContinuousClock.now < deadline else { throw Failure(description: "it does not answer on port \(port)") }
      usleep(20_000)
    }
  }

  /// Ends it as a crash does: it remembers nothing.
  func kill() {
    guard let process else { return }
    try? life.fileHandleForWriting.close()
    process.waitUntilExit()
    self.process = nil
  }

  /// What a person at the command line gets.
  func amtool(_ words: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/amtool")
    process.arguments = ["--alertmanager.url=\(url)"] + words
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(description: "amtool: \(text)") }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Below the range that the system takes for outgoing connections.
  private static func freePort() throws -> Int {
    for _ in 0..<100 {
      let port = Int.random(in: 20_000..<32_000)
      if isFree(port) { return port }
    }
    throw Failure(description: "no free port on the loopback interface")
  }

  private static func isFree(_ port: Int) -> Bool {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard number >= 0 else { return false }
    defer { close(number) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
