internal import Glibc

/// A logistic curve over the score: 1 / (1 + exp(slope · score + intercept)).
///
///     let calibrator = PlattCalibrator(ScoredOutcomes(positives: [2, 3, 1], negatives: [-1, 0, 1.5]))
///     calibrator?.slope  // -0.74147…
///
/// Two numbers are learnt, so a few dozen records do; a shape that is not logistic is missed. The probabilities rise
/// with the score where the positives score higher, and fall where they score lower.
/// - Complexity: O(n) a Newton step, of which ten are usual and 100 the limit.
/// - Reference: Platt, "Probabilistic outputs for support vector machines" (1999), with his smoothed targets; solved as
///   in Lin, Lin, Weng, "A note on Platt's probabilistic outputs for support vector machines",
///   doi:10.1007/s10994-007-5018-6. Deviation: scores are centred and scaled while solving, so that large ones do no
///   harm.
public struct PlattCalibrator: Calibrator {
  /// A in Platt's notation; negative when higher scores speak for the positive class.
  public let slope: Double
  /// B in Platt's notation.
  public let intercept: Double

  public init?(_ outcomes: ScoredOutcomes) {
    let groups = outcomes.finiteGroups()
    guard let first = groups.first, let last = groups.last else { return nil }
    let center = first.score / 2 + last.score / 2
    let spread = last.score / 2 - first.score / 2
    let scale = spread > 0 ? spread : 1
    let fit = LogisticFit(groups, center: center, scale: scale).solved()
    slope = fit.slope / scale
    intercept = fit.intercept - slope * center
    guard slope.isFinite, intercept.isFinite else { return nil }
  }

  public func probability(of score: Double) -> Double? {
    score.isNaN ? nil : curve(score)
  }

  public func probabilities(of scores: [Double]) -> [Double] {
    scores.map { score in
      precondition(!score.isNaN, "NaN is no score")
      return curve(score)
    }
  }

  @inline(__always)
  private func curve(_ score: Double) -> Double {
    // A flat curve stays flat at an infinite score.
    let exponent = slope == 0 ? intercept : slope * score + intercept
    return 1 / (1 + exp(exponent))
  }
}

extension CalibratorKind {
  public static let platt = Self(
    id: "platt", summary: "A logistic curve; does with a few dozen records", PlattCalibrator.self)
}
