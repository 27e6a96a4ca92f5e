import Predictions
import Telemetry

@testable import Monitor

/// A target that is scraped at times of the test's choosing, with the series written as an exposition writes them.
struct ScrapedTarget {
  var number = 0
  var job = "models"
  var instance = "a:80"
  private var references: [String: UInt32] = [:]

  init(number: Int = 0, job: String = "models", instance: String = "a:80") {
    self.number = number
    self.job = job
    self.instance = instance
  }

  /// A scrape `seconds` after March began; a series that came before and is absent has ended.
  mutating func scrape(
    _ seconds: Int, _ lines: [String: Double], metadata: [MetricMetadata] = []
  ) -> ScrapeBatch {
    var batch = batch(seconds, .up)
    batch.metadata = metadata
    let time = batch.time.milliseconds
    for (line, value) in lines.sorted(by: { $0.key < $1.key }) {
      let reference = references[line] ?? UInt32(references.count)
      if references.updateValue(reference, forKey: line) == nil {
        batch.definitions.append(.init(reference: reference, labels: labels(of: line)))
      }
      batch.samples.append(.init(reference: reference, milliseconds: time, value: value))
    }
    for (line, reference) in references where lines[line] == nil {
      batch.samples.append(.init(reference: reference, milliseconds: time, value: Staleness.marker))
    }
    return batch
  }

  /// A scrape that failed.
  func failure(_ seconds: Int) -> ScrapeBatch {
    var batch = batch(seconds, .down("connection refused"))
    batch.samples = references.values.map {
      .init(reference: $0, milliseconds: batch.time.milliseconds, value: Staleness.marker)
    }
    return batch
  }

  private func batch(_ seconds: Int, _ state: TargetHealth.State) -> ScrapeBatch {
    var health = TargetHealth(
      url: "http://\(instance)/metrics", job: job, instance: instance, interval: .seconds(10), timeout: .seconds(5))
    health.state = state
    return ScrapeBatch(target: number, health: health, time: Timestamp(seconds: Int64(march + seconds)))
  }

  /// Of `name{a="b",c="d"}`, values without commas or quotes in them.
  private func labels(of line: String) -> Labels {
    let parts = line.split(separator: "{", maxSplits: 1)
    let pairs = parts.count > 1 ? parts[1].dropLast().split(separator: ",") : []
    let own = pairs.map { pair in
      let sides = pair.split(separator: "=", maxSplits: 1)
      return Label(String(sides[0]), String(sides[1].dropFirst().dropLast()))
    }
    return Labels(name: String(parts[0]), [Label("job", job), Label("instance", instance)] + own)
  }
}

extension MonitorState {
  /// A state that has taken scrapes, in their order.
  init(_ scrapes: [ScrapeBatch], settings: MonitorSettings = MonitorSettings(windowing: .live)) {
    self.init(settings: settings)
    for scrape in scrapes { apply(scrape) }
  }
}
