/// Errors of a regression model over a stream of records.
///
///     var errors = RegressionErrors()
///     errors.add(actual: 10, predicted: 12)
///     errors.add(actual: 20, predicted: 19)
///     errors.mae  // 1.5
///
/// Streams and merges. A record with a NaN or infinite value, or with a weight that is not a positive finite number, is
/// left out and counted in `skippedCount`. Figures are `nil` without records, never NaN.
/// - Complexity: O(1) an update; memory as `QuantileSketch`.
public struct RegressionErrors: Sendable, Codable {
  public private(set) var count = 0
  public private(set) var skippedCount = 0
  private var actuals = CenteredSums()
  private var errors = CenteredSums()
  private var absolute = CompensatedSum()
  private var squared = CompensatedSum()
  private var relative = CompensatedSum()
  private var symmetric = CompensatedSum()
  private var largest = 0.0
  private var absoluteErrors: QuantileSketch
  /// The weight that every record so far had; quantiles count records, which is right only while there is one.
  private var commonWeight = CommonWeight.none
  private var actualRange: ClosedRange<Double>?

  /// - Parameter exactLimit: absolute errors kept for exact quantiles; the default costs 8 kB.
  public init(exactLimit: Int = 1024) {
    absoluteErrors = QuantileSketch(exactLimit: exactLimit)
  }

  public mutating func add(actual: Double, predicted: Double, weight: Double = 1) {
    let error = predicted - actual
    // An infinite or missing value, and an overflow of the difference, all end in an error that is not finite.
    guard error.isFinite, weight > 0, weight < .infinity else {
      skippedCount += 1
      return
    }
    let size = abs(error)
    count += 1
    actuals.add(actual, weight: weight)
    errors.add(error, weight: weight)
    absolute.addProduct(size, weight)
    squared.addProduct(error * weight, error)
    relative.addProduct(size / max(abs(actual), .ulpOfOne), weight)
    if size > 0 { symmetric.addProduct(2 * (size / (abs(actual) + abs(predicted))), weight) }
    largest = max(largest, size)
    absoluteErrors.add(size)
    commonWeight.merge(.one(weight))
    widen(actual...actual)
  }

  /// Whether the two can be merged.
  public func hasBuckets(like other: RegressionErrors) -> Bool {
    absoluteErrors.hasBuckets(like: other.absoluteErrors)
  }

  /// - Precondition: the quantiles of both have the same buckets.
  public mutating func merge(_ other: RegressionErrors) {
    count += other.count
    skippedCount += other.skippedCount
    actuals.merge(other.actuals)
    errors.merge(other.errors)
    absolute.merge(other.absolute)
    squared.merge(other.squared)
    relative.merge(other.relative)
    symmetric.merge(other.symmetric)
    largest = max(largest, other.largest)
    absoluteErrors.merge(other.absoluteErrors)
    commonWeight.merge(other.commonWeight)
    if let range = other.actualRange { widen(range) }
  }

  private mutating func widen(_ range: ClosedRange<Double>) {
    guard let present = actualRange else {
      actualRange = range
      return
    }
    guard !present.contains(range.lowerBound) || !present.contains(range.upperBound) else { return }
    actualRange = min(present.lowerBound, range.lowerBound)...max(present.upperBound, range.upperBound)
  }
}

extension RegressionErrors {
  /// Mean absolute error.
  public var mae: Double? {
    mean(absolute)
  }

  /// Mean squared error.
  public var mse: Double? {
    mean(squared)
  }

  /// Root of the mean squared error.
  public var rmse: Double? {
    mse?.squareRoot()
  }

  /// Mean of predicted − actual.
  public var bias: Double? {
    errors.mean
  }

  /// Mean absolute error relative to the actual value, as a fraction.
  ///
  /// As in scikit-learn the divisor is at least 2⁻⁵², so an actual value of 0 makes this huge rather than undefined.
  public var mape: Double? {
    mean(relative)
  }

  /// Mean of 2|error| / (|actual| + |predicted|), between 0 and 2; records in which both are 0 add 0.
  public var smape: Double? {
    mean(symmetric)
  }

