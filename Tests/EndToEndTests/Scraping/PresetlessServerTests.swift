import Foundation
import Testing

extension LiveServerTests {
  /// Programs that serve no model, and so have no panels of their own: what they publish is not hidden.
  @Suite struct PresetlessServerTests {
    enum Server: CaseIterable {
      case nodeExporter, prometheus

      /// A series that each of them has.
      var series: String { self == .nodeExporter ? "node_load1" : "prometheus_ready" }

      func start(in folder: TemporaryFolder) throws -> (program: BackgroundProgram, address: String) {
        let program =
          switch self {
          case .nodeExporter: try LivePrograms.nodeExporter(in: folder)
          case .prometheus: try LivePrograms.prometheus("global: {scrape_interval: 1s}\n", in: folder)
          }
        return (program, "http://127.0.0.1:\(program.port ?? 0)/metrics")
      }
    }

    @Test(arguments: Server.allCases)
    func targetIsShownWithItsSamples(server: Server) throws {
      let (program, address) = try server.start(in: TemporaryFolder())
      defer { program.kill() }
      let overview = try LiveServerTests.once("overview", address)
      #expect(overview.status == 0, "\(overview.errors)")
      #expect(overview.output.contains("● ok"), "\(overview.output)")

      let published = try Self.sampleCount(of: address)
      let sources = try LiveServerTests.once("sources", address).output
      let row = try #require(sources.split(separator: "\n").first { $0.contains("● up") }, "\(sources)")
      let kept = try #require(row.firstMatch(of: /\/metrics .* ([\d,]+) +(text|OpenMetrics)/), "\(row)")
      let shown = try #require(Int(kept.1.replacing(",", with: "")))
      // A busy machine's interfaces and a server's own handlers come and go.
      #expect(abs(shown - published) <= published / 20, "\(shown) of \(published)")
    }

    @Test(arguments: Server.allCases)
    func crashIsSeenAndOver(server: Server) throws {
      let (program, address) = try server.start(in: TemporaryFolder())
      defer { program.kill() }
      let session = try LiveServerTests.watch(address)
      try session.play(.keys("7"), .keys("/\(server.series)\r"), .wait("\(server.series){instance="))
      try session.seeOutage(of: program)
      _ = try session.quit()
    }

    private static func sampleCount(of address: String) throws -> Int {
      let script = """
        import sys, urllib.request
        lines = urllib.request.urlopen(sys.argv[1]).read().splitlines()
        print(sum(not line.startswith(b"#") for line in lines))
        """
      let run = try CommandRun.command(["python3", "-c", script, address])
      return try #require(Int(run.output.trimmingCharacters(in: .whitespacesAndNewlines)), "\(run.errors)")
    }
  }
}
