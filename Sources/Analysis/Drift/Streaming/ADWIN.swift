internal import Glibc

/// Adaptive windowing: the window grows while its mean holds, and loses its older part when that had another mean.
///
///     var detector = ADWIN()
///     for value in values where detector.update(value) == .drift { retrain() }
///     detector.mean
///
/// Takes any numbers. Missing values change nothing. `width`, `mean` and `squaredDeviations` are those of the window as
/// the last value left it; after a drift the next value begins a new window. Every cut between buckets is looked at,
/// that after a row's last bucket included: implementations that leave those out find changes later. It gives no
/// warnings.
/// - Complexity: O(1) an update, amortised, and a look at O(log n) cuts every `clock` values; O(log n) memory.
/// - Reference: Bifet, Gavaldà, doi:10.1137/1.9781611972771.42; names and defaults of River 0.26.
public struct ADWIN: StreamDetector {
  public struct Parameters: MethodParameters {
    public var delta = 0.002
    public var clock = 32
    public var maxBuckets = 5
    public var minWindowLength = 5
    public var gracePeriod = 10

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .number("delta", \.delta, above: 0, upTo: 1, "chance of a false alarm"),
      .count("clock", \.clock, in: 1...1_000_000_000, "values between two looks for a change"),
      .count("max_buckets", \.maxBuckets, in: 1...1000, "buckets of one size before two are merged"),
      .count("min_window_length", \.minWindowLength, in: 1...1_000_000_000, "values in the shorter part, at least"),
      .count("grace_period", \.gracePeriod, in: 0...1_000_000_000, "values before the first look"),
    ]
  }

  public let parameters: Parameters
  private var window: ExponentialHistogram
  private var untilCheck: Int
  private var hasDrifted = false

  public init(_ parameters: Parameters) {
    precondition(parameters.clock > 0, "the clock is a positive number of values")
    precondition(parameters.minWindowLength > 0, "a part of the window holds at least one value")
    self.parameters = parameters
    window = ExponentialHistogram(bucketsPerRow: parameters.maxBuckets)
    untilCheck = parameters.clock
  }

  public mutating func update(_ value: Double) -> Verdict {
    guard value.isFinite else {
      return hasDrifted || window.width < Double(need) ? .insufficientData(need: need) : .stable
    }
    if hasDrifted { reset() }
    window.append(value)
    untilCheck -= 1
    if untilCheck == 0 {
      untilCheck = parameters.clock
      hasDrifted = window.width > Double(parameters.gracePeriod) && dropsOlderPart()
      if hasDrifted { return .drift }
    }
    return window.width < Double(need) ? .insufficientData(need: need) : .stable
  }

  /// The first look for a change.
  private var need: Int {
    (parameters.gracePeriod / parameters.clock + 1) * parameters.clock
  }

  /// Drops the oldest bucket as long as some cut parts two means; whether any was dropped.
  private mutating func dropsOlderPart() -> Bool {
    var dropsAny = false
    while true {
      let bound = CutBound(window, parameters)
      guard window.containsCut(where: { bound.isExceeded(by: $0) }) else { return dropsAny }
      window.removeOldest()
      dropsAny = true
    }
  }
}

extension ADWIN {
  /// Values in the window.
  public var width: Int {
    Int(window.width)
  }

  /// `nil` for an empty window, and when its sum is beyond the largest double.
  public var mean: Double? {
    window.width > 0 ? (window.total / window.width).ifFinite : nil
  }

  /// Squared deviations from the mean, summed over the window: River's `variance`. `nil` beyond the largest double.
  public var squaredDeviations: Double? {
    window.squares.ifFinite
  }
}

/// How far two parts of a window may differ in mean.
private struct CutBound {
  private let shortest: Double
  private let logarithm: Double
  private let variance: Double
  /// Below this square of crossed totals over the product of counts no cut can exceed the bound.
  private let certain: Double

  init(_ window: ExponentialHistogram, _ parameters: ADWIN.Parameters) {
    shortest = Double(parameters.minWindowLength)
    logarithm = log(2 * log(window.width) / parameters.delta)
    variance = window.squares / window.width
    // The bound's first term alone, with the counts not yet shortened; 2 % are left for rounding.
    certain = 0.98 * 2 * window.squares * logarithm
  }

  @inline(__always)
  func isExceeded(by cut: ExponentialHistogram.Cut) -> Bool {
    guard cut.newerCount >= shortest, cut.olderCount >= shortest else { return false }
    // Nearly every cut ends here, without a division.
    let crossed = cut.olderTotal * cut.newerCount - cut.newerTotal * cut.olderCount
    if crossed * crossed < certain * cut.olderCount * cut.newerCount { return false }
    let reciprocal = 1 / (cut.olderCount - shortest + 1) + 1 / (cut.newerCount - shortest + 1)
    let bound = (2 * reciprocal * variance * logarithm).squareRoot() + 2.0 / 3.0 * logarithm * reciprocal
    return abs(cut.olderTotal / cut.olderCount - cut.newerTotal / cut.newerCount) > bound
  }
}

extension StreamDetectorKind {
  public static let adwin = Self(
    id: "adwin", summary: "Window that drops its older part when the mean changed", input: .numbers,
    falseAlarmLimit: 0.5, runLength: .adwin, ADWIN.self)
}
