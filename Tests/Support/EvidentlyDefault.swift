public import Analysis
internal import Foundation

/// What Evidently 0.7 says of a column by its defaults, so that tables can stand beside it.
///
///     EvidentlyDefault(reference: lastMonth, current: today).isDrift
///
/// It chooses by the type and by whether the reference holds more than 1,000 values. Its χ² test takes the reference for
/// the truth: a category that the reference has not is drift whenever it comes once.
/// `Tests/AnalysisTests/Scripts/make_evidently_reference.py` takes its own numbers, against which tests hold these.
public struct EvidentlyDefault: Sendable, Equatable {
  /// Spelled as Evidently's.
  public enum Statistic: String, Sendable {
    case wasserstein = "Wasserstein distance (normed)"
    case jensenShannon = "Jensen-Shannon distance"
    case kolmogorovSmirnov = "K-S p_value"
    case chiSquare = "chi-square p_value"
    case twoShares = "Z-test p_value"

    public var isPValue: Bool { self != .wasserstein && self != .jensenShannon }
  }

  private static let largestOfTests = 1_000
  private static let distanceThreshold = 0.1
  private static let pValueThreshold = 0.05

  public let statistic: Statistic
  /// A distance or a p-value.
  public let value: Double

  private init(_ statistic: Statistic, _ value: Double) {
    (self.statistic, self.value) = (statistic, value)
  }

  /// - Precondition: both windows hold numbers, none infinite.
  public init(reference: NumericSample, current: [Double]) {
    let pair = NumericPair(reference: reference, current: NumericSample(current))
    if let counts = Self.fewValues(pair) {
      self.init(counts, isLarge: reference.count > Self.largestOfTests)
    } else if reference.count > Self.largestOfTests {
      self.init(.wasserstein, Wasserstein().compare(pair).statistic ?? .nan)
    } else {
      self.init(.kolmogorovSmirnov, KolmogorovSmirnov().compare(pair).pValue ?? .nan)
    }
  }

  public init(reference: [Double], current: [Double]) {
    self.init(reference: NumericSample(reference), current: current)
  }

  public init(_ counts: PairedCounts) {
    self.init(counts, isLarge: counts.referenceSize > Self.largestOfTests)
  }

  private init(_ counts: PairedCounts, isLarge: Bool) {
    if isLarge {
      // Natural logarithms: scipy's, which Evidently calls.
      var parameters = JensenShannon.Parameters()
      parameters.base = M_E
      self.init(.jensenShannon, JensenShannon(parameters).compare(counts).statistic ?? .nan)
    } else if counts.categoryCount > 2 {
      self.init(.chiSquare, Self.goodnessOfFit(counts))
    } else {
      // Of two shares, z² is the χ² of the table.
      self.init(.twoShares, ChiSquared().compare(counts).pValue ?? .nan)
    }
  }

  public var isDrift: Bool {
    statistic.isPValue ? value < Self.pValueThreshold : value >= Self.distanceThreshold
  }

  /// Larger is further, whichever statistic it is.
  public var severity: Double { statistic.isPValue ? -value : value }

  /// The p-value of the current counts when the reference's shares are the true ones.
  private static func goodnessOfFit(_ counts: PairedCounts) -> Double {
    let scale = Double(counts.currentSize) / Double(counts.referenceSize)
    let square = zip(counts.reference, counts.current).reduce(0) { sum, pair in
      let expected = Double(pair.0) * scale
      return sum + (Double(pair.1) - expected) * (Double(pair.1) - expected) / expected
    }
    return ChiSquaredDistribution(degreesOfFreedom: counts.categoryCount - 1).tail(square)
  }

  /// Counts of numbers that take at most five values in both windows together, which Evidently treats as categories.
  private static func fewValues(_ pair: NumericPair) -> PairedCounts? {
    let limit = 5
    var values: [Double] = []
    for sample in [pair.reference.sorted, pair.current.sorted] {
      var last: Double?
      for value in sample where value != last {
        if !values.contains(value) { values.append(value) }
        if values.count > limit { return nil }
        last = value
      }
    }
    return PairedCounts(
      reference: values.map { value in pair.reference.sorted.count { $0 == value } },
      current: values.map { value in pair.current.sorted.count { $0 == value } })
  }
}
