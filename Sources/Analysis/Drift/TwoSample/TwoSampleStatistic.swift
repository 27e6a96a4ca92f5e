/// Compares a column between a reference and a current window; one of the protocols below says what it looks at.
public protocol TwoSampleStatistic: Sendable {
  associatedtype Parameters: MethodParameters

  /// Values that each window needs.
  static var minimumSize: Int { get }

  /// - Precondition: the parameters lie in the ranges that `Parameters.all` states.
  init(_ parameters: Parameters)
}

/// Looks at the order or the distances of numbers.
public protocol NumericStatistic: TwoSampleStatistic {
  /// - Precondition: both windows hold at least `minimumSize` values.
  func result(_ pair: NumericPair) -> TwoSampleResult
}

/// Looks at how often categories occur.
public protocol CountStatistic: TwoSampleStatistic {
  /// - Precondition: both windows hold at least `minimumSize` values.
  func result(_ counts: PairedCounts) -> TwoSampleResult
}

/// Looks at how often categories occur, numbers being put into bins first.
public protocol BinnedStatistic: CountStatistic {
  var binning: Binning { get }
}

extension TwoSampleStatistic {
  /// What to answer when a window is too small.
  fileprivate static func shortage(_ sizes: SampleSizes) -> TwoSampleResult? {
    guard Swift.min(sizes.reference, sizes.current) < minimumSize else { return nil }
    return .undefined(.tooFewValues, .insufficientData(need: minimumSize), sizes)
  }
}

extension NumericStatistic {
  public func compare(_ pair: NumericPair) -> TwoSampleResult {
    Self.shortage(pair.sizes) ?? result(pair)
  }
}

extension CountStatistic {
  public func compare(_ counts: PairedCounts) -> TwoSampleResult {
    Self.shortage(counts.sizes) ?? result(counts)
  }
}

extension BinnedStatistic {
  public func compare(_ pair: NumericPair) -> TwoSampleResult {
    Self.shortage(pair.sizes) ?? result(binning.counts(of: pair))
  }
}

extension NumericPair {
  var sizes: SampleSizes {
    SampleSizes(reference: reference.count, current: current.count)
  }
}

extension PairedCounts {
  var sizes: SampleSizes {
    SampleSizes(reference: referenceSize, current: currentSize)
  }
}
