/// Wasserstein's distance: the area between the distribution functions of both windows, which is how far the mass must
/// move.
///
///     Wasserstein().compare(NumericPair(reference: [0, 1, 3], current: [5, 6, 8])).statistic  // 4.0089…
///
/// By default in standard deviations of the reference, so that the unit of the column does not matter; then swapping
/// the windows does. With an infinite value it is undefined.
/// - Reference: Vallender, doi:10.1137/1118101; unscaled it is scipy's `wasserstein_distance`. .1 of a deviation is the
///   default of Evidently, which takes at least .001 for the deviation; here the distance is undefined and called drift
///   when a reference without spread differs.
public struct Wasserstein: NumericStatistic {
  public enum Scaling: String, Sendable, Equatable, Codable, CaseIterable {
    /// In the unit of the column; set `threshold` to suit.
    case none
    /// In standard deviations of the reference, with n in the denominator.
    case deviation
  }

  public struct Parameters: MethodParameters {
    public var threshold = 0.1
    public var alpha = 0.05
    public var scaling = Scaling.deviation

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .number("threshold", \.threshold, above: 0, "distance that is drift where chance does not reach it"),
      .number("alpha", \.alpha, above: 0, below: 1, "chance of a false alarm that is accepted"),
      .choice("scaling", \.scaling, "the unit of the distance"),
    ]
  }

  public static let minimumSize = 2
  private let parameters: Parameters

  public init(_ parameters: Parameters = Parameters()) {
    self.parameters = parameters
  }

  /// `smallestDetectableEffect`: from the mean and the variance of the area below a Brownian bridge over the reference,
  /// a gamma distribution between, or by seeded shuffles of small windows; in the unit of the statistic.
  public func result(_ pair: NumericPair) -> TwoSampleResult {
    guard !pair.hasInfinities else {
      return .undefined(.infiniteValues, .insufficientData(need: Self.minimumSize), pair.sizes)
    }
    let pairs = Double(pair.reference.count) * Double(pair.current.count)
    let raw = pair.merge.area / pairs
    let unit = parameters.scaling == .none ? 1 : pair.reference.deviation ?? .infinity
    guard raw.isFinite, unit.isFinite else {
      return .undefined(.overflow, .insufficientData(need: Self.minimumSize), pair.sizes)
    }
    let distance = raw == 0 ? 0 : raw / unit
    guard distance.isFinite else {
      // The deviation of values that are not all the same vanishes below 10⁻¹⁶⁰.
      return pair.reference.sorted.first == pair.reference.sorted.last
        ? .undefined(.noSpread, .drift, pair.sizes)
        : .undefined(.overflow, .insufficientData(need: Self.minimumSize), pair.sizes)
    }
    let noise = noise(pair).flatMap { ($0 / unit).ifFinite }
    return .distance(distance, convention: parameters.threshold, noise: noise, pair.sizes)
  }

  /// In the unit of the column.
  private func noise(_ pair: NumericPair) -> Double? {
    if pair.sizes.areSmall {
      let pairs = Double(pair.reference.count) * Double(pair.current.count)
      return ShuffledWindows(pair) { $0.area / pairs }.quantile(parameters.alpha)
    }
    return BridgeNoise(pair.reference).areaQuantile(parameters.alpha).map { $0 / pair.effectiveSize.squareRoot() }
  }
}

extension TwoSampleStatisticKind {
  public static let wasserstein = Self(
    id: "wasserstein", summary: "Area between the distribution functions, in deviations of the reference",
    isTest: false, Wasserstein.self)
}
