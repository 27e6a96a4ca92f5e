internal import Glibc

/// How likely a sum of scores over a window is when its values are drawn at random, without replacement, from window and
/// reference together.
///
/// The totals of the bins are kept, so ties, rare values and skewed scores count as what they are, and the tail stays
/// precise far beyond where a normal one would be wrong.
/// - Complexity: O(bins).
/// - Reference: Skovgaard, "Saddlepoint Expansions for Conditional Distributions", doi:10.2307/3214498; for samples
///   from finite populations Booth, Butler, "Randomization Distributions and Saddlepoint Approximations in Generalized
///   Linear Models", doi:10.1093/biomet/77.4.787.
struct PermutationTail {
  /// Up to here a normal tail does, which is .13.
  static let ordinaryDeviate = 1.5

  /// Of each bin, with mean 0, such that the sum over the window has a deviation of 1.
  private let scores: [Double]
  private let totals: [Double]
  private let currentSize: Double
  private let populationSize: Double
  /// The sum in deviations, without its sign.
  let deviate: Double
  /// By how much the sum moves where one value moves to the next bin, at most.
  private let step: Double
  /// Deviation of the mean score in the window, in the unit of the scores given.
  let meanDeviation: Double

  /// - Returns: `nil` where all values have one score, or one of the windows is empty.
  init?(scores raw: [Double], totals: [Int], current: [Int]) {
    let sizes = totals.map(Double.init)
    let (n, all) = (Double(current.reduce(0, +)), sizes.reduce(0, +))
    guard n > 0, n < all else { return nil }
    let mean = zip(raw, sizes).reduce(0) { $0 + $1.0 * $1.1 } / all
    let squares = zip(raw, sizes).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
    let deviation = (n * (all - n) / (all * (all - 1)) * squares).squareRoot()
    guard deviation > 0 else { return nil }
    let sum = zip(raw, current).reduce(0) { $0 + ($1.0 - mean) * Double($1.1) } / deviation
    let unit = sum < 0 ? -deviation : deviation
    let filled = sizes.indices.filter { sizes[$0] > 0 }
    scores = filled.map { (raw[$0] - mean) / unit }
    step = zip(scores, scores.dropFirst()).reduce(0) { Swift.max($0, abs($1.1 - $1.0)) }
    self.totals = filled.map { sizes[$0] }
    currentSize = n
    populationSize = all
    deviate = abs(sum)
    meanDeviation = deviation / n
  }

  /// Twice the chance of a sum at least as far on the same side.
  var pValue: Double {
    // A value on the lattice of the sums owns half a step on either side.
    let corrected = deviate - step / 2
    guard corrected > Self.ordinaryDeviate else { return Swift.min(1, 2 * NormalDistribution.tail(corrected)) }
    let point = saddlePoint(corrected)
    let root = (2 * Swift.max(point.exponent, 0)).squareRoot()
    let variance = currentSize * (populationSize - currentSize) / populationSize
    let half = step * point.tilt / 2
    let slope = half > 1e-6 ? sinh(Swift.min(half, 300)) / half * point.tilt : point.tilt
    let scale = slope * (point.determinant / variance).squareRoot()
    guard scale > 0, root > 0 else { return Swift.min(1, 2 * NormalDistribution.tail(corrected)) }
    let density = exp(-root * root / 2) / (2 * Double.pi).squareRoot()
    let tail = NormalDistribution.tail(root) + density * (1 / scale - 1 / root)
    return Swift.min(1, 2 * Swift.max(tail, 0))
  }

  private struct Point {
    /// Multipliers of the number of values and of their scores.
    var base = 0.0
    var tilt = 0.0
    var exponent = 0.0
    var determinant = 0.0
    var step = (base: 0.0, tilt: 0.0)
  }

  /// Where the tilted population has the window's size and `sum` as the sum of its scores, by Newton's method.
  private func saddlePoint(_ sum: Double) -> Point {
    var point = moments(base: 0, tilt: 0, sum)
    for _ in 0..<60 {
      var factor = 1.0
      var next = moments(base: point.base + point.step.base, tilt: point.tilt + point.step.tilt, sum)
      // The exponent is concave; a step that lowers it went too far.
      while !(next.exponent >= point.exponent), factor > 1e-6 {
        factor /= 2
        next = moments(
          base: point.base + factor * point.step.base, tilt: point.tilt + factor * point.step.tilt, sum)
      }
      guard next.exponent >= point.exponent else { break }
      let gain = next.exponent - point.exponent
      point = next
      if gain < 1e-9 * Swift.max(1, point.exponent) { break }
    }
    return point
  }

  private func moments(base: Double, tilt: Double, _ sum: Double) -> Point {
    let share = currentSize / populationSize
    let isTilted = base != 0 || tilt != 0
    var (cumulant, size, first) = (0.0, 0.0, 0.0)
    var (v00, v01, v11) = (0.0, 0.0, 0.0)
    for (score, total) in zip(scores, totals) {
      let growth = isTilted ? expm1(Swift.min(base + tilt * score, 600)) : 0
      let drawn = share * (growth + 1) / (1 + share * growth)
      if isTilted { cumulant += total * log1p(share * growth) }
      size += total * drawn
      first += total * drawn * score
      let variance = total * drawn * (1 - drawn)
      v00 += variance
      v01 += variance * score
      v11 += variance * score * score
    }
    let determinant = v00 * v11 - v01 * v01
    let (r0, r1) = (currentSize - size, sum - first)
    var point = Point(base: base, tilt: tilt, exponent: base * currentSize + tilt * sum - cumulant)
    point.determinant = Swift.max(determinant, 0)
    if determinant > 0 {
      point.step = ((v11 * r0 - v01 * r1) / determinant, (v00 * r1 - v01 * r0) / determinant)
    }
    return point
  }
}
