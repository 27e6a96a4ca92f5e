internal import Analysis
internal import Telemetry

/// Which share of a feature's values is of the wrong kind, as series
/// `ml_feature_fault_ratio{model, version, feature, fault}`: `missing` more often than in the reference, `foreign` (text where
/// numbers are the rule, or the other way round) or of an `unseen` category.
///
/// A series begins when the check is certain of its fault, and is 0 while it no longer is.
struct FaultSeries: Sendable, Codable {
  private let features: [[Labels]]
  /// By feature and kind.
  private var hasBegun: [[Bool]]

  init(identity: ModelIdentity, features: [Reference.Feature]) {
    self.features = features.map { feature in
      FeatureFaults.Kind.allCases.map { kind in
        Labels(
          name: "ml_feature_fault_ratio",
          identity.labels + [Label("feature", feature.name), Label("fault", kind.rawValue)])
      }
    }
    hasBegun = Array(repeating: FeatureFaults.Kind.allCases.map { _ in false }, count: features.count)
  }

  mutating func shares(
    ofFeature feature: Int, _ bins: BinnedFeature, _ current: BinnedCounts, _ finding: DriftFinding
  ) -> [(Labels, Double)] {
    let shares = FeatureFaults.shares(bins, current, finding)
    var found: [(Labels, Double)] = []
    for (number, kind) in FeatureFaults.Kind.allCases.enumerated() {
      if shares[kind] != nil { hasBegun[feature][number] = true }
      if hasBegun[feature][number] { found.append((features[feature][number], shares[kind] ?? 0)) }
    }
    return found
  }
}
