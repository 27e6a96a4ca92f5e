internal import Glibc

/// Newton's method with backtracking on the cross entropy of Platt's targets.
struct LogisticFit {
  private struct Point {
    var score: Double
    var weight: Double
    /// Weighted sum of the targets.
    var target: Double
  }

  private let points: [Point]
  private(set) var slope = 0.0
  private(set) var intercept: Double

  init(_ groups: [ScoreGroup], center: Double, scale: Double) {
    let positives = groups.reduce(0) { $0 + $1.positives }
    let negatives = groups.reduce(0) { $0 + $1.negatives }
    let high = (positives + 1) / (positives + 2)
    let low = 1 / (negatives + 2)
    points = groups.map { group in
      Point(
        score: (group.score - center) / scale, weight: group.positives + group.negatives,
        target: group.positives * high + group.negatives * low)
    }
    intercept = log((negatives + 1) / (positives + 1))
  }

  func solved() -> LogisticFit {
    var fit = self
    var loss = fit.loss
    for _ in 0..<100 {
      let step = fit.newtonStep()
      // So close, rounding hides the descent, while the full step still squares the distance.
      if step.decrease <= 1e-12 * loss { return fit.moved(step, 1) }
      var length = 1.0
      var next = fit.moved(step, length)
      var nextLoss = next.loss
      // Armijo's condition, as in the paper.
      while !(nextLoss < loss - 1e-4 * length * step.decrease), length > 1e-10 {
        length /= 2
        next = fit.moved(step, length)
        nextLoss = next.loss
      }
      guard nextLoss < loss else { return fit }
      fit = next
      loss = nextLoss
    }
    return fit
  }

  private struct Step {
    var slope: Double
    var intercept: Double
    /// Of the loss to the first order, for the full step.
    var decrease: Double
  }

  private func moved(_ step: Step, _ length: Double) -> LogisticFit {
    var fit = self
    fit.slope += length * step.slope
    fit.intercept += length * step.intercept
    return fit
  }

  private var loss: Double {
    var sum = 0.0
    for point in points {
      let exponent = slope * point.score + intercept
      // log(1 + exp(·)) written for the sign at hand, so that nothing overflows.
      sum +=
        exponent >= 0
        ? point.target * exponent + point.weight * log1p(exp(-exponent))
        : (point.target - point.weight) * exponent + point.weight * log1p(exp(exponent))
    }
    return sum
  }

  private func newtonStep() -> Step {
    // The paper's ridge keeps the matrix regular when all scores are equal.
    var slopeSlope = 1e-12
    var both = 0.0
    var interceptIntercept = 1e-12
    var slopeGradient = 0.0
    var interceptGradient = 0.0
    for point in points {
      let probability = 1 / (1 + exp(slope * point.score + intercept))
      let curvature = point.weight * probability * (1 - probability)
      slopeSlope += curvature * point.score * point.score
      both += curvature * point.score
      interceptIntercept += curvature
      let miss = point.target - point.weight * probability
      slopeGradient += miss * point.score
      interceptGradient += miss
    }
    let determinant = slopeSlope * interceptIntercept - both * both
    let slopeStep = -(interceptIntercept * slopeGradient - both * interceptGradient) / determinant
    let interceptStep = -(slopeSlope * interceptGradient - both * slopeGradient) / determinant
    return Step(
      slope: slopeStep, intercept: interceptStep,
      decrease: -(slopeGradient * slopeStep + interceptGradient * interceptStep))
  }
}
