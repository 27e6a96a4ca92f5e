internal import Glibc

/// Jensen–Shannon distance: the root of the mean Kullback–Leibler divergence of both windows from their middle.
///
///     JensenShannon().compare(PairedCounts(reference: [5, 5], current: [10, 0])).statistic  // 0.5579…
///
/// 0 when all shares are equal, and with base 2 at most 1, where no category is in both. Swapping the windows changes
/// nothing for categories; for numbers the bins are the reference's.
/// - Reference: Endres, Schindelin, "A new metric for probability distributions", doi:10.1109/TIT.2003.813506.
///   .1 is the default of Evidently and NannyML.
public struct JensenShannon: BinnedStatistic {
  public struct Parameters: MethodParameters {
    public var threshold = 0.1
    public var alpha = 0.05
    public var base = 2.0
    public var bins = Binning.Rule.quantiles
    public var binCount = 10

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .number("threshold", \.threshold, above: 0, "distance that is drift where chance does not reach it"),
      .number("alpha", \.alpha, above: 0, below: 1, "chance of a false alarm that is accepted"),
      .number("base", \.base, above: 1, "base of the logarithm"),
      .choice("bins", \.bins, "how numbers are put into bins"),
      .count("bin_count", \.binCount, in: 2...10_000, "bins of quantiles and equal_width"),
    ]
  }

  public static let minimumSize = 10
  private let parameters: Parameters

  public init(_ parameters: Parameters = Parameters()) {
    self.parameters = parameters
  }

  public var binning: Binning {
    Binning(parameters.bins, count: parameters.binCount)
  }

  /// `smallestDetectableEffect`: of windows of one distribution, the squared distance is about
  /// χ²(B − 1) · (1/n + 1/m) / (8 ln base); of small windows, by seeded shuffles.
  public func result(_ counts: PairedCounts) -> TwoSampleResult {
    .distance(distance(counts), convention: parameters.threshold, noise: noise(counts), counts.sizes)
  }

  private func noise(_ counts: PairedCounts) -> Double? {
    if counts.sizes.areSmall { return ShuffledWindows(counts, statistic: distance).quantile(parameters.alpha) }
    return counts.chiSquaredNoise(parameters.alpha).map { ($0 / 8 / log(parameters.base)).squareRoot() }
  }

  private func distance(_ counts: PairedCounts) -> Double {
    var divergence = 0.0
    for (p, q) in counts.shares {
      let middle = (p + q) / 2
      let tilt = (p - q) / (p + q)
      // (1 + t) ln(1 + t) + (1 − t) ln(1 − t), in a form that does not cancel for small t.
      divergence +=
        abs(tilt) == 1
        ? middle * 2 * log(2) : middle * (log1p(-tilt * tilt) + 2 * tilt * atanh(tilt))
    }
    return (divergence / 2 / log(parameters.base)).squareRoot()
  }
}

extension TwoSampleStatisticKind {
  public static let jensenShannon = Self(
    id: "jensen-shannon", summary: "Jensen–Shannon distance", isTest: false, JensenShannon.self)
}
