internal import Glibc

/// Population stability index: Σ (q − p) · ln(q / p) over bins or categories, p the reference's share and q the
/// current.
///
///     PopulationStabilityIndex().compare(NumericPair(reference: lastMonth, current: today)).statistic
///
/// 0 when all shares are equal. Swapping the windows changes nothing for categories; for numbers the bins are the
/// reference's.
/// - Reference: Siddiqi, *Credit Risk Scorecards* (2006), also for .1 and .2. Its spread between windows of one
///   distribution: Yurdakul, Naranjo, "Statistical properties of the population stability index",
///   doi:10.21314/JRMV.2020.227.
public struct PopulationStabilityIndex: BinnedStatistic {
  /// What is done about counts of zero, whose logarithm is infinite.
  public enum Smoothing: String, Sendable, Equatable, Codable, CaseIterable {
    /// ½ is added to every count of both windows.
    case halfCount = "half_count"
    /// A share of zero becomes .0001, or a millionth of the window's smallest share where that is .0001 or less, as
    /// Evidently does it.
    case floor
    /// Nothing: the index is infinite.
    case none
  }

  public struct Parameters: MethodParameters {
    public var threshold = 0.2
    public var alpha = 0.05
    public var warningThreshold = 0.1
    public var bins = Binning.Rule.quantiles
    public var binCount = 10
    public var smoothing = Smoothing.halfCount

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .number("threshold", \.threshold, above: 0, "index that is drift where chance does not reach it"),
      .number("warning_threshold", \.warningThreshold, above: 0, "index that is a warning"),
      .number("alpha", \.alpha, above: 0, below: 1, "chance of a false alarm that is accepted"),
      .choice("bins", \.bins, "how numbers are put into bins"),
      .count("bin_count", \.binCount, in: 2...10_000, "bins of quantiles and equal_width"),
      .choice("smoothing", \.smoothing, "what is done about empty bins"),
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

  /// `smallestDetectableEffect`: of windows of one distribution with B bins, the index is about χ²(B − 1) · (1/n +
  /// 1/m); of small windows, by seeded shuffles.
  public func result(_ counts: PairedCounts) -> TwoSampleResult {
    guard let index = index(counts) else { return .undefined(.emptyBin, .drift, counts.sizes) }
    return .distance(
      index, convention: parameters.threshold, warning: parameters.warningThreshold, noise: noise(counts), counts.sizes)
  }

  private func noise(_ counts: PairedCounts) -> Double? {
    if counts.sizes.areSmall {
      return ShuffledWindows(counts) { index($0) ?? .infinity }.quantile(parameters.alpha)
    }
    return counts.chiSquaredNoise(parameters.alpha)
  }

  /// `nil` where it is infinite.
  private func index(_ counts: PairedCounts) -> Double? {
    let reference = shares(counts.reference, total: counts.referenceSize)
    let current = shares(counts.current, total: counts.currentSize)
    var index = 0.0
    for (p, q) in zip(reference, current) {
      guard p > 0, q > 0 else { return nil }
      index += (q - p) * log(q / p)
    }
    return index
  }

  private func shares(_ counts: [Int], total: Int) -> [Double] {
    switch parameters.smoothing {
    case .halfCount:
      let total = Double(total) + 0.5 * Double(counts.count)
      return counts.map { (Double($0) + 0.5) / total }
    case .none:
      return counts.map { Double($0) / Double(total) }
    case .floor:
      let smallest = counts.lazy.filter { $0 > 0 }.min().map { Double($0) / Double(total) } ?? 1
      let floor = smallest <= 0.0001 ? smallest / 1e6 : 0.0001
      return counts.map { $0 == 0 ? floor : Double($0) / Double(total) }
    }
  }
}

extension PairedCounts {
  /// What Σ (p − q)² / p exceeds with a chance of `alpha` between windows of one distribution; 0 with one category.
  func chiSquaredNoise(_ alpha: Double) -> Double? {
    guard categoryCount > 1 else { return 0 }
    return ChiSquaredDistribution(degreesOfFreedom: categoryCount - 1).criticalValue(alpha).map { $0 * noise }
  }
}

extension TwoSampleStatisticKind {
  public static let psi = Self(
    id: "psi", summary: "Population stability index", isTest: false, PopulationStabilityIndex.self)
}
