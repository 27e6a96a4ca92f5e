import ConfigurationFiles
import Foundation
import Telemetry
import Testing

@testable import Ingest

/// What a running Prometheus 2.42 made of the same configuration (Scripts/make_scrape_reference.py).
@Suite struct PrometheusComparisonTests {
  private let discovery: DiscoveryResult

  init() throws {
    let yaml = """
      global: {scrape_interval: 1m30s, scrape_timeout: 5s, metric_name_validation_scheme: legacy}
      scrape_configs:
      \(PrometheusReference.targetJobs)
      """
    let configuration = try ScrapeConfiguration(yaml: yaml, path: "prometheus.yml")
    var discovery = TargetDiscovery(jobs: configuration.jobs)
    self.discovery = discovery.poll()
  }

  private func text(_ labels: Labels) throws -> String {
    let pairs = try labels.pairs.map { label in
      let value = try JSONSerialization.data(
        withJSONObject: label.value, options: [.fragmentsAllowed, .withoutEscapingSlashes])
      return "\"\(label.name)\": \(String(decoding: value, as: UTF8.self))"
    }
    return "{\(pairs.joined(separator: ", "))}"
  }

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  @Test func targetsHaveTheLabelsAndAddressesThatPrometheusGivesThem() throws {
    let ours = try discovery.targets.map { target in
      "\(target.job.name) \(target.url.revealed) \(PrometheusDuration.text(target.interval)) "
        + "\(PrometheusDuration.text(target.timeout)) \(try text(target.labels))"
    }
    #expect(discovery.notes == [])
    let theirs = lines(PrometheusReference.active)
    #expect(ours.count == theirs.count)
    #expect(Set(ours).subtracting(theirs) == [])
    #expect(Set(theirs).subtracting(ours) == [])
  }

  @Test func theSameTargetsAreDropped() throws {
    let ours = Set(try discovery.dropped.map { try text($0.labels) })
    #expect(ours.sorted() == Set(lines(PrometheusReference.dropped)).sorted())
  }

  /// The reference's exposition has plain values only, so the labels are read here by splitting.
  @Test func storedSeriesHaveTheLabelsThatPrometheusStores() throws {
    var ours: [String] = []
    for (index, rules) in PrometheusReference.metricRules.split(separator: "\n").enumerated() {
      let yaml = "scrape_configs: [{job_name: metrics-\(index), metric_relabel_configs: \(rules)}]"
      let job = try #require(try ScrapeConfiguration(yaml: yaml, path: "prometheus.yml").jobs.first)
      for line in PrometheusReference.exposition.split(separator: "\n") where !line.hasPrefix("#") {
        guard let kept = job.metricRelabelRules.applied(to: scraped(line, job: job.name, pool: "p\(index)")) else {
          continue
        }
        ours.append("p\(index) \(try text(Labels(kept.pairs.filter { $0.name != "pool" })))")
      }
    }
    #expect(lines(ours.joined(separator: "\n")) == lines(PrometheusReference.series))
  }

  /// A sample's labels and its target's; one that both have is kept as `exported_…`.
  private func scraped(_ line: Substring, job: String, pool: String) -> Labels {
    let parts = line.split { "{} ".contains($0) }
    let own: [Label] = (parts.count < 3 ? "" : parts[1]).split(separator: ",").map { pair in
      let sides = pair.split(separator: "=", omittingEmptySubsequences: false)
      return Label(String(sides[0]), sides[1].trimmingCharacters(in: CharacterSet(charactersIn: "\"")))
    }
    let target = [Label("job", job), Label("instance", "127.0.0.1:1"), Label("pool", pool)]
    let names = Set(target.map(\.name))
    var result = target
    for label in own where !label.value.isEmpty {
      var name = label.name
      while names.contains(name) || name != label.name && own.contains(where: { $0.name == name }) {
        name = "exported_" + name
      }
      result.append(Label(name, label.value))
    }
    return Labels(name: String(parts[0]), result)
  }
}
