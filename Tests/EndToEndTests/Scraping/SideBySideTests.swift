import Foundation
import Testing

extension LiveServerTests {
  /// One prometheus.yml, read by a Prometheus server and by driftop.
  @Suite struct SideBySideTests {
    /// A series and its last value.
    private struct Series: Hashable {
      var metric: String
      /// Sorted, each as `name="value"`.
      var labels: [String]
      var value: Double

      var identity: String { "\(metric) \(labels)" }
    }

    @Test func sameConfigurationGivesTheSameSeries() throws {
      let application = try InstrumentedApplication()
      defer { application.program.kill() }
      try application.observe([(1, 0.83, 3), (0, 0.12, 5)])
      try application.program.tell("latency 0.02 4")
      let configuration = try application.configuration() + Self.rewriting(deadPort: LoopbackPort.free())
      let folder = try TemporaryFolder()
      let prometheus = try LivePrograms.prometheus(configuration, in: folder)
      defer { prometheus.kill() }

      let theirs = try Self.series(in: prometheus)
      let file = folder.url.appending(path: "prometheus.yml").path()
      let run = try CommandRun.driftop(["--once", "--view", "series", "--size", "300x200", "--config", file])
      // Of the two targets one is down.
      #expect(run.status == 2)
      #expect(run.errors.contains("connection refused"), "\(run.errors)")
      let ours = Self.series(on: run.output)

      #expect(theirs.count > 40)
      #expect(Set(ours.map(\.identity)) == Set(theirs.map(\.identity)))
      for name in ["up", "scrape_samples_scraped", "scrape_samples_post_metric_relabeling"] {
        let (mine, other) = (ours.filter { $0.metric == name }, theirs.filter { $0.metric == name })
        #expect(mine.count == 2)
        #expect(Set(mine) == Set(other))
      }
    }

    /// Of the first target, which the configuration ends with, and of a second one that is down.
    private static func rewriting(deadPort: Int) -> String {
      """
          relabel_configs:
            - {source_labels: [__address__], regex: '(.*):.*', target_label: host, replacement: 'at-$1'}
            - {regex: site, action: labeldrop}
          metric_relabel_configs:
            - {source_labels: [__name__], regex: '.*_created', action: drop}
            - {source_labels: [actual, predicted], separator: /, regex: '(.)/(.)', target_label: cell, replacement: '${2}of$1'}
            - {source_labels: [le], regex: '0\\.[0-9]5', action: drop}
        - job_name: dead
          static_configs: [{targets: ['127.0.0.1:\(deadPort)'], labels: {instance: nobody}}]

      """
    }

    private static func series(in prometheus: BackgroundProgram) throws -> [Series] {
      let script = Surroundings.support.appending(path: "Servers/prometheus_query.py").path()
      func ask(_ expression: String) throws -> [JSON] {
        let run = try CommandRun.command(["python3", script, "\(prometheus.port ?? 0)", expression, "20"])
        #expect(run.status == 0, "\(run.errors)")
        return try JSON(text: run.output).array
      }
      _ = try ask(#"up{job="application"} == 1 and on() up{job="dead"} == 0"#)
      return try ask(#"{job=~".+"}"#).map { sample in
        var labels = sample["metric"]?.object ?? [:]
        let name = labels.removeValue(forKey: "__name__")?.string ?? ""
        let pairs = labels.map { "\($0.key)=\"\($0.value.string ?? "")\"" }
        return Series(metric: name, labels: pairs.sorted(), value: sample["value.1"]?.number ?? .nan)
      }
    }

    /// From the rows of the series view: a small graph, the value, "/s" for a rate, the series.
    private static func series(on screen: String) -> [Series] {
      screen.split(separator: "\n").compactMap { line in
        guard let match = line.firstMatch(of: /([-.,\d]+|┄)( \/s)? +([a-z_:]+)\{(.*)\}$/) else { return nil }
        let value = Double(match.1.replacing(",", with: "")) ?? .nan
        return Series(
          metric: String(match.3), labels: match.4.split(separator: ", ").map(String.init).sorted(), value: value)
      }
    }
  }
}
