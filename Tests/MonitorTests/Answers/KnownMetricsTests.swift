import Ingest
import Telemetry
import Testing

@testable import Monitor

@Suite struct KnownMetricsTests {
  private func metrics(_ names: [String], _ metadata: [MetricMetadata] = []) -> KnownMetrics {
    KnownMetrics(
      QueryCatalog(
        source: 0, metricNames: names, labelNames: [], metadata: metadata, time: Timestamp(seconds: 1_000)))
  }

  private let wait = PanelDescriptor(
    .queueTime, PanelQuery(.quantiles("sglang:queue_time_seconds")), PanelQuery(.mean(["sglang:num_queue_reqs"])))

  @Test func theBestQueryWhoseMetricsExistComesFirst() {
    let both = metrics(["sglang_queue_time_seconds_bucket", "sglang:num_queue_reqs"])
    #expect(
      both.queries(of: wait).flatMap(\.sampleNames) == ["sglang_queue_time_seconds_bucket", "sglang:num_queue_reqs"])
    #expect(metrics([]).queries(of: wait).isEmpty)
  }

  @Test func aGaugeWithBoundsIsNoHistogram() {
    for name in ["sglang:queue_time_seconds_bucket", "sglang:queue_time_seconds"] {
      let gauge = metrics(
        ["sglang:queue_time_seconds_bucket", "sglang:num_queue_reqs"], [MetricMetadata(name: name, kind: .gauge)])
      #expect(gauge.queries(of: wait).flatMap(\.sampleNames) == ["sglang:num_queue_reqs"])
    }
  }

  @Test func onlyNamesThatSomethingReadsAreKept() {
    let metrics = metrics(["ml_prediction_score_bucket", "go_goroutines", "vllm:num_requests_running"])
    #expect(metrics.contains("ml_prediction_score_bucket") && metrics.contains("vllm:num_requests_running"))
    #expect(!metrics.contains("go_goroutines"))
  }
}
