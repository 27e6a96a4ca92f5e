import Foundation

/// Real programs to scrape, each on a loopback port of its own.
enum LivePrograms {
  /// Whether they are installed; on the continuous integration's machine they always are.
  static let areInstalled =
    ProcessInfo.processInfo.environment["CI"] == "true"
    || ["/usr/bin/prometheus", "/usr/bin/prometheus-node-exporter", Surroundings.peers]
      .allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }

  /// Whether a Prometheus and its tool are.
  static let hasPrometheus =
    ProcessInfo.processInfo.environment["CI"] == "true"
    || ["/usr/bin/prometheus", "/usr/bin/promtool"].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }

  static func nodeExporter(in folder: TemporaryFolder) throws -> BackgroundProgram {
    let port = try LoopbackPort.free()
    return try BackgroundProgram(
      ["prometheus-node-exporter", "--web.listen-address=127.0.0.1:\(port)"], port: port, in: folder)
  }

  /// - Parameter configuration: a prometheus.yml.
  static func prometheus(_ configuration: String, in folder: TemporaryFolder) throws -> BackgroundProgram {
    let port = try LoopbackPort.free()
    let file = try folder.write("prometheus.yml", configuration)
    return try BackgroundProgram(
      [
        "prometheus", "--config.file=\(file)", "--web.listen-address=127.0.0.1:\(port)",
        "--storage.tsdb.path=\(folder.url.appending(path: "series").path())",
      ], port: port, in: folder)
  }

  /// A program of Support/Servers in the peers' Python.
  static func script(_ name: String, _ arguments: [String]) -> [String] {
    [Surroundings.peers, Surroundings.support.appending(path: "Servers/\(name)").path()] + arguments
  }
}
