/// Tabular CUSUM: deviations from the mean of a reference period, summed as long as they exceed a slack.
///
///     var detector = CUSUM()
///     for value in values where detector.update(value) == .drift { retrain() }
///
/// Takes any numbers. Missing values change nothing. The first `warm_start` values give mean and deviation σ, which
/// then stand; when they were all equal, any other value is drift. After a drift it begins anew with another reference
/// period. It gives no warnings.
/// - Complexity: O(1) time and memory.
/// - Reference: Page, doi:10.1093/biomet/41.1-2.100; the tabular form of Montgomery, "Introduction to Statistical
///   Quality Control", section 9.1, with slack ½ σ as there. Its threshold of 5 σ alarms every 465 values even when
///   mean and deviation are known; the default of 8 σ suits streams that do not end.
public struct CUSUM: StreamDetector {
  public struct Parameters: MethodParameters {
    public var warmStart = 100
    public var slack = 0.5
    public var threshold = 8.0
    public var mode = ShiftDirection.both

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .count("warm_start", \.warmStart, in: 2...1_000_000_000, "values of the reference period"),
      .number("slack", \.slack, from: 0, "deviation that is let pass, in σ; half the shift to be found"),
      .number("threshold", \.threshold, above: 0, "sum that is drift, in σ"),
      .choice("mode", \.mode, "direction of the change"),
    ]
  }

  public let parameters: Parameters
  private var reference: ReferencePeriod
  private var rise = 0.0
  private var fall = 0.0
  private var hasDrifted = false

  public init(_ parameters: Parameters) {
    self.parameters = parameters
    reference = ReferencePeriod(length: parameters.warmStart)
  }

  /// With mean and deviation known beforehand, up to the first drift.
  ///
  /// - Precondition: the deviation is not negative.
  public init(_ parameters: Parameters, mean: Double, deviation: Double) {
    precondition(deviation >= 0, "a deviation is not negative")
    self.init(parameters)
    reference = ReferencePeriod(mean: mean, deviation: deviation)
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
    let slack = parameters.slack * reference.deviation
    let difference = value - reference.mean
    rise = Swift.max(0, rise + difference - slack)
    fall = Swift.max(0, fall - difference - slack)
    // In units of the values and not of σ, so that a deviation of 0 needs no case of its own.
    let limit = parameters.threshold * reference.deviation
    hasDrifted = (parameters.mode != .down && rise > limit) || (parameters.mode != .up && fall > limit)
    return hasDrifted ? .drift : .stable
  }

  /// Where the mean went, from the value that was drift up to the next; `nil` else.
  public var direction: ShiftDirection? {
    guard hasDrifted else { return nil }
    return rise >= fall ? .up : .down
  }
}

extension StreamDetectorKind {
  public static let cusum = Self(
    id: "cusum", summary: "Summed deviations from a reference period", input: .numbers, falseAlarmLimit: 5,
    runLength: .cusum, CUSUM.self)
}
