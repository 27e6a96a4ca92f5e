/// Quantiles of predicted − actual: where the errors of a regression model lie, sign kept.
///
///     var residuals = ResidualQuantiles()
///     residuals.add(actual: 10, predicted: 12)
///     residuals.add(actual: 20, predicted: 19)
///     residuals.quantiles([0, 0.5, 1])  // [-1, 0.5, 2]
///
/// Exact while there are few, then within the error of `QuantileSketch`. A record whose residual is not finite is left
/// out. Records count alike, whatever their weight. Streams and merges.
/// - Complexity: as `QuantileSketch`.
public struct ResidualQuantiles: Sendable {
  private var residuals: QuantileSketch

  /// - Parameter exactLimit: residuals kept for exact quantiles; the default costs 8 kB.
  public init(exactLimit: Int = 1024) {
    residuals = QuantileSketch(exactLimit: exactLimit)
  }

  public var count: Int {
    residuals.count
  }

  public mutating func add(actual: Double, predicted: Double) {
    let residual = predicted - actual
    if residual.isFinite { residuals.add(residual) }
  }

  public mutating func merge(_ other: ResidualQuantiles) {
    residuals.merge(other.residuals)
  }

  /// `nil` without records, and for a probability outside 0…1.
  public func quantiles(_ probabilities: [Double]) -> [Double?] {
    residuals.quantiles(probabilities)
  }

  /// Largest relative error of the quantiles; `nil` while they are exact.
  public var relativeError: Double? {
    residuals.relativeError
  }
}
