/// The threshold on a score at which an objective is met best, over records whose truth is known.
///
///     let outcomes = ScoredOutcomes(positives: [0.9, 0.4], negatives: [0.5, 0.1])
///     DecisionThreshold(outcomes, objective: .cost(CostMatrix(falseNegative: 3)))?.threshold  // 0.4
///
/// Every distinct score is tried, and `infinity`: to call nothing positive. Of equally good thresholds the highest is
/// taken. Being the best of many on these records, `value` flatters what new records will give; `band` shows how much
/// either depends on the records.
/// - Complexity: O(n), since the outcomes are sorted.
public struct DecisionThreshold: Sendable, Equatable {
  public let objective: ThresholdObjective
  /// A record is positive at or above it.
  public let threshold: Double
  /// The cost a record, the F1 or Youden's J there.
  public let value: Double

  /// - Returns: `nil` when a class is missing.
  public init?(_ outcomes: ScoredOutcomes, objective: ThresholdObjective) {
    guard outcomes.hasBothClasses else { return nil }
    var search = ThresholdSearch(
      objective, positiveTotal: outcomes.positiveTotal, negativeTotal: outcomes.negativeTotal)
    outcomes.forEachStep { search.visit($0.threshold, positives: $0.positives, negatives: $0.negatives) }
    guard let best = search.best else { return nil }
    self.objective = objective
    threshold = best.threshold
    value = best.value
  }
}

/// A threshold and what the objective is there.
public struct ThresholdPoint: Sendable, Equatable {
  public let threshold: Double
  public let value: Double
}

extension ScoredOutcomes {
  /// The objective over all thresholds, from infinity down, thinned evenly to `limit` points with both ends kept.
  ///
  /// Thresholds at which the objective is undefined are left out; empty when a class is missing.
  /// - Precondition: `limit` is at least 2.
  public func objectiveCurve(_ objective: ThresholdObjective, limit: Int = 2000) -> [ThresholdPoint] {
    precondition(limit >= 2, "a curve has two ends")
    guard hasBothClasses else { return [] }
    var search = ThresholdSearch(objective, positiveTotal: positiveTotal, negativeTotal: negativeTotal)
    var points = [search.best].compactMap { $0 }
    forEachStep { step in
      let value = search.visit(step.threshold, positives: step.positives, negatives: step.negatives)
      if let value { points.append(ThresholdPoint(threshold: step.threshold, value: value)) }
    }
    guard points.count > limit else { return points }
    return (0..<limit).map { points[$0 * (points.count - 1) / (limit - 1)] }
  }
}

/// Walks down the thresholds and keeps the best.
struct ThresholdSearch {
  private let objective: ThresholdObjective
  private var counts: ThresholdCounts
  private(set) var best: ThresholdPoint?

  /// Begins at infinity, where nothing is positive.
  init(_ objective: ThresholdObjective, positiveTotal: Double, negativeTotal: Double) {
    self.objective = objective
    counts = ThresholdCounts(positiveTotal: positiveTotal, negativeTotal: negativeTotal)
    best = objective.value(counts).map { ThresholdPoint(threshold: .infinity, value: $0) }
  }

  /// - Returns: the objective with all records at or above the threshold called positive.
  @inline(__always)
  @discardableResult
  mutating func visit(_ threshold: Double, positives: Double, negatives: Double) -> Double? {
    counts.truePositives += positives
    counts.falsePositives += negatives
    guard let value = objective.value(counts) else { return nil }
    if best.map({ objective.isBetter(value, than: $0.value) }) ?? true {
      best = ThresholdPoint(threshold: threshold, value: value)
    }
    return value
  }
}
