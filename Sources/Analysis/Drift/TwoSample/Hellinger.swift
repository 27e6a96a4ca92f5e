/// Hellinger distance: √(½ Σ (√p − √q)²) over bins or categories.
///
///     Hellinger().compare(PairedCounts(reference: [5, 5], current: [10, 0])).statistic  // 0.5411…
///
/// 0 when all shares are equal, 1 where no category is in both. Swapping the windows changes nothing for categories;
/// for numbers the bins are the reference's.
/// - Reference: Hellinger, doi:10.1515/crll.1909.136.210. .1 is the default of Evidently and NannyML.
public struct Hellinger: BinnedStatistic {
  public struct Parameters: MethodParameters {
    public var threshold = 0.1
    public var alpha = 0.05
    public var bins = Binning.Rule.quantiles
    public var binCount = 10

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .number("threshold", \.threshold, above: 0, "distance that is drift where chance does not reach it"),
      .number("alpha", \.alpha, above: 0, below: 1, "chance of a false alarm that is accepted"),
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
  /// χ²(B − 1) · (1/n + 1/m) / 8; of small windows, by seeded shuffles.
  public func result(_ counts: PairedCounts) -> TwoSampleResult {
    .distance(Self.distance(counts), convention: parameters.threshold, noise: noise(counts), counts.sizes)
  }

  private func noise(_ counts: PairedCounts) -> Double? {
    if counts.sizes.areSmall { return ShuffledWindows(counts, statistic: Self.distance).quantile(parameters.alpha) }
    return counts.chiSquaredNoise(parameters.alpha).map { ($0 / 8).squareRoot() }
  }

  private static func distance(_ counts: PairedCounts) -> Double {
    let sum = counts.shares.reduce(0) { sum, share in
      let step = share.reference.squareRoot() - share.current.squareRoot()
      return sum + step * step
    }
    // Rounding may lead a hair beyond.
    return Swift.min((sum / 2).squareRoot(), 1)
  }
}

extension TwoSampleStatisticKind {
  public static let hellinger = Self(
    id: "hellinger", summary: "Hellinger distance", isTest: false, Hellinger.self)
}
