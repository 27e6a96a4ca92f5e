import Telemetry
import Testing

@testable import Ingest

@Suite struct ScrapeAssemblyTests {
  private let start = Timestamp(seconds: 1_772_323_200)

  private func target(_ change: (inout ScrapeJob) -> Void = { _ in }) -> ScrapeTarget {
    var job = ScrapeJob(name: "model")
    change(&job)
    return ScrapeTarget(
      job: job, url: Secret("http://host:8000/metrics"), shownURL: "http://host:8000/metrics",
      labels: Labels([Label("job", "model"), Label("instance", "host:8000")]), interval: .seconds(15),
      timeout: .seconds(10))
  }

  private func health(_ target: ScrapeTarget) -> TargetHealth {
    TargetHealth(
      url: target.shownURL, job: "model", instance: "host:8000", interval: target.interval, timeout: target.timeout)
  }

  /// What came of a body, as text: the labels of each sample and its value, staleness markers as "stale".
  private struct Reader {
    var assembly: ScrapeAssembly
    let target: ScrapeTarget
    var names: [UInt32: String] = [:]

    init(_ target: ScrapeTarget) {
      self.target = target
      assembly = ScrapeAssembly(target: target, number: 0, hashKey: 1)
    }

    mutating func lines(of batch: ScrapeBatch) -> [String] {
      for definition in batch.definitions { names[definition.reference] = "\(definition.labels)" }
      return batch.samples.map { sample in
        let value = Staleness.isMarker(sample.value) ? "stale" : "\(sample.value)"
        return "\(names[sample.reference] ?? "undefined") \(value) @\(sample.milliseconds % 1_000_000)"
      }
    }
  }

  private func scrape(
    _ body: String, _ reader: inout Reader, after seconds: Int64 = 0, format: ExpositionFormat = .text
  ) throws(ScrapeFailure) -> (lines: [String], batch: ScrapeBatch) {
    let batch = try reader.assembly.batch(
      from: .init(body: Array(body.utf8), format: format, time: start + .seconds(seconds), duration: .milliseconds(20)),
      health: health(reader.target))
    return (reader.lines(of: batch).filter { !$0.contains("scrape_") && !$0.hasPrefix("up{") }, batch)
  }

  @Test func targetLabelsWinAndTheScrapedOnesAreKeptAsExported() throws {
    var reader = Reader(target())
    let (lines, _) = try scrape("a{job=\"x\",le=\"1\"} 3\n", &reader)
    #expect(lines == [#"a{exported_job="x", instance="host:8000", job="model", le="1"} 3.0 @200000"#])
    var honouring = Reader(target { $0.honorsLabels = true })
    #expect(
      try scrape("a{job=\"x\"} 3\n", &honouring).lines == [#"a{instance="host:8000", job="x"} 3.0 @200000"#])
  }

  @Test func aSeriesIsDefinedOnceAndMarkedStaleWhenItIsGone() throws {
    var reader = Reader(target())
    let (_, first) = try scrape("a 1\nb 2\n", &reader)
    #expect(first.definitions.count == 2 + 5)
    let (_, second) = try scrape("a 2\nb 2\n", &reader, after: 15)
    #expect(second.definitions.isEmpty)
    let (lines, third) = try scrape("b 2\n", &reader, after: 30)
    #expect(
      lines == [
        #"b{instance="host:8000", job="model"} 2.0 @230000"#, #"a{instance="host:8000", job="model"} stale @230000"#,
      ])
    #expect(third.forgotten.count == 1)
    #expect(try scrape("b 2\n", &reader, after: 45).lines.count == 1)
  }

