import ArgumentParser
import ConfigurationFiles
import Ingest

/// A server that answers expressions in driftop's place.
struct QueryServerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A Prometheus-compatible server that is asked in place of scraping: what stands in front of /api/v1.",
      valueName: "address"))
  var prometheus: String?

  @Option(
    help: ArgumentHelp(
      "How that server is spoken to: a YAML file with basic_auth, authorization, tls_config, http_headers, proxy_url.",
      valueName: "file"))
  var httpConfig: String?

  /// The server that options, addresses or configuration name; they go before each other in this order.
  ///
  /// - Parameter addresses: among the sources, those of a query API.
  func server(_ addresses: [String], _ configuration: Configuration) throws(Failure) -> QueryServer? {
    let named = (prometheus.map { [$0] } ?? []) + addresses
    guard let address = named.first else {
      guard httpConfig == nil || configuration.server != nil else {
        throw Failure(sentence: "--http-config: says how a server is spoken to; name the server with --prometheus")
      }
      guard httpConfig == nil else {
        throw Failure(sentence: "--http-config: the configuration says already how its server is spoken to; keep one")
      }
      return configuration.server
    }
    guard named.count == 1 else {
      throw Failure(sentence: "expected one server to ask, and \(named.count) are named; start driftop once for each")
    }
    let http = try httpConfig.map { path throws(Failure) in try Self.httpConfiguration(path) }
    do {
      return try QueryServer(parsing: address, http ?? HTTPConfiguration())
    } catch {
      throw Failure(sentence: "--prometheus: \(error.sentence)")
    }
  }

  private static func httpConfiguration(_ path: String) throws(Failure) -> HTTPConfiguration {
    let yaml = try TextFile.contents(of: path)
    do {
      return try HTTPConfiguration(yaml: yaml, path: path)
    } catch {
      throw Failure(sentence: error.description)
    }
  }
}
