/// How far a numeric feature's location, scale and shape can lie from what no change would give, in one pass over its bins
/// that leaves the scores' quantiles to a table.
///
/// The sum of scores over the window is N ∑ Dⱼ (rⱼ₊₁ − rⱼ) with the density Dⱼ between two bins and the window's share r of
/// each bin; so errors of the table add up with the steps of r as their weights. Squares are taken as small as they can be.
/// - Complexity: O(bins).
struct NumberBounds {
  /// At most so many deviations for certain; infinite where that cannot be told.
  private(set) var location: Double
  private(set) var scale: Double
  /// The largest distance at the edges of the bins.
  private(set) var distance: Double

  init(_ pair: WindowPair) {
    let table = NormalScoreTable.shared
    let all = pair.referenceSize + pair.currentSize
    let (perValue, sizes) = (1 / Double(all), (Double(pair.referenceSize), Double(pair.currentSize)))
    var (location, scale) = (ScoreSum(), ScoreSum())
    var (lower, lastShare, isFirst) = (NormalScoreTable.Edge(), 0.0, true)
    var (reference, current, distance) = (0, 0, 0.0)
    for (p, q) in zip(pair.reference.counts, pair.current.counts) where p + q > 0 {
      reference += p
      current += q
      distance = Swift.max(distance, abs(Double(reference) * sizes.1 - Double(current) * sizes.0))
      let before = reference + current
      let upper = before < all ? table.edge(share: Double(before) * perValue) : NormalScoreTable.Edge()
      let inverse = 1 / Double(p + q)
      let share = Double(q) * inverse
      if !isFirst {
        location.step(share - lastShare, lower.density, lower.densityError)
        scale.step(share - lastShare, lower.moment, lower.momentError)
      }
      location.square(lower.density - upper.density, lower.densityError + upper.densityError, inverse)
      scale.square(lower.moment - upper.moment, lower.momentError + upper.momentError, inverse)
      (lower, lastShare, isFirst) = (upper, share, false)
    }
    // Of a draw without replacement.
    let variance = sizes.0 * sizes.1 / (Double(all) * Double(Swift.max(1, all - 1)))
    self.location = location.deviate(variance)
    self.scale = scale.deviate(variance)
    self.distance = distance / (sizes.0 * sizes.1)
  }

  private struct ScoreSum {
    private var sum = 0.0
    private var error = 0.0
    private var squares = 0.0

    @inline(__always)
    mutating func step(_ step: Double, _ value: Double, _ error: Double) {
      sum += step * value
      self.error += abs(step) * error
    }

    @inline(__always)
    mutating func square(_ difference: Double, _ error: Double, _ inverse: Double) {
      let least = Swift.max(0, abs(difference) - error)
      squares += least * least * inverse
    }

    func deviate(_ variance: Double) -> Double {
      squares > 0 ? (abs(sum) + error) / (variance * squares).squareRoot() * (1 + 1e-9) : .infinity
    }
  }
}
