internal import Glibc

/// How small the p-value of a ``PermutationTail`` can be, without the search for its saddle point.
///
/// With θ the multipliers of the number of values and of their scores, in the units in which the exponent bends by 1 at 0
/// in every direction, a bin with the score c (in standard deviations) is tilted by y = (θ₀ + θ₁ c) / √V, V = n m / N. What
/// it adds to the bend changes by a factor of at most e^|y|. So within a radius ρ of 0 the bend lies between λ and Λ, which
/// follow from |y| ≤ ρ √(1 + c²) / √V. With a deviate s the saddle point is at most s/λ away, the exponent lies from
/// s²/2Λ to s²/2λ, the root of the determinant is at most Λ, and so nothing is left open but where in these ranges the
/// tail is smallest: at their ends.
/// - Complexity: O(bins).
struct SaddlepointBound {
  /// A bin's, with mean 0 and deviation 1 over all values.
  struct Score {
    /// Its share of all values.
    let weight: Double
    let value: Double
    /// The value may be wrong by this much.
    let error: Double
  }

  let scores: [Score]
  let referenceSize: Double
  let currentSize: Double

  private var effectiveSize: Double { referenceSize * currentSize / (referenceSize + currentSize) }

  /// The search stops near the saddle point.
  private static let slack = 1.02

  /// Whether the p-value is certain to exceed `bar` for every deviate in a range.
  func isCertain(from least: Double, to most: Double, toExceed bar: Double) -> Bool {
    let all = referenceSize + currentSize
    // Half a step is taken off; where less remains than the ordinary deviate, the tail is large in any case.
    let ordinary = PermutationTail.ordinaryDeviate
    let start = Swift.max(ordinary, least - largestStep / (2 * effectiveSize.squareRoot()))
    // Of N values instead of N − 1.
    let most = Swift.max(ordinary, most) * (all / (all - 1)).squareRoot() * Self.slack
    var radius = most * 1.6
    for _ in 0..<3 {
      guard let bend = bend(within: radius) else { return false }
      let needed = 1.2 * most / bend.least
      if needed <= radius { return isCertain(from: start, to: most, bend, bar) }
      radius = needed * 1.1
    }
    return false
  }

  private func isCertain(from least: Double, to most: Double, _ bend: (least: Double, most: Double), _ bar: Double)
    -> Bool
  {
    let scale = most * bend.most / bend.least * lattice(most / bend.least) * Self.slack
    let roots = [least / bend.most.squareRoot() / Self.slack, most / bend.least.squareRoot() * Self.slack]
    return roots.allSatisfy { root in
      let density = exp(-root * root / 2) / (2 * Double.pi).squareRoot()
      return 2 * (NormalDistribution.tail(root) + density * (1 / scale - 1 / root)) > bar
    }
  }

  /// Within a radius of 0, the smallest and the largest; `nil` where they lie too far apart to say anything.
  private func bend(within radius: Double) -> (least: Double, most: Double)? {
    let unit = radius / effectiveSize.squareRoot()
    // A window's share x of a bin adds x (1 − x), at most ¼.
    let all = referenceSize + currentSize
    let highest = all * all / (4 * referenceSize * currentSize) - 1
    var (loss, gain) = (Sums(), Sums())
    for score in scores {
      let size = abs(score.value) + score.error
      let tilt = unit * (1 + size * size).squareRoot()
      // 1 − e^(−y) and e^y − 1 by their series, from above.
      loss.add(Swift.min(1, tilt * (1 - tilt / 2 * (1 - tilt / 3))), score, size)
      let growth = tilt * (1 + tilt / 2 * (1 + tilt / 3 * (1 + tilt * 0.375)))
      gain.add(Swift.min(highest, tilt <= 1 ? growth : exp(tilt) - 1), score, size)
    }
    let bend = (least: 1 - loss.largest, most: 1 + gain.largest)
    return bend.least > 0.2 && bend.most < 3 ? bend : nil
  }

  /// sinh x / x, of half the largest step between two bins times the tilt.
  private func lattice(_ tilt: Double) -> Double {
    let half = tilt * largestStep / (2 * effectiveSize.squareRoot())
    return half > 1e-6 ? sinh(Swift.min(half, 300)) / half : 1
  }

  /// Between the scores of neighbours, at most.
  private var largestStep: Double {
    zip(scores, scores.dropFirst()).reduce(0) {
      Swift.max($0, abs($1.1.value - $1.0.value) + $1.1.error + $1.0.error)
    }
  }

  /// A symmetric matrix of two rows, and a bound of the larger of its eigenvalues.
  private struct Sums {
    private var (first, mixed, second, error) = (0.0, 0.0, 0.0, 0.0)

    @inline(__always)
    mutating func add(_ change: Double, _ score: Score, _ size: Double) {
      let weight = change * score.weight
      first += weight
      mixed += weight * score.value
      error += weight * score.error
      second += weight * size * size
    }

    var largest: Double { Swift.max(first, second) + abs(mixed) + error }
  }
}
