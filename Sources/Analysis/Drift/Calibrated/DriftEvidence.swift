/// What one group of tests says of a window: numbers against numbers, the share of the missing, and so on.
struct DriftEvidence {
  /// All that were looked at, for people.
  var statistics: [DriftFinding.Statistic]
  /// Of the group as a whole.
  var pValue: Double
  /// The smallest p-value that was possible with as many marked values as there are in both windows together.
  var leastPValue = 0.0
  /// Of the check's level.
  var share: Double
  /// Cohen's h.
  var effect: Double

  var decisive: String? {
    statistics.min { ($0.pValue ?? 1) < ($1.pValue ?? 1) }?.id
  }
}

/// The p-value of several groups that spread one level among themselves.
///
/// A group that cannot reach its share whatever the window holds gives it back: nothing missing anywhere costs nothing.
/// - Reference: the union bound; leaving out what cannot become significant is Tarone's, "A Modified Bonferroni Method
///   for Discrete Data", doi:10.2307/2531456.
enum SharedLevel {
  /// - Precondition: the shares sum to at most 1.
  static func pValue(_ evidence: [DriftEvidence]) -> Double {
    guard let least = evidence.map({ $0.pValue / $0.share }).min() else { return 1 }
    let spent = evidence.reduce(0) { $1.leastPValue <= least * $1.share ? $0 + $1.share : $0 }
    return Swift.min(least * spent, 1)
  }
}
