internal import Glibc

/// The largest difference between the shares of one category.
///
///     LInfinity().compare(PairedCounts(reference: [5, 5], current: [10, 0])).statistic  // 0.5
///
/// Swapping the windows changes nothing.
/// - Reference: .1 is the default of NannyML.
public struct LInfinity: CountStatistic {
  public struct Parameters: MethodParameters {
    public var threshold = 0.1
    public var alpha = 0.05

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .number("threshold", \.threshold, above: 0, upTo: 1, "difference that is drift where chance does not reach it"),
      .number("alpha", \.alpha, above: 0, below: 1, "chance of a false alarm that is accepted"),
    ]
  }

  public static let minimumSize = 10
  private let parameters: Parameters

  public init(_ parameters: Parameters = Parameters()) {
    self.parameters = parameters
  }

  /// `smallestDetectableEffect`: what all categories stay below, each share's difference being normal and as if
  /// independent of the others; of small windows, by seeded shuffles.
  public func result(_ counts: PairedCounts) -> TwoSampleResult {
    .distance(Self.largest(counts), convention: parameters.threshold, noise: noise(counts), counts.sizes)
  }

  private static func largest(_ counts: PairedCounts) -> Double {
    counts.shares.reduce(0) { Swift.max($0, abs($1.reference - $1.current)) }
  }

  private func noise(_ counts: PairedCounts) -> Double? {
    if counts.sizes.areSmall { return ShuffledWindows(counts, statistic: Self.largest).quantile(parameters.alpha) }
    let total = Double(counts.referenceSize + counts.currentSize)
    let deviations = zip(counts.reference, counts.current).map { reference, current in
      let pooled = Double(reference + current) / total
      return (pooled * (1 - pooled) * counts.noise).squareRoot()
    }
    guard let widest = deviations.max(), widest > 0 else { return 0 }
    // The narrow categories hardly ever reach what the widest does.
    let wide = deviations.filter { $0 > widest / 4 }
    return Root.falling(from: widest, to: 9 * widest, at: log(parameters.alpha)) { bound in
      log(-expm1(wide.reduce(0) { $0 + log1p(-2 * NormalDistribution.tail(bound / $1)) }))
    }
  }
}

extension TwoSampleStatisticKind {
  public static let lInfinity = Self(
    id: "l-infinity", summary: "Largest difference between the shares of a category", isTest: false, LInfinity.self)
}
