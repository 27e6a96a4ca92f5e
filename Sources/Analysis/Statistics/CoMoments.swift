/// Covariance and Pearson's correlation of a stream of pairs.
///
///     var pairs = CoMoments()
///     for (x, y) in [(1.0, 2.0), (2, 4), (3, 5)] { pairs.add(x, y) }
///     pairs.correlation  // 0.9819805060619656
///
/// A pair that holds NaN or an infinity is left out. The sums are exact to about 106 bits, so parts can be merged and
/// removed again without drift.
/// - Complexity: O(1) memory and O(1) an update.
public struct CoMoments: Sendable, Equatable {
  public private(set) var count = 0
  private var first = CenteredSums()
  private var second = CenteredSums()
  /// Σ of the products of both deviations, each about its own first value.
  private var products = CompensatedSum()
  /// What removals may have left behind in the sums of squares.
  private var firstResidue = 0.0
  private var secondResidue = 0.0

  public init() {}

  public mutating func add(_ x: Double, _ y: Double) {
    guard x.isFinite, y.isFinite else { return }
    count += 1
    first.add(x, weight: 1)
    second.add(y, weight: 1)
    let left = Deviation(of: x, from: first.anchor)
    let right = Deviation(of: y, from: second.anchor)
    products.addProduct(left.high, right.high)
    products.add(left.high * right.low + left.low * right.high)
  }

  public mutating func merge(_ other: CoMoments) {
    guard count > 0 else {
      self = other
      return
    }
    guard other.count > 0 else { return }
    let moved = other.products(about: first.anchor, second.anchor)
    count += other.count
    first.merge(other.first)
    second.merge(other.second)
    products.merge(moved)
    firstResidue += other.firstResidue
    secondResidue += other.secondResidue
  }

  /// Takes out a part that was merged or added before.
  ///
  /// - Precondition: all pairs of `part` are in here.
  public mutating func remove(_ part: CoMoments) {
    precondition(part.count <= count, "only pairs that were added can be removed")
    guard part.count < count else {
      self = CoMoments()
      return
    }
    guard part.count > 0 else { return }
    // Sums in doubled precision are good to about 2⁻¹⁰⁰ of the largest that they were.
    firstResidue += first.squares.value * 0x1p-98
    secondResidue += second.squares.value * 0x1p-98
    let moved = part.products(about: first.anchor, second.anchor)
    count -= part.count
    first.remove(part.first)
    second.remove(part.second)
    products.subtract(moved)
  }

  /// Σ (d + s)(e + t) = Σ de + t Σ d + s Σ e + n s t.
  private func products(about x: Double, _ y: Double) -> CompensatedSum {
    let left = Deviation(of: first.anchor, from: x)
    let right = Deviation(of: second.anchor, from: y)
    var result = products
    result.addProduct(first.deviations, right.high)
    result.addProduct(first.deviations, right.low)
    result.addProduct(second.deviations, left.high)
    result.addProduct(second.deviations, left.low)
    var shift = CompensatedSum()
    shift.addProduct(left.high, right.high)
    shift.add(left.high * right.low + left.low * right.high)
    result.addProduct(shift, Double(count))
    return result
  }
}

extension CoMoments {
  /// With n − 1 in the denominator; `nil` below two pairs.
  public var covariance: Double? {
    count < 2 ? nil : productsAboutMeans.flatMap { ($0 / Double(count - 1)).ifFinite }
  }

  /// Pearson's, from −1 to 1; `nil` below two pairs and when either side does not vary.
  public var correlation: Double? {
    guard
      count > 1, let shared = productsAboutMeans,
      let left = first.squaresAboutMean, left > firstResidue,
      let right = second.squaresAboutMean, right > secondResidue
    else { return nil }
    // The root of a product of quotients is exactly 1 for pairs that rise or fall alike, and does not overflow.
    guard let size = ((shared / left) * (shared / right)).squareRoot().ifFinite else { return nil }
    return shared < 0 ? -Swift.min(size, 1) : Swift.min(size, 1)
  }

  private var productsAboutMeans: Double? {
    // Σde − Σd Σe / n with one correction step of the quotient, so that the subtraction cancels without loss.
    let size = Double(count)
    let ratio = first.deviations.value / size
    var remainder = first.deviations
    remainder.addProduct(-ratio, size)
    var result = products
    result.addProduct(second.deviations, -ratio)
    result.addProduct(second.deviations, -(remainder.value / size))
    return result.value.ifFinite
  }
}
