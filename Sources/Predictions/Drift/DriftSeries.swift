internal import Analysis
internal import Telemetry

/// The drift of a model as series: scores and verdicts of its features, and how many of them drift.
///
/// - `ml_feature_drift_score{model, version, feature, statistic}`: `psi`, `kolmogorov_smirnov` of numbers or `l_infinity` of
///   categories, `effect` (Cohen's h) and `evidence` (decimal logarithm of 1 / p).
/// - `ml_feature_drift_verdict{model, version, feature}`: 0 stable, 1 note, 2 drift; absent without enough data.
/// - `ml_features_drifting{model, version}`.
/// - `ml_feature_fault_ratio{model, version, feature, fault}`: see ``FaultSeries``.
struct DriftSeries: Sendable, Codable {
  /// Between samples at least so long, which is how often servers are scraped; and at most so long, so that a rule that looks
  /// back five minutes finds one.
  private static let interval: ClosedRange<Int64> = 15_000_000_000...60_000_000_000

  private struct FeatureLabels: Sendable, Codable {
    var psi: Labels
    var distance: Labels
    var effect: Labels
    var evidence: Labels
    var verdict: Labels
  }

  private let features: [FeatureLabels]
  private let drifting: Labels
  private var faults: FaultSeries
  private var step: Int64 = interval.lowerBound
  /// Where samples are due next.
  private(set) var nextPosition = Int64.max
  /// Whether there was a look since scores were last appended; verdicts are told again and again.
  private(set) var hasNews = false

  init(identity: ModelIdentity, features: [Reference.Feature]) {
    let common = identity.labels
    self.features = features.map { feature in
      let labels = common + [Label("feature", feature.name)]
      func score(_ statistic: String) -> Labels {
        Labels(name: "ml_feature_drift_score", labels + [Label("statistic", statistic)])
      }
      return FeatureLabels(
        psi: score("psi"), distance: score(feature.bins.isNumeric ? "kolmogorov_smirnov" : "l_infinity"),
        effect: score("effect"), evidence: score("evidence"),
        verdict: Labels(name: "ml_feature_drift_verdict", labels))
    }
    drifting = Labels(name: "ml_features_drifting", common)
    faults = FaultSeries(identity: identity, features: features)
  }

  /// Series have times; on an axis of records there are none.
  mutating func begin(at position: Int64, paneWidth: Int64, _ axis: ModelState.Axis) {
    guard axis == .time else { return }
    step = min(max(paneWidth, Self.interval.lowerBound), Self.interval.upperBound)
    nextPosition = floored(position, step) + step
  }

  mutating func noteLook() { hasNews = true }

  /// Appends what the last looks said, dated when they were due.
  mutating func append(_ state: DriftState, passing position: Int64, _ samples: inout [WatchedSample]) {
    // After a gap: as of its beginning, since nobody looked in it.
    let milliseconds = Timestamp(nanoseconds: nextPosition).milliseconds
    nextPosition = floored(position, step) + step
    defer { hasNews = false }
    var (driftingCount, hasVerdict) = (0, false)
    func append(_ labels: Labels, _ value: Double?) {
      guard let value else { return }
      samples.append(WatchedSample(labels: labels, sample: Sample(milliseconds: milliseconds, value: value)))
    }
    for (feature, labels) in features.enumerated() {
      if hasNews, let speaker = state.speaker(ofFeature: feature) {
        let bins = state.features[feature].bins
        let current = state.layout.counts(ofFeature: feature, in: state.windows[speaker.window].total)
        append(labels.psi, bins.populationStability(of: current))
        append(
          labels.distance,
          bins.isNumeric ? bins.kolmogorovSmirnov(of: current) : bins.largestShareDifference(of: current))
        append(labels.effect, speaker.finding.effect)
        append(labels.evidence, speaker.finding.evidence)
        for (labels, share) in faults.shares(ofFeature: feature, bins, current, speaker.finding) {
          append(labels, share)
        }
      }
      guard let verdict = state.courses[feature].verdict, let value = verdict.seriesValue else { continue }
      append(labels.verdict, value)
      hasVerdict = true
      if verdict == .drift { driftingCount += 1 }
    }
    if hasVerdict { append(drifting, Double(driftingCount)) }
  }
}

extension Verdict {
  /// `nil` without enough data, which is no verdict.
  fileprivate var seriesValue: Double? {
    switch self {
    case .insufficientData: nil
    case .stable: 0
    case .warning: 1
    case .drift: 2
    }
  }
}
