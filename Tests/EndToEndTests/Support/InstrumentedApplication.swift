import Foundation

/// A program that publishes its model's quality over HTTPS with a password: Support/Servers/prometheus_client_app.py.
struct InstrumentedApplication {
  /// What its counter app_ticks_total grows by in a second.
  static let ticksPerSecond = 50.0
  static let password = "sesame-4711"

  let program: BackgroundProgram
  let certificates: TestCertificates
  private let folder: TemporaryFolder
  private let port: Int

  init() throws {
    folder = try TemporaryFolder()
    port = try LoopbackPort.free()
    certificates = try TestCertificates(in: folder.url)
    let passwordFile = try folder.write("password", Self.password)
    let words = LivePrograms.script(
      "prometheus_client_app.py",
      [
        "--port", "\(port)", "--certificate", certificates.certificate, "--key", certificates.key, "--user", "anna",
        "--password-file", passwordFile,
      ])
    program = try BackgroundProgram(words, input: .commands, port: port, in: folder)
  }

  var address: String { "127.0.0.1:\(port)" }

  /// Predictions of a model that is right more often than not: what was true, the score, how many.
  func observe(_ predictions: [(actual: Int, score: Double, count: Int)]) throws {
    for (actual, score, count) in predictions { try program.tell("observe \(actual) \(score) \(count)") }
  }

  /// A prometheus.yml that scrapes it each second.
  func configuration(password: String = password, authority: String? = nil) -> String {
    """
    global: {scrape_interval: 1s, scrape_timeout: 1s}
    scrape_configs:
      - job_name: application
        scheme: https
        basic_auth: {username: anna, password: \(password)}
        tls_config: {ca_file: \(authority ?? certificates.authority)}
        static_configs: [{targets: ['\(address)'], labels: {site: here}}]

    """
  }

  /// Writes the configuration into its folder.
  ///
  /// - Returns: the file's path.
  func configurationFile(password: String = password, authority: String? = nil) throws -> String {
    try folder.write("\(UUID().uuidString).yml", configuration(password: password, authority: authority))
  }
}