  @Test func samplesWithTimesOfTheirOwnKeepThemAndAreNotMarked() throws {
    var reader = Reader(target())
    #expect(try scrape("a 1 1772323100000\n", &reader).lines == [#"a{instance="host:8000", job="model"} 1.0 @100000"#])
    #expect(try scrape("b 1\n", &reader, after: 15).lines == [#"b{instance="host:8000", job="model"} 1.0 @215000"#])
    var ignoring = Reader(target { $0.honorsTimestamps = false })
    #expect(
      try scrape("a 1 1772323100000\n", &ignoring).lines == [#"a{instance="host:8000", job="model"} 1.0 @200000"#])
  }

  @Test func aFailedScrapeMarksEverythingOnceAndSaysUpIsZero() throws {
    var reader = Reader(target())
    _ = try scrape("a 1\nb 2\n", &reader)
    var failed = reader.assembly.failure(
      at: start + .seconds(15), duration: .seconds(10), health: health(reader.target))
    var lines = reader.lines(of: failed)
    #expect(lines.filter { $0.contains("stale") }.count == 2)
    #expect(lines.contains(#"up{instance="host:8000", job="model"} 0.0 @215000"#))
    #expect(lines.contains(#"scrape_duration_seconds{instance="host:8000", job="model"} 10.0 @215000"#))
    failed = reader.assembly.failure(at: start + .seconds(30), duration: .seconds(1), health: health(reader.target))
    lines = reader.lines(of: failed)
    #expect(lines.count == 5 && !lines.contains { $0.contains("stale") })
    #expect(try scrape("a 1\nb 2\n", &reader, after: 45).lines.count == 2)
  }

  @Test func afterALongSilenceEverySeriesIsDefinedAnew() throws {
    var reader = Reader(target())
    let (_, first) = try scrape("a 1\nb 2\n", &reader)
    _ = reader.assembly.failure(at: start + .seconds(15), duration: .zero, health: health(reader.target))
    #expect(try scrape("a 1\nb 2\n", &reader, after: 600).batch.definitions.isEmpty)
    _ = reader.assembly.failure(at: start + .seconds(615), duration: .zero, health: health(reader.target))
    let (lines, second) = try scrape("a 1\nb 2\n", &reader, after: 5_000)
    #expect(lines.count == 2)
    #expect(second.definitions.map(\.labels) == Array(first.definitions.map(\.labels).prefix(2)))
    #expect(Set(second.forgotten).isDisjoint(with: second.definitions.map(\.reference)))
    #expect(second.forgotten.count == 2)
  }

  @Test func whatCannotBeReadLeavesNoTrace() throws {
    var reader = Reader(target())
    _ = try scrape("a 1\n", &reader)
    #expect(throws: ScrapeFailure.self) { try scrape("a 1\nnew 2\nbroken{ 3\n", &reader, after: 15) }
    let (lines, batch) = try scrape("a 1\nnew 2\n", &reader, after: 30)
    #expect(lines.count == 2)
    #expect(batch.definitions.map(\.labels.metricName) == ["new"])
  }

  @Test func limitsFailTheWholeScrape() throws {
    var samples = Reader(target { $0.sampleLimit = 2 })
    #expect(try scrape("a 1\nb 1\n", &samples).lines.count == 2)
    #expect(throws: ScrapeFailure("sample limit exceeded: more than 2 (sample_limit)")) {
      try scrape("a 1\nb 1\nc 1\n", &samples, after: 15)
    }
    var labels = Reader(target { $0.labelLimit = 4 })
    #expect(try scrape("a{x=\"1\"} 1\n", &labels).lines.count == 1)
    #expect(throws: ScrapeFailure.self) { try scrape("a{x=\"1\",y=\"2\"} 1\n", &labels) }
  }

  @Test func aLabelThatStandsTwiceFailsTheScrape() {
    var reader = Reader(target())
    #expect(throws: ScrapeFailure("the label x stands twice in a series")) {
      try scrape("a 1\nb{x=\"1\",y=\"2\",x=\"3\"} 1\n", &reader)
    }
  }

  @Test func theUpSeriesAndItsCompanionsCount() throws {
    var reader = Reader(target())
    let (_, batch) = try scrape("a 1\nb 2\nb 3\n", &reader)
    let lines = reader.lines(of: batch)
    #expect(lines.contains(#"up{instance="host:8000", job="model"} 1.0 @200000"#))
    #expect(lines.contains(#"scrape_samples_scraped{instance="host:8000", job="model"} 3.0 @200000"#))
    #expect(lines.contains(#"scrape_samples_post_metric_relabeling{instance="host:8000", job="model"} 2.0 @200000"#))
    #expect(lines.contains(#"scrape_series_added{instance="host:8000", job="model"} 2.0 @200000"#))
    #expect(batch.health.notes == ["1 sample repeats a series of the same scrape; the first one counts"])
  }

  @Test func openMetricsWithoutItsEndIsRejectedWhole() throws {
    var reader = Reader(target())
    #expect(throws: ScrapeFailure.self) { try scrape("a 1\nb 2\n", &reader, format: .openMetrics) }
    #expect(try scrape("a 1\nb 2\n# EOF\n", &reader, format: .openMetrics).lines.count == 2)
  }

  @Test func metadataIsToldWhenItIsNewOrChanges() throws {
    var reader = Reader(target())
    let (_, first) = try scrape("# HELP a How many.\n# TYPE a counter\na 1\n", &reader)
    #expect(first.metadata == [MetricMetadata(name: "a", kind: .counter, help: "How many.")])
    #expect(try scrape("# HELP a How many.\n# TYPE a counter\na 1\n", &reader, after: 15).batch.metadata.isEmpty)
    let (_, third) = try scrape("# HELP a How many.\n# TYPE a gauge\na 1\n", &reader, after: 30)
    #expect(third.metadata == [MetricMetadata(name: "a", kind: .gauge, help: "How many.")])
  }

  @Test func aTargetThatEndsTakesItsCompanionsWithIt() throws {
    var reader = Reader(target())
    _ = try scrape("a 1\n", &reader)
    let last = reader.assembly.end(at: start + .seconds(15), health: health(reader.target))
    #expect(last.isLast)
    #expect(reader.lines(of: last).filter { $0.contains("stale") }.count == 6)
  }
}
