import Analysis
import Monitor
import Predictions
import Telemetry
import TestSupport

// The detail of each sample model, and the last records.
extension SampleSnapshots {
  mutating func detail(of identity: ModelIdentity, _ request: SnapshotRequest) -> ModelDetail {
    switch identity {
    case Self.fraud: fraudDetail(request)
    case Self.digits: digitsDetail(request)
    case Self.demand: demandDetail(request)
    default: chatDetail(request)
    }
  }

  private mutating func fraudDetail(_ request: SnapshotRequest) -> ModelDetail {
    var detail = ModelDetail(identity: Self.fraud, task: .binary, recordCount: 4_052, labelledCount: 2_512)
    detail.classes = ["legit", "fraud"]
    detail.positiveClass = "fraud"
    detail.figures = [
      Figure(id: "roc_auc", title: "AUC", value: 0.8571, interval: 0.838...0.876),
      Figure(id: "accuracy", title: "accuracy", value: 0.7918, interval: 0.7755...0.8072),
      Figure(id: "f1", title: "F1", value: 0.4765),
      Figure(id: "brier", title: "Brier", value: 0.0614),
      Figure(id: "log_loss", title: "log loss", value: nil, reason: "a score of 0 was wrong"),
    ]
    if request.parts.contains(.series) {
      let count = request.bucketCount
      detail.series = [
        series("roc_auc", "AUC", .plain, count: count) { $0 < 0.5 ? 0.93 : 1.06 - $0 * 0.26 },
        series("requests", "requests/s", .perSecond, count: count) { 30 + $0 * 11 },
        series("latency_p99", "latency p99", .seconds, count: count) { 0.03 + $0 * 0.006 },
      ]
      detail.classShares = [
        series("legit", "legit", .ratio, count: count) { 0.92 - $0 * 0.05 },
        series("fraud", "fraud", .ratio, count: count) { 0.08 + $0 * 0.05 },
      ]
    }
    if request.parts.contains(.fields) { detail.fields = Self.fields }
    if request.parts.contains(.confusion) {
      detail.confusion = ConfusionMatrix(classCount: 2, counts: [1_751, 438, 85, 238])
    }
    if request.parts.contains(.curves) { detail.curves = Self.curves(threshold: request.threshold ?? 0.5) }
    return detail
  }

  private mutating func digitsDetail(_ request: SnapshotRequest) -> ModelDetail {
    var detail = ModelDetail(identity: Self.digits, task: .multiclass, recordCount: 1_204, labelledCount: 1_204)
    detail.classes = (0..<10).map(String.init)
    detail.figures = [
      Figure(id: "accuracy", title: "accuracy", value: 0.926, interval: 0.91...0.94),
      Figure(id: "macro_f1", title: "macro F1", value: 0.926),
    ]
    if request.parts.contains(.confusion) { detail.confusion = Self.matrix(classCount: 10, seed: 7) }
    return detail
  }

  private mutating func demandDetail(_ request: SnapshotRequest) -> ModelDetail {
    var detail = ModelDetail(identity: Self.demand, task: .regression, recordCount: 1_840, labelledCount: 1_840)
    detail.figures = [
      Figure(id: "mae", title: "MAE", value: 412.4, interval: 398.2...427.9),
      Figure(id: "r2", title: "R²", value: 0.814),
      Figure(id: "bias", title: "bias", value: -38.2),
    ]
    if request.parts.contains(.series) {
      detail.series = [series("mae", "MAE", .plain, count: request.bucketCount) { 380 + $0 * 60 }]
    }
    return detail
  }

  private mutating func chatDetail(_ request: SnapshotRequest) -> ModelDetail {
    var detail = ModelDetail(identity: Self.chat, task: .unlabelled, recordCount: 2_071, labelledCount: 0)
    detail.notes = ["This log has no actual values; traffic, latency and numbers are all there is."]
    if request.parts.contains(.series) {
      detail.series = [series("latency_p99", "latency p99", .seconds, count: request.bucketCount) { 0.2 + $0 * 0.02 }]
    }
    return detail
  }

