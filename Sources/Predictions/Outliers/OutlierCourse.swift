internal import Telemetry

/// The share of outliers over time as samples of a series: one a minute of event time, or after so many minutes as it
/// takes for a hundred records, below which a share of one in a hundred says nothing.
struct OutlierCourse: Sendable, Codable {
  private static let minute: Int64 = 60 * 1_000_000_000
  private static let need = 100

  private let labels: Labels
  private var minute: Int64?
  private var scoredCount = 0
  private var outlierCount = 0

  init(_ identity: ModelIdentity) {
    labels = Labels(
      name: "ml_outlier_ratio",
      [Label("model", identity.model), Label("version", identity.version ?? "")])
  }

  /// A record of an earlier minute counts into the latest one.
  mutating func add(isOutlier: Bool, time: Int64, _ samples: inout [WatchedSample]) {
    guard time != PredictionBatch.noTime else { return }
    let minute = floored(time, Self.minute)
    let current = self.minute ?? minute
    if minute > current, scoredCount >= Self.need {
      let end = Timestamp(nanoseconds: current + Self.minute).milliseconds
      samples.append(
        WatchedSample(
          labels: labels, sample: Sample(milliseconds: end, value: Double(outlierCount) / Double(scoredCount))))
      (scoredCount, outlierCount) = (0, 0)
    }
    self.minute = max(current, minute)
    scoredCount += 1
    if isOutlier { outlierCount += 1 }
  }
}
