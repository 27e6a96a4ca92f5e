/// How far the stated probabilities of the positive class lie from what happened.
///
///     var losses = BinaryProbabilityLosses()
///     losses.add(score: 0.8, isPositive: true)
///     losses.brier  // 0.04 (to rounding)
///
/// Streams and merges. A record whose score is NaN, or whose weight is not a positive finite number, is left out. A
/// score outside 0…1 is no probability: it is counted in `outOfRangeCount`, and all figures are `nil` from then on.
public struct BinaryProbabilityLosses: Sendable, Equatable, Codable {
  public private(set) var outOfRangeCount = 0
  private var weight = CompensatedSum()
  private var likelihood = LikelihoodProduct()
  private var squares = CompensatedSum()
  private var bins: CalibrationBins

  /// - Parameter binCount: of the calibration errors' bins of equal width, at least 1.
  public init(binCount: Int = 10) {
    bins = CalibrationBins(count: binCount)
  }

  public mutating func add(score: Double, isPositive: Bool, weight share: Double = 1) {
    guard !score.isNaN, share > 0, share < .infinity else { return }
    guard score >= 0, score <= 1 else {
      outOfRangeCount += 1
      return
    }
    weight.add(share)
    likelihood.multiply(by: isPositive ? score : 1 - score, weight: share)
    let miss = isPositive ? 1 - score : score
    squares.add(miss * miss * share)
    bins.add(score: score, isPositive: isPositive, weight: share)
  }

  /// Whether the two can be merged.
  public func hasBins(like other: BinaryProbabilityLosses) -> Bool {
    bins.bins.count == other.bins.bins.count && bins.innerEdges == other.bins.innerEdges
  }

  /// - Precondition: both have the same bins.
  public mutating func merge(_ other: BinaryProbabilityLosses) {
    outOfRangeCount += other.outOfRangeCount
    weight.merge(other.weight)
    likelihood.merge(other.likelihood)
    squares.merge(other.squares)
    bins.merge(other.bins)
  }

  /// Mean of −ln of the probability given to what happened, clipped to within 2⁻⁵² of 0 and 1 as scikit-learn does.
  public var logLoss: Double? {
    mean(-likelihood.logarithm)
  }

  /// Mean squared difference between score and outcome.
  public var brier: Double? {
    mean(squares.value)
  }

  /// Over bins of equal width, ten by default.
  public var expectedCalibrationError: Double? {
    reliability?.expectedCalibrationError
  }

  public var maximumCalibrationError: Double? {
    reliability?.maximumCalibrationError
  }

  /// The bins of the reliability diagram; `nil` when the scores are no probabilities or there are none.
  public var reliability: CalibrationBins? {
    outOfRangeCount == 0 && weight.value > 0 ? bins : nil
  }

  private func mean(_ sum: Double) -> Double? {
    outOfRangeCount == 0 ? Ratio.defined(sum, weight.value) : nil
  }
}

extension BinaryProbabilityLosses: Packable {
  public func pack(into packer: inout Packer) {
    packer.count(outOfRangeCount)
    weight.pack(into: &packer)
    likelihood.pack(into: &packer)
    squares.pack(into: &packer)
    bins.pack(into: &packer)
  }

  public init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    outOfRangeCount = try unpacker.tally()
    weight = try CompensatedSum(unpacking: &unpacker)
    likelihood = try LikelihoodProduct(unpacking: &unpacker)
    squares = try CompensatedSum(unpacking: &unpacker)
    bins = try CalibrationBins(unpacking: &unpacker)
  }
}
