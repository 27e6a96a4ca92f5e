import ArgumentParser
import PromQL

/// `driftop test promql`: runs scripts of Prometheus's test language against the query engine.
struct TestPromQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promql", abstract: "Run scripts that load series, ask queries and say what these answer.",
    discussion: """
      The scripts are those of Prometheus's promqltest. Each query is also asked as the middle of a range, and with all \
      that it reads pinned by @, which must answer alike. Queries that depend on native histograms are left out and \
      listed. The status is 1 when a query failed, and 2 for a script that cannot be read, which is told with its line.

      driftop test promql requests.test

      requests.test:
        load 1m
          requests_total{job="api"} 0+60x10
        eval instant at 10m rate(requests_total[5m])
          {job="api"} 1
      """)

  @Argument(help: ArgumentHelp("Scripts, plain, .gz or .zst; - for standard input.", valueName: "file"))
  var files: [String]

  func run() throws {
    // All are read before the first runs, so that a mistake in the last one is not found late.
    var scripts: [TestScript] = []
    for file in files { scripts.append(try Self.script(file)) }
    try TestListing(things: "queries").print(scripts) { script in
      TestListing.Result(name: script.name, outcomes: script.run())
    }
  }

  private static func script(_ file: String) throws(Failure) -> TestScript {
    let name = TestListing.name(of: file)
    let text = try TestListing.text(of: file, writtenIn: "scripts are")
    do throws(ScriptError) {
      return try TestScript(parsing: text, name: name)
    } catch {
      throw Failure(sentence: "\(error)")
    }
  }
}
