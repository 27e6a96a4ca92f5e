internal import Glibc

/// The gamma distribution with a shape and a scale.
///
///     GammaDistribution(shape: 1, scale: 2).tail(2)  // e⁻¹
public struct GammaDistribution: Sendable, Equatable {
  public let shape: Double
  public let scale: Double

  /// - Precondition: both are positive and finite.
  public init(shape: Double, scale: Double) {
    precondition(shape > 0 && shape < .infinity && scale > 0 && scale < .infinity, "shape and scale are positive")
    self.shape = shape
    self.scale = scale
  }

  /// The chance of a value beyond `value`; 1 up to 0.
  ///
  /// - Precondition: `value` is not NaN.
  public func tail(_ value: Double) -> Double {
    precondition(!value.isNaN, "NaN has no tail")
    return GammaFunctions.upperShare(shape: shape, from: value / scale)
  }

  /// The value that is exceeded with a given chance; `nil` outside the open interval 0…1.
  public func criticalValue(_ probability: Double) -> Double? {
    guard probability > 0, probability < 1 else { return nil }
    var low = 0.0
    var high = Swift.max(shape, 1)
    while GammaFunctions.upperShare(shape: shape, from: high) > probability {
      low = high
      high *= 2
    }
    return Root.falling(from: low, to: high, at: log(probability)) {
      log(GammaFunctions.upperShare(shape: shape, from: $0))
    } * scale
  }
}

/// The χ² distribution: the sum of squares of standard normal numbers.
///
///     ChiSquaredDistribution(degreesOfFreedom: 1).criticalValue(0.05)  // 3.841458820694124
public struct ChiSquaredDistribution: Sendable, Equatable {
  private let gamma: GammaDistribution

  /// - Precondition: at least one degree of freedom.
  public init(degreesOfFreedom: Int) {
    precondition(degreesOfFreedom > 0, "there is at least one degree of freedom")
    gamma = GammaDistribution(shape: Double(degreesOfFreedom) / 2, scale: 2)
  }

  /// The chance of a value beyond `value`, to about 1e−12 of itself down to the smallest double.
  ///
  /// - Precondition: `value` is not NaN.
  public func tail(_ value: Double) -> Double {
    gamma.tail(value)
  }

  /// The value that is exceeded with a given chance; `nil` outside the open interval 0…1.
  public func criticalValue(_ probability: Double) -> Double? {
    gamma.criticalValue(probability)
  }
}