  static let fields: [FieldSummary] = {
    var amount = FieldSummary(name: "amount", kind: .number, count: 4_052, missing: 0)
    (amount.mean, amount.variance, amount.median) = (84.31, 12_804.2, 41.9)
    (amount.min, amount.max, amount.p90, amount.p99) = (0.5, 4_210, 214.8, 903.1)
    var age = FieldSummary(name: "account_age_days", kind: .number, count: 3_960, missing: 92)
    (age.mean, age.variance, age.median) = (812.4, 250_014, 731)
    (age.min, age.max, age.p90, age.p99) = (0, 4_811, 1_604, 2_903)
    var channel = FieldSummary(name: "channel", kind: .category, count: 4_052, missing: 0)
    channel.top = [("app", 2_604), ("web", 1_201), ("branch", 247)]
    return [amount, age, channel]
  }()

  /// Mostly right, with two confusions that stand out.
  static func matrix(classCount: Int, seed: UInt64) -> ConfusionMatrix {
    var generator = SeededGenerator(seed: seed)
    var matrix = ConfusionMatrix(classCount: classCount)
    for actual in 0..<classCount {
      for predicted in 0..<classCount {
        let count = actual == predicted ? 110 + generator.uniform() * 10 : max(0, generator.uniform() * 6 - 4)
        matrix.add(actual: actual, predicted: predicted, weight: count.rounded())
      }
    }
    if classCount > 8 {
      matrix.add(actual: 1, predicted: 8, weight: 17)
      matrix.add(actual: 8, predicted: 1, weight: 11)
    }
    return matrix
  }

  /// True positive rate 1 − (1 − x)⁶ at false positive rate x.
  static func curves(threshold: Double) -> CurveProjection {
    var curves = CurveProjection(
      rocAUC: Figure(id: "roc_auc", title: "AUC", value: 0.8571, interval: 0.838...0.876),
      averagePrecision: Figure(id: "average_precision", title: "AP", value: 0.617), threshold: threshold,
      atThreshold: ConfusionMatrix(classCount: 2, counts: [1_751, 438, 85, 238]), scoreRange: 0...1)
    for step in 0...40 {
      let x = Double(step) / 40
      let rest = (1 - x) * (1 - x) * (1 - x)
      curves.roc.append(.init(x: x, y: 1 - rest * rest))
      curves.precisionRecall.append(.init(x: x, y: max(0.129, 1 - 1.2 * x * x)))
    }
    for bin in 0..<16 {
      let low = Double(bin) / 15
      curves.negativeHistogram.append((2_000 * (1 - low) * (1 - low) * (1 - low)).rounded())
      curves.positiveHistogram.append((320 * low * low).rounded())
    }
    return curves
  }

  mutating func records() -> RecordList {
    var list = RecordList()
    for index in 0..<60 {
      let score = (generator.uniform() * 1_000).rounded() / 1_000
      let isFraud = generator.uniform() < 0.2
      let identity = index % 5 == 4 ? Self.demand : Self.fraud
      list.last.append(
        RecordList.Record(
          time: Timestamp(seconds: Self.time.nanoseconds / 1_000_000_000 - Int64(60 - index)), identity: identity,
          id: "r-\(10_000 + index)",
          actual: index % 7 == 3 ? nil : identity == Self.demand ? "412" : isFraud ? "fraud" : "legit",
          predicted: identity == Self.demand ? "431.5" : score >= 0.5 ? "fraud" : "legit",
          score: identity == Self.demand ? nil : score, latencySeconds: 0.012 + generator.uniform() * 0.02,
          text: "{\"model\":\"\(identity.model)\",\"id\":\"r-\(10_000 + index)\",\"score\":\(score)}"))
    }
    list.malformed = [
      .init(
        path: "predictions.jsonl", line: 812, reason: "the line ends inside a string",
        text: "{\"model\":\"fraud-v3\",\"sco"),
      .init(path: "predictions.jsonl", line: 907, reason: "expected an object", text: "restarted by systemd"),
      .init(path: "predictions.jsonl", line: 1_204, reason: "the time is not ISO 8601", text: "{\"ts\":\"yesterday\"}"),
    ]
    list.malformedCount = 3
    list.otherCount = 12
    return list
  }
}
