/// Whether two models rank the same records differently well: DeLong's test for two correlated ROC AUCs.
///
///     let isPositive = [true, true, false, false]
///     let test = PairedDeLong(first: [0.9, 0.8, 0.3, 0.1], second: [0.9, 0.2, 0.3, 0.1], isPositive: isPositive)
///     test?.difference  // 0.25
///
/// A record whose score is NaN in either model is left out of both. `nil` with fewer than two records of either class.
/// - Complexity: O(n log n), by mid-ranks.
/// - Reference: DeLong, DeLong, Clarke-Pearson, doi:10.2307/2531595; Sun and Xu, "Fast implementation of DeLong's
///   algorithm for comparing the areas under correlated receiver operating characteristic curves",
///   doi:10.1109/LSP.2014.2337313.
public struct PairedDeLong: Sendable, Equatable {
  public let firstAUC: Double
  public let secondAUC: Double
  /// Of `difference`, never negative.
  public let variance: Double

  /// - Precondition: the three have the same length.
  public init?(first: [Double], second: [Double], isPositive: [Bool]) {
    precondition(
      first.count == second.count && first.count == isPositive.count, "every record has two scores and one outcome")
    let kept = first.indices.filter { !first[$0].isNaN && !second[$0].isNaN }
    let outcomes = kept.map { isPositive[$0] }
    guard
      let one = Placements(kept.map { first[$0] }, outcomes),
      let other = Placements(kept.map { second[$0] }, outcomes)
    else { return nil }
    firstAUC = one.rocAUC
    secondAUC = other.rocAUC
    variance =
      Self.varianceOfMeanDifference(one.ofPositives, other.ofPositives)
      + Self.varianceOfMeanDifference(one.ofNegatives, other.ofNegatives)
  }

  /// First minus second.
  public var difference: Double {
    firstAUC - secondAUC
  }

  /// The difference in standard errors; `nil` when both rank all records alike, which leaves nothing to test.
  public var z: Double? {
    Ratio.defined(difference, variance.squareRoot())
  }

  /// Two-sided, by the normal approximation.
  public var pValue: Double? {
    z.map { 2 * NormalDistribution.tail(abs($0)) }
  }

  /// Normal interval of `difference`.
  ///
  /// - Parameter confidence: of both sides together, between 0 and 1.
  public func interval(confidence: Double = 0.95) -> (low: Double, high: Double)? {
    DeLong.interval(rocAUC: difference, variance: variance, confidence: confidence)
  }

  private static func varianceOfMeanDifference(_ one: [Double], _ other: [Double]) -> Double {
    var moments = Moments()
    for (left, right) in zip(one, other) { moments.add(left - right) }
    return (moments.variance ?? 0) / Double(one.count)
  }
}

/// Of every record, the share of the other class that it is ranked right against, ties counting half.
private struct Placements {
  let ofPositives: [Double]
  let ofNegatives: [Double]
  let rocAUC: Double

  init?(_ scores: [Double], _ isPositive: [Bool]) {
    let all = Midranks.of(scores)
    func placements(ofPositive wanted: Bool) -> [Double] {
      let own = scores.indices.filter { isPositive[$0] == wanted }
      let within = Midranks.of(own.map { scores[$0] })
      let others = Double(scores.count - own.count)
      return zip(own, within).map { place, rank in
        let below = (all[place] - rank) / others
        return wanted ? below : 1 - below
      }
    }
    ofPositives = placements(ofPositive: true)
    ofNegatives = placements(ofPositive: false)
    guard ofPositives.count > 1, ofNegatives.count > 1 else { return nil }
    rocAUC = ofPositives.reduce(0, +) / Double(ofPositives.count)
  }
}
