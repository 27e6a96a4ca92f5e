internal import Analysis
internal import Telemetry

/// Which of the features that drift matter most, and which moved first.
///
/// A contribution is effect × importance, and the features' contributions sum to 1. Without an importance there is none:
/// the feature may be what the model rests on, or nothing.
struct DriftContributions: Sendable, Equatable {
  /// By feature, in the order of the evidence; `nil` for what does not drift, does not go into the model, or has no
  /// importance.
  let shares: [Double?]
  /// The drifting inputs, the gravest first: by contribution, where there are any, then by effect.
  let order: [Int]
  /// The drifting input that led all others by at least one look.
  let firstMover: Int?

  init(_ features: [WatchEvidence.Feature], lookInterval: Duration) {
    let drifting = features.indices.filter { features[$0].isInput && features[$0].finding.verdict == .drift }
    let weights = features.indices.map { place -> Double? in
      guard drifting.contains(place), let importance = features[place].importance else { return nil }
      return max(0, importance) * (features[place].finding.effect ?? 0)
    }
    let total = weights.reduce(0) { $0 + ($1 ?? 0) }
    let shares = weights.map { weight in total > 0 ? weight.map { $0 / total } : nil }
    self.shares = shares
    order = drifting.sorted { left, right in
      let (leftKey, rightKey) = (
        (shares[left] ?? -1, features[left].finding.effect ?? 0),
        (shares[right] ?? -1, features[right].finding.effect ?? 0)
      )
      return leftKey == rightKey ? left < right : leftKey > rightKey
    }
    let onsets = drifting.compactMap { place in features[place].since.map { (place: place, since: $0) } }
      .sorted { $0.since < $1.since }
    // A feature without an onset may have been the first.
    if onsets.count == drifting.count, onsets.count >= 2, lookInterval > .zero,
      onsets[1].since - onsets[0].since >= lookInterval
    {
      firstMover = onsets[0].place
    } else {
      firstMover = nil
    }
  }
}
