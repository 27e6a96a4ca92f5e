/// EWMA control chart: an exponentially weighted mean has left the limits around the mean of a reference period.
///
///     var detector = EWMAChart()
///     for value in values where detector.update(value) == .drift { retrain() }
///
/// Takes any numbers. Missing values change nothing. The first `warm_start` values give mean and deviation σ, which
/// then stand; when they were all equal, any other value is drift. After a drift it begins anew with another reference
/// period. It gives no warnings.
/// - Complexity: O(1) time and memory.
/// - Reference: Roberts, doi:10.1080/00401706.1959.10489860; Lucas, Saccucci, doi:10.1080/00401706.1990.10484583, with
///   the limits that widen as the chart starts. Their 3 deviations at λ = .2 alarm every 560 values even when mean and
///   deviation are known; the default of 4 suits streams that do not end.
public struct EWMAChart: StreamDetector {
  public struct Parameters: MethodParameters {
    public var warmStart = 100
    public var lambda = 0.2
    public var threshold = 4.0

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .count("warm_start", \.warmStart, in: 2...1_000_000_000, "values of the reference period"),
      .number("lambda_val", \.lambda, above: 0, upTo: 1, "weight of the newest value"),
      .number("threshold", \.threshold, above: 0, "limits, in deviations of the weighted mean"),
    ]
  }

  public let parameters: Parameters
  private var reference: ReferencePeriod
  /// The weighted mean, as a difference from the reference period's.
  private var weighted = 0.0
  /// (1 − λ) to twice the number of values since the reference period.
  private var remainder = 1.0
  private var hasDrifted = false

  public init(_ parameters: Parameters) {
    precondition(parameters.lambda > 0 && parameters.lambda <= 1, "a weight lies above 0 and is at most 1")
    self.parameters = parameters
    reference = ReferencePeriod(length: parameters.warmStart)
  }

  public mutating func update(_ value: Double) -> Verdict {
    guard value.isFinite else {
      return hasDrifted || !reference.isOver ? .insufficientData(need: parameters.warmStart) : .stable
    }
    if hasDrifted { reset() }
    guard reference.isOver else {
      reference.add(value)
      return reference.isOver ? .stable : .insufficientData(need: parameters.warmStart)
    }
    let lambda = parameters.lambda
    weighted += lambda * (value - reference.mean - weighted)
    // Where 1 − remainder is 1 anyway, before it gets so small that the processor slows down.
    remainder = remainder < 0x1p-60 ? 0 : remainder * (1 - lambda) * (1 - lambda)
    let deviation = reference.deviation * (lambda / (2 - lambda) * (1 - remainder)).squareRoot()
    hasDrifted = abs(weighted) > parameters.threshold * deviation
    return hasDrifted ? .drift : .stable
  }
}

extension StreamDetectorKind {
  public static let ewma = Self(
    id: "ewma", summary: "Weighted mean outside the limits of a reference period", input: .numbers,
    falseAlarmLimit: 5, runLength: .ewma, EWMAChart.self)
}
