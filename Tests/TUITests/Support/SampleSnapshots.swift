import Analysis
import Monitor
import Predictions
import Telemetry
import TestSupport

/// Snapshots as a monitor of four models would give them, made from a seed.
struct SampleSnapshots {
  /// 2026-03-01T03:12:41Z.
  static let time = Timestamp(seconds: 1_772_334_761)
  static let window = WindowSpan.duration(.seconds(3_600))

  static let fraud = ModelIdentity(model: "fraud-v3", version: "3.1.4")
  static let digits = ModelIdentity(model: "digits-1.0")
  static let demand = ModelIdentity(model: "demand-v7")
  static let chat = ModelIdentity(model: "chat-llm")

  var generator = SeededGenerator(seed: 42)

  /// The answer to a request: all models, and of the detail what the request asks for.
  static func answer(to request: SnapshotRequest, isLive: Bool = true) -> Snapshot {
    var builder = SampleSnapshots()
    var snapshot = Snapshot(time: time, window: request.window)
    snapshot.isLive = isLive
    snapshot.models = builder.models(bucketCount: request.bucketCount)
    snapshot.sources = sources
    if let model = request.model { snapshot.detail = builder.detail(of: model, request) }
    if request.includesRecords { snapshot.records = builder.records() }
    return snapshot
  }

  static let sources: [SourceHealth] = {
    var log = SourceHealth(name: "/var/log/models/predictions.jsonl", format: "jsonl", state: .following)
    log.recordCount = 18_204
    log.malformedCount = 3
    log.otherCount = 12
    var chat = SourceHealth(name: "/var/log/models/chat.csv.gz", format: "csv+gzip", state: .finished)
    chat.recordCount = 2_071
    let missing = SourceHealth(name: "/srv/edge/*.jsonl")
    let failed = SourceHealth(
      name: "/root/private.jsonl", state: .failed("permission denied; start driftop as a user who may read it"))
    return [log, chat, missing, failed]
  }()

  mutating func series(
    _ id: String, _ title: String, _ unit: FigureUnit, count: Int, level: (Double) -> Double
  ) -> SeriesProjection {
    let step = max(1, Int64(3_600 / max(1, count)))
    let width = step * 1_000_000_000
    let last = Self.time.floored(toMultipleOf: width)
    let start = Timestamp(nanoseconds: last.nanoseconds - Int64(count - 1) * width)
    let values = (0..<count).map { bucket -> Double? in
      let part = Double(bucket) / Double(max(1, count - 1))
      let noise = generator.uniform()
      return part > 0.3 && part < 0.36 ? nil : level(part) * (0.99 + noise * 0.02)
    }
    return SeriesProjection(
      id: id, title: title, unit: unit, axis: .time(start: start, step: .seconds(step)), values: values)
  }

  mutating func models(bucketCount: Int) -> [ModelSummary] {
    var fraud = summary(Self.fraud, .binary, .ok, records: 4_052, labelled: 2_512, rate: 41.2, bucketCount)
    fraud.quality = Figure(id: "roc_auc", title: "AUC", value: 0.8571, interval: 0.838...0.876)
    fraud.qualityHistory = series("roc_auc", "AUC", .plain, count: bucketCount) { $0 < 0.5 ? 0.93 : 1.06 - $0 * 0.26 }
    fraud.latencyP99Seconds = 0.038
    fraud.errorRatio = 0.0012
    var digits = summary(
      Self.digits, .multiclass, .tooFew(need: 100), records: 48, labelled: 2, rate: 0.52, bucketCount)
    digits.quality = Figure(id: "accuracy", title: "accuracy", value: nil, reason: "2 labels are too few")
    digits.latencyP99Seconds = 0.009
    var demand = summary(
      Self.demand, .regression, .silent(since: Timestamp(seconds: 1_772_333_921)), records: 1_840, labelled: 1_840,
      rate: 12.04, bucketCount)
    demand.quality = Figure(id: "mae", title: "MAE", value: 412.4, interval: 398.2...427.9)
    demand.qualityHistory = series("mae", "MAE", .plain, count: bucketCount) { 380 + $0 * 60 }
    demand.latencyP99Seconds = 1.26
    demand.errorRatio = 0
    var chat = summary(Self.chat, .unlabelled, .unlabelled, records: 2_071, labelled: 0, rate: 3.14, bucketCount)
    chat.latencyP99Seconds = 0.21
    chat.errorRatio = 0.054
    return [chat, demand, digits, fraud]
  }

  private mutating func summary(
    _ identity: ModelIdentity, _ task: PredictionTask, _ health: ModelSummary.Health, records: Int, labelled: Int,
    rate: Double, _ bucketCount: Int
  ) -> ModelSummary {
    let traffic = series("requests", "requests", .perSecond, count: bucketCount) { rate * (0.7 + $0 * 0.5) }
    var summary = ModelSummary(
      identity: identity, task: task, health: health, recordCount: records, labelledCount: labelled, traffic: traffic)
    summary.recordsPerSecond = rate
    return summary
  }
}
