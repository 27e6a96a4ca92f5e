internal import Glibc

/// What bins are worth when the values of a window and its reference together are bent to a normal distribution.
///
///     PooledNormalScores([50, 50]).scores  // [-0.798, 0.798]
///
/// A bin holds a stretch of ranks; its score is the mean of z over that stretch, and its square that of z².
/// - Complexity: O(bins).
struct PooledNormalScores {
  /// Values in each bin.
  let totals: [Int]
  private(set) var scores: [Double] = []
  private(set) var squares: [Double] = []

  init(_ totals: [Int]) {
    self.totals = totals
    let all = Double(totals.reduce(0, +))
    var (before, lower) = (0, Edge(share: 0))
    scores.reserveCapacity(totals.count)
    squares.reserveCapacity(totals.count)
    for total in totals {
      before += total
      let upper = total > 0 ? Edge(share: Double(before) / all) : lower
      let share = Double(total) / all
      scores.append(total > 0 ? (lower.density - upper.density) / share : 0)
      squares.append(total > 0 ? 1 + (lower.moment - upper.moment) / share : 0)
      lower = upper
    }
  }

  /// Between two bins: the normal density there, and the density times the deviate.
  struct Edge {
    private(set) var density = 0.0
    private(set) var moment = 0.0

    init(share: Double) {
      guard share > 0, share < 1 else { return }
      let deviate = share < 0.5 ? -Self.deviate(share) : Self.deviate(1 - share)
      density = Self.density(deviate)
      moment = deviate * density
    }

    /// Beyond which a share of at most a half lies, to nine digits; a check asks for 65, so one step of Halley's has to
    /// do where ``NormalDistribution/quantile(_:)`` goes on to the last bit.
    ///
    /// - Reference: the start is Abramowitz and Stegun's, *Handbook of Mathematical Functions* (1964), 26.2.23.
    private static func deviate(_ share: Double) -> Double {
      let t = (-2 * log(share)).squareRoot()
      let above = (0.010328 * t + 0.802853) * t + 2.515517
      let below = ((0.001308 * t + 0.189269) * t + 1.432788) * t + 1
      let start = t - above / below
      let step = (NormalDistribution.tail(start) - share) / density(start)
      return start + step / (1 - start * step / 2)
    }

    private static func density(_ deviate: Double) -> Double {
      exp(-deviate * deviate / 2) / (2 * Double.pi).squareRoot()
    }
  }
}
