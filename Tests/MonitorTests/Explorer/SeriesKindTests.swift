import Telemetry
import Testing

@testable import Monitor

@Suite struct SeriesKindTests {
  private static let metadata: [String: MetricMetadata] = {
    let all: [(String, MetricMetadata.Kind)] = [
      ("requests", .counter), ("old_total", .counter), ("queue", .gauge), ("queue_count", .gauge),
      ("latency", .histogram), ("iteration_tokens_total", .histogram), ("size", .summary), ("build", .info),
      ("load", .gaugeHistogram), ("job_created", .gauge),
    ]
    return Dictionary(uniqueKeysWithValues: all.map { ($0, MetricMetadata(name: $0, kind: $1)) })
  }()

  @Test(
    arguments: [
      ("requests_total", .counter, true), ("old_total", .counter, true), ("queue", .gauge, false),
      ("queue_count", .gauge, false), ("latency_bucket", .histogram, true), ("latency_count", .histogram, true),
      ("latency_sum", .histogram, true), ("iteration_tokens_total_bucket", .histogram, true),
      ("size", .summary, false), ("size_sum", .summary, true), ("build_info", .info, false),
      ("load_bucket", .gaugeHistogram, false), ("load_gcount", .gaugeHistogram, false),
      ("unknown_total", .unknown, true), ("unknown", .unknown, false), ("unknown_bucket", .unknown, false),
    ] as [(String, MetricMetadata.Kind, Bool)])
  func kindFollowsTheMetadata(name: String, kind: MetricMetadata.Kind, isCounter: Bool) {
    let found = SeriesKind(Labels(name: name), Self.metadata)
    #expect(found.kind == kind)
    #expect(found.isCounter == isCounter)
  }

  @Test func bucketsWithoutMetadataCount() {
    #expect(SeriesKind(Labels(name: "x_bucket", [Label("le", "1")]), [:]).isCounter)
  }

  @Test(
    arguments: [
      ("requests_created", true), ("latency_created", true), ("old_created", true), ("job_created", false),
      ("queue_created", false),
    ])
  func onlyTheBeginningOfACounterIsACreationTime(name: String, isCreationTime: Bool) {
    #expect(SeriesKind.isCreationTime(name, Self.metadata) == isCreationTime)
  }
}
