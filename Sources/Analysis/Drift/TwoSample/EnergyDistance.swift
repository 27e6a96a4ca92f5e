/// The energy distance: √(2 ∫ (F − G)²) with both windows' distribution functions.
///
///     EnergyDistance().compare(NumericPair(reference: [0, 1], current: [4, 5])).statistic  // 2.6457…
///
/// In the root of the column's unit. Swapping the windows changes nothing. With an infinite value it is undefined.
/// - Reference: Székely, Rizzo, "Energy statistics", doi:10.1016/j.jspi.2013.03.018; equal to scipy's
///   `energy_distance`. .1 is the default of Evidently, which fits columns of unit spread: here it is taken for the column
///   in deviations of the reference, and the result's threshold is that in the statistic's unit.
public struct EnergyDistance: NumericStatistic {
  public struct Parameters: MethodParameters {
    public var threshold = 0.1
    public var alpha = 0.05

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .number("threshold", \.threshold, above: 0, "distance that is drift, in deviations of the reference"),
      .number("alpha", \.alpha, above: 0, below: 1, "chance of a false alarm that is accepted"),
    ]
  }

  public static let minimumSize = 2
  private let parameters: Parameters

  public init(_ parameters: Parameters = Parameters()) {
    self.parameters = parameters
  }

  /// `smallestDetectableEffect`: from the mean and the variance of the squared area below a Brownian bridge over the
  /// reference, a gamma distribution between, or by seeded shuffles of small windows.
  public func result(_ pair: NumericPair) -> TwoSampleResult {
    guard !pair.hasInfinities else {
      return .undefined(.infiniteValues, .insufficientData(need: Self.minimumSize), pair.sizes)
    }
    let pairs = Double(pair.reference.count) * Double(pair.current.count)
    let distance = (2 * (pair.merge.squaredArea / pairs / pairs)).squareRoot()
    // Values twice as far apart have a distance √2 as large.
    let threshold = parameters.threshold * (pair.reference.deviation ?? .infinity).squareRoot()
    guard distance.isFinite, threshold.isFinite else {
      return .undefined(.overflow, .insufficientData(need: Self.minimumSize), pair.sizes)
    }
    return .distance(
      distance, convention: Swift.max(threshold, .leastNonzeroMagnitude), noise: noise(pair)?.ifFinite, pair.sizes)
  }

  private func noise(_ pair: NumericPair) -> Double? {
    if pair.sizes.areSmall {
      let pairs = Double(pair.reference.count) * Double(pair.current.count)
      return ShuffledWindows(pair) { (2 * ($0.squaredArea / pairs / pairs)).squareRoot() }.quantile(parameters.alpha)
    }
    return BridgeNoise(pair.reference).squaredAreaQuantile(parameters.alpha)
      .map { (2 * ($0 / pair.effectiveSize)).squareRoot() }
  }
}

extension TwoSampleStatisticKind {
  public static let energyDistance = Self(
    id: "energy-distance", summary: "Root of the squared area between the distribution functions", isTest: false,
    EnergyDistance.self)
}
