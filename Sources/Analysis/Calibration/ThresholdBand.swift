/// How far the best threshold and its value move when the records are drawn anew (a bootstrap).
///
///     let band = DecisionThreshold(outcomes, objective: .youden)?.band(outcomes, seed: 7)
///     band?.threshold  // where 95 % of 200 resamples put it
///
/// Percentile intervals: the ends are figures that resamples gave, so an end may be an infinite threshold.
/// - Complexity: O(n) a resample: what is drawn is how many times each of the sorted records counts.
/// - Reference: Efron, "Bootstrap methods: another look at the jackknife", doi:10.1214/aos/1176344552.
public struct ThresholdBand: Sendable, Equatable {
  public let lowThreshold: Double
  public let highThreshold: Double
  public let lowValue: Double
  public let highValue: Double
  /// Resamples in which both classes came up; the others say nothing.
  public let resamples: Int

  public var threshold: (low: Double, high: Double) { (lowThreshold, highThreshold) }
  public var value: (low: Double, high: Double) { (lowValue, highValue) }
}

extension DecisionThreshold {
  /// - Parameters:
  ///   - outcomes: those that the threshold was found on.
  ///   - confidence: of both sides together, between 0 and 1.
  /// - Returns: `nil` when no resample holds both classes.
  /// - Precondition: `resamples` is positive, `confidence` lies between 0 and 1.
  public func band(
    _ outcomes: ScoredOutcomes, resamples: Int = 200, confidence: Double = 0.95, seed: UInt64
  ) -> ThresholdBand? {
    precondition(resamples > 0, "a bootstrap needs a resample")
    precondition(confidence > 0 && confidence < 1, "confidence lies between 0 and 1")
    let records = RankedRecords(outcomes)
    var generator = SplitMix64(seed: seed)
    var times = [Int32](repeating: 0, count: records.count)
    var found: [ThresholdPoint] = []
    for _ in 0..<resamples {
      records.draw(into: &times, with: &generator)
      if let best = records.best(objective, drawn: times) { found.append(best) }
    }
    guard let threshold = Self.interval(found.map(\.threshold), confidence),
      let value = Self.interval(found.map(\.value), confidence)
    else { return nil }
    return ThresholdBand(
      lowThreshold: threshold.low, highThreshold: threshold.high, lowValue: value.low, highValue: value.high,
      resamples: found.count)
  }

  private static func interval(_ values: [Double], _ confidence: Double) -> (low: Double, high: Double)? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let cut = Int((1 - confidence) / 2 * Double(sorted.count))
    return (sorted[cut], sorted[sorted.count - 1 - cut])
  }
}

/// Records from the highest score down, the positives of a score before its negatives.
private struct RankedRecords {
  private struct Group {
    var threshold: Double
    /// Where the negatives of the score begin.
    var middle: Int
    var end: Int
  }

  let count: Int
  private var groups: [Group] = []
  /// `nil` when all are 1.
  private var weights: [Double]?

  init(_ outcomes: ScoredOutcomes) {
    count = outcomes.positives.count + outcomes.negatives.count
    if outcomes.positiveWeights != nil { weights = [] }
    var end = 0
    outcomes.forEachRun { threshold, positives, negatives in
      let middle = end + positives.count
      end = middle + negatives.count
      groups.append(Group(threshold: threshold, middle: middle, end: end))
      if let ofPositives = outcomes.positiveWeights { weights?.append(contentsOf: ofPositives[positives]) }
      if let ofNegatives = outcomes.negativeWeights { weights?.append(contentsOf: ofNegatives[negatives]) }
    }
  }

  /// As many records as there are, with replacement: how many times each.
  func draw(into times: inout [Int32], with generator: inout SplitMix64) {
    times.withUnsafeMutableBufferPointer { times in
      times.update(repeating: 0)
      for _ in 0..<count { times[generator.index(below: count)] += 1 }
    }
  }

  /// - Returns: `nil` when only one class was drawn.
  func best(_ objective: ThresholdObjective, drawn times: [Int32]) -> ThresholdPoint? {
    times.withUnsafeBufferPointer { times in
      let positiveTotal = sum(times) { start, group in start..<group.middle }
      let negativeTotal = sum(times) { _, group in group.middle..<group.end }
      guard positiveTotal > 0, negativeTotal > 0 else { return nil }
      var search = ThresholdSearch(objective, positiveTotal: positiveTotal, negativeTotal: negativeTotal)
      var start = 0
      for group in groups {
        let positives = weight(of: start..<group.middle, times)
        let negatives = weight(of: group.middle..<group.end, times)
        start = group.end
        // A score that was not drawn is no threshold of this resample.
        guard positives + negatives > 0 else { continue }
        search.visit(group.threshold, positives: positives, negatives: negatives)
      }
      return search.best
    }
  }

  @inline(__always)
  private func sum(_ times: UnsafeBufferPointer<Int32>, _ part: (Int, Group) -> Range<Int>) -> Double {
    var total = 0.0
    var start = 0
    for group in groups {
      total += weight(of: part(start, group), times)
      start = group.end
    }
    return total
  }

  @inline(__always)
  private func weight(of records: Range<Int>, _ times: UnsafeBufferPointer<Int32>) -> Double {
    guard let weights else {
      var count = 0
      for record in records { count += Int(times[record]) }
      return Double(count)
    }
    var total = 0.0
    for record in records { total += Double(times[record]) * weights[record] }
    return total
  }
}