  public var maxError: Double? {
    count == 0 ? nil : largest
  }

  /// Share of the variance of the actual values that is explained, bias counted as error.
  ///
  /// `nil` below two records or when all actual values are equal, where scikit-learn puts 0 or 1 by convention.
  public var r2: Double? {
    oneMinusShareOfVariance(squared.value)
  }

  /// As `r2`, but a constant bias is forgiven.
  public var explainedVariance: Double? {
    errors.squaresAboutMean.flatMap(oneMinusShareOfVariance)
  }

  public var medianAbsoluteError: Double? {
    absoluteErrorQuantile(0.5)
  }

  /// Quantile of |error|; `nil` without records, and when records have different weights.
  ///
  /// - Parameter probability: 0…1, else the result is `nil`.
  public func absoluteErrorQuantile(_ probability: Double) -> Double? {
    hasOneWeight ? absoluteErrors.quantile(probability) : nil
  }

  /// Whether no two records so far had different weights.
  var hasOneWeight: Bool {
    commonWeight != .many
  }

  var actualsVary: Bool {
    actualRange.map { $0.lowerBound < $0.upperBound } ?? false
  }

  /// Largest relative error of the quantiles; `nil` while they are exact.
  public var quantileError: Double? {
    absoluteErrors.relativeError
  }

  private func mean(_ sum: CompensatedSum) -> Double? {
    Ratio.defined(sum.value, errors.weight.value)
  }

  private func oneMinusShareOfVariance(_ sum: Double) -> Double? {
    guard actualsVary, let spread = actuals.squaresAboutMean else { return nil }
    return Ratio.defined(sum, spread).map { 1 - $0 }
  }
}

/// Whether all records weigh the same.
private enum CommonWeight: Sendable, Equatable, Codable {
  case none
  case one(Double)
  case many

  mutating func merge(_ other: CommonWeight) {
    if self == .none {
      self = other
    } else if other != .none, other != self {
      self = .many
    }
  }
}

extension RegressionErrors: Packable {
  /// Without records, as in every pane of a classifier, only how quantiles are kept.
  public func pack(into packer: inout Packer) {
    absoluteErrors.pack(into: &packer)
    packer.count(count)
    packer.count(skippedCount)
    guard count > 0 else { return }
    actuals.pack(into: &packer)
    errors.pack(into: &packer)
    for sum in [absolute, squared, relative, symmetric] { sum.pack(into: &packer) }
    packer.double(largest)
    commonWeight.pack(into: &packer)
    packer.optional(actualRange) { packer, range in
      packer.double(range.lowerBound)
      packer.double(range.upperBound)
    }
  }

  public init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    absoluteErrors = try QuantileSketch(unpacking: &unpacker)
    count = try unpacker.tally()
    skippedCount = try unpacker.tally()
    guard count > 0 else { return }
    actuals = try CenteredSums(unpacking: &unpacker)
    errors = try CenteredSums(unpacking: &unpacker)
    absolute = try CompensatedSum(unpacking: &unpacker)
    squared = try CompensatedSum(unpacking: &unpacker)
    relative = try CompensatedSum(unpacking: &unpacker)
    symmetric = try CompensatedSum(unpacking: &unpacker)
    largest = try unpacker.double()
    commonWeight = try CommonWeight(unpacking: &unpacker)
    actualRange = try unpacker.optional { (unpacker) throws(PackingFault) in
      let (low, high) = (try unpacker.double(), try unpacker.double())
      guard low <= high else { throw PackingFault("a range that ends before it begins") }
      return low...high
    }
  }
}

extension CommonWeight: Packable {
  func pack(into packer: inout Packer) {
    switch self {
    case .none: packer.byte(0)
    case .many: packer.byte(1)
    case .one(let weight):
      packer.byte(2)
      packer.double(weight)
    }
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    switch try unpacker.byte() {
    case 0: self = .none
    case 1: self = .many
    case 2: self = .one(try unpacker.double())
    case let mark: throw PackingFault("a weight of kind \(mark)")
    }
  }
}
