import Monitor
import Predictions
import Telemetry

/// A target whose scrapes a test writes down: lines of the text format, at seconds of its own choice.
struct ScriptedTarget {
  var number = 1
  var job = "models"
  var instance = "host:8000"
  var interval = 10
  private var references: [Labels: UInt32] = [:]
  private var present: Set<UInt32> = []
  private var failureCount = 0

  init(number: Int = 1, job: String = "models", instance: String = "host:8000", interval: Int = 10) {
    self.number = number
    self.job = job
    self.instance = instance
    self.interval = interval
  }

  /// A successful scrape; series that were there before and are not now get a marker.
  mutating func scrape(at second: Int64, _ text: String) -> ScrapeBatch {
    let entries = ExpositionLines(text)
    failureCount = 0
    var batch = batch(at: second, .up)
    batch.metadata = entries.metadata
    var seen: Set<UInt32> = []
    for (labels, value) in entries.samples {
      let labels = Labels(labels.pairs + [Label("job", job), Label("instance", instance)])
      let reference = references[labels] ?? UInt32(references.count)
      if references[labels] == nil {
        references[labels] = reference
        batch.definitions.append(ScrapeBatch.Definition(reference: reference, labels: labels))
      }
      seen.insert(reference)
      batch.samples.append(sample(reference, second, value))
    }
    batch.samples += present.subtracting(seen).sorted().map { sample($0, second, Staleness.marker) }
    batch.health.keptCount = seen.count
    present = seen
    return batch
  }

  mutating func failure(at second: Int64, _ reason: String = "connection refused") -> ScrapeBatch {
    failureCount += 1
    var batch = batch(at: second, .down(reason))
    batch.samples = present.sorted().map { sample($0, second, Staleness.marker) }
    present = []
    return batch
  }

  private func batch(at second: Int64, _ state: TargetHealth.State) -> ScrapeBatch {
    var health = TargetHealth(
      url: "http://\(instance)/metrics", job: job, instance: instance, interval: .seconds(interval),
      timeout: .seconds(5))
    health.state = state
    health.failureCount = failureCount
    return ScrapeBatch(target: number, health: health, time: Timestamp(seconds: second))
  }

  private func sample(_ reference: UInt32, _ second: Int64, _ value: Double) -> ScrapeBatch.ReferencedSample {
    ScrapeBatch.ReferencedSample(reference: reference, milliseconds: second * 1_000, value: value)
  }
}

/// The samples and types of a text in the Prometheus format, for tests: names without quotes, no timestamps.
struct ExpositionLines {
  private(set) var samples: [(labels: Labels, value: Double)] = []
  private(set) var metadata: [MetricMetadata] = []

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      if line.hasPrefix("# TYPE ") {
        let words = line.split(separator: " ")
        let kind = MetricMetadata.Kind(rawValue: String(words[3])) ?? .unknown
        metadata.append(MetricMetadata(name: String(words[2]), kind: kind))
      }
      guard !line.hasPrefix("#"), !line.hasPrefix("{"), let space = line.lastIndex(of: " "),
        let value = Double(line[line.index(after: space)...])
      else { continue }
      let parts = line[..<space].split(separator: "{", maxSplits: 1)
      samples.append((Labels(name: String(parts[0]), parts.count > 1 ? Self.labels(parts[1]) : []), value))
    }
  }

  /// Of what stands between the braces, and the closing one.
  private static func labels(_ text: Substring) -> [Label] {
    text.dropLast().split(separator: "\",").map { part in
      let sides = part.split(separator: "=\"", maxSplits: 1, omittingEmptySubsequences: false)
      let value = sides[1].hasSuffix("\"") ? sides[1].dropLast() : sides[1]
      return Label(String(sides[0]), String(value))
    }
  }

  /// The names of all samples.
  var names: Set<String> { Set(samples.map(\.labels.metricName)) }

  /// The sum of all samples with a name that pass a test.
  func sum(_ name: String, where isWanted: (Labels) -> Bool = { _ in true }) -> Double {
    samples.filter { $0.labels.metricName == name && isWanted($0.labels) }.reduce(0) { $0 + $1.value }
  }
}

extension MonitorState {
  /// The state after some scrapes.
  init(_ batches: [ScrapeBatch]) {
    self.init(settings: MonitorSettings(windowing: .live))
    for batch in batches { apply(batch) }
  }

  /// The only server, over the last minutes, in buckets of ten seconds.
  func server(minutes: Int = 5, sums: Bool = false) -> (summary: ServerSummary, detail: ServerDetail)? {
    var request = SnapshotRequest(window: .duration(.seconds(minutes * 60)), bucketCount: minutes * 6)
    request.sumsReplicas = sums
    guard let summary = snapshot(request).servers.first else { return nil }
    request.server = summary.identity
    return snapshot(request).server.map { (summary, $0) }
  }
}

extension ServerDetail {
  func panel(_ role: PanelRole) -> PanelProjection? { panels.first { $0.role == role } }

  /// The last buckets of a panel's only line, or of one of its quantiles.
  func course(_ role: PanelRole, _ title: String = "", last count: Int) -> [Double?] {
    let line = panel(role)?.lines.first { $0.title == title }
    return (line?.series.values ?? []).suffix(count)
  }
}
