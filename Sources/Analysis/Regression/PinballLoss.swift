/// How good predictions of a quantile are.
///
///     var loss = PinballLoss(quantile: 0.9)
///     loss.add(actual: 10, predicted: 8)
///     loss.mean  // 1.8
///
/// An actual value above the prediction costs `quantile` a unit, one below 1 − `quantile`; the true quantile has the
/// least mean loss. Equal to scikit-learn's `mean_pinball_loss`. Streams and merges. A record with a value that is not
/// finite, or with a weight that is not a positive finite number, is left out and counted in `skippedCount`.
/// - Reference: Koenker and Bassett, "Regression quantiles", doi:10.2307/1913643.
public struct PinballLoss: Sendable, Equatable {
  public let quantile: Double
  public private(set) var count = 0
  public private(set) var skippedCount = 0
  private var weight = CompensatedSum()
  private var losses = CompensatedSum()

  /// - Precondition: `quantile` lies within 0…1.
  public init(quantile: Double) {
    precondition(quantile >= 0 && quantile <= 1, "a quantile lies between 0 and 1")
    self.quantile = quantile
  }

  public mutating func add(actual: Double, predicted: Double, weight share: Double = 1) {
    let excess = actual - predicted
    guard excess.isFinite, share > 0, share < .infinity else {
      skippedCount += 1
      return
    }
    count += 1
    weight.add(share)
    losses.addProduct(excess > 0 ? quantile * excess : (quantile - 1) * excess, share)
  }

  /// - Precondition: both are of the same quantile.
  public mutating func merge(_ other: PinballLoss) {
    precondition(other.quantile == quantile, "only losses of the same quantile can be merged")
    count += other.count
    skippedCount += other.skippedCount
    weight.merge(other.weight)
    losses.merge(other.losses)
  }

  /// In the unit of the values; `nil` without records.
  public var mean: Double? {
    Ratio.defined(losses.value, weight.value)
  }
}
