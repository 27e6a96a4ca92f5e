/// How far a numeric feature's location, scale and shape can lie from what no change would give, in one pass over its bins
/// that leaves the scores' quantiles to a table.
///
/// The sum of scores over the window is N ∑ Dⱼ (rⱼ₊₁ − rⱼ) with the density Dⱼ between two bins and the window's share r of
/// each bin; so errors of the table add up with the steps of r as their weights. Squares are taken as small as they can be.
/// - Complexity: O(bins).
struct NumberBounds {
  private(set) var location = ScoreSum()
  private(set) var scale = ScoreSum()
  /// The largest distance at the edges of the bins.
  private(set) var distance = 0.0
  private let referenceSize: Double
  private let currentSize: Double

  init(_ pair: WindowPair) {
    let table = NormalScoreTable.shared
    let all = pair.referenceSize + pair.currentSize
    let perValue = 1 / Double(all)
    (referenceSize, currentSize) = (Double(pair.referenceSize), Double(pair.currentSize))
    var (location, scale) = (ScoreSum(), ScoreSum())
    var (lower, lastShare, isFirst) = (NormalScoreTable.Edge(), 0.0, true)
    var (reference, current, distance) = (0, 0, 0.0)
    for (p, q) in zip(pair.reference.counts, pair.current.counts) where p + q > 0 {
      reference += p
      current += q
      distance = Swift.max(distance, abs(Double(reference) * currentSize - Double(current) * referenceSize))
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
    (self.location, self.scale) = (location, scale)
    self.distance = distance / (referenceSize * currentSize)
  }

  /// Of a sum of scores; infinite where nothing can be told.
  func deviate(_ sum: ScoreSum) -> (least: Double, most: Double) {
    guard sum.squares > 0 else { return (0, .infinity) }
    let all = referenceSize + currentSize
    // Of a draw without replacement.
    let variance = referenceSize * currentSize / (all * Swift.max(1, all - 1))
    let deviation = (variance * sum.squares).squareRoot() * (1 - 1e-9)
    let largest = (variance * sum.largestSquares).squareRoot() * (1 + 1e-9)
    return (Swift.max(0, abs(sum.sum) - sum.error) / largest, (abs(sum.sum) + sum.error) / deviation)
  }

  /// The scores of the bins in deviations: of what a sum of scores is made.
  func scores(_ pair: WindowPair, of sum: ScoreSum, isScale: Bool) -> [SaddlepointBound.Score] {
    let table = NormalScoreTable.shared
    let all = referenceSize + currentSize
    let unit = (all / sum.squares).squareRoot()
    var (lower, before) = (NormalScoreTable.Edge(), 0)
    var scores: [SaddlepointBound.Score] = []
    scores.reserveCapacity(pair.reference.counts.count)
    for (p, q) in zip(pair.reference.counts, pair.current.counts) where p + q > 0 {
      before += p + q
      let upper = Double(before) < all ? table.edge(share: Double(before) / all) : NormalScoreTable.Edge()
      let difference = isScale ? lower.moment - upper.moment : lower.density - upper.density
      let error = isScale ? lower.momentError + upper.momentError : lower.densityError + upper.densityError
      let factor = unit / Double(p + q)
      // With a unit that is a little too large, what is left of a score is at least the share of the smallest squares.
      let slack = abs(difference) * (1 - (sum.squares / sum.largestSquares).squareRoot())
      scores.append(
        .init(weight: Double(p + q) / all, value: difference * factor, error: (error + slack) * factor))
      lower = upper
    }
    return scores
  }

  /// Of the scores of the window, in units that cancel in its deviate.
  struct ScoreSum {
    fileprivate private(set) var sum = 0.0
    fileprivate private(set) var error = 0.0
    /// Of the scores of all, at least and at most.
    fileprivate private(set) var squares = 0.0
    fileprivate private(set) var largestSquares = 0.0

    @inline(__always)
    fileprivate mutating func step(_ step: Double, _ value: Double, _ error: Double) {
      sum += step * value
      self.error += abs(step) * error
    }

    @inline(__always)
    fileprivate mutating func square(_ difference: Double, _ error: Double, _ inverse: Double) {
      let (least, most) = (Swift.max(0, abs(difference) - error), abs(difference) + error)
      squares += least * least * inverse
      largestSquares += most * most * inverse
    }
  }
}
