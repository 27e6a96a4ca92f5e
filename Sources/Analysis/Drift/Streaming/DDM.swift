/// Drift detection method: the error rate has risen well above the lowest level it had.
///
///     var detector = DDM()
///     let verdicts = errors.map { detector.update($0) }
///
/// Takes 1 for an error and 0 for none. Missing values change nothing. After a drift it begins anew.
/// A stream without any error has no spread: its first error after the warm-up is a drift, as in the reference library.
/// - Complexity: O(1) time and memory.
/// - Reference: Gama, Medas, Castillo, Rodrigues, doi:10.1007/978-3-540-28645-5_29; names and defaults of River 0.26.
public struct DDM: StreamDetector {
  public struct Parameters: MethodParameters {
    public var warmStart = 30
    public var warningThreshold = 2.0
    public var driftThreshold = 3.0

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .count("warm_start", \.warmStart, in: 0...1_000_000_000, "values before the first verdict"),
      .number("warning_threshold", \.warningThreshold, above: 0, "deviations above the lowest level that warn"),
      .number("drift_threshold", \.driftThreshold, above: 0, "deviations above the lowest level that are drift"),
    ]
  }

  public let parameters: Parameters
  private var errorRate = RunningMean()
  /// Error rate and its deviation where their sum was lowest.
  private var lowestRate = Double.greatestFiniteMagnitude
  private var lowestDeviation = 0.0
  private var hasDrifted = false

  public init(_ parameters: Parameters) {
    precondition(parameters.warmStart >= 0, "a number of values is not negative")
    self.parameters = parameters
  }

  public mutating func update(_ value: Double) -> Verdict {
    guard value.isFinite else {
      return hasDrifted || isWarmingUp ? .insufficientData(need: need) : .stable
    }
    if hasDrifted { reset() }
    errorRate.add(value)
    guard !isWarmingUp else { return .insufficientData(need: need) }
    let rate = errorRate.mean
    // Values outside 0…1 must not end in the root of a negative number.
    let deviation = Swift.max(rate * (1 - rate) / errorRate.count, 0).squareRoot()
    let level = rate + deviation
    if level <= lowestRate + lowestDeviation {
      lowestRate = rate
      lowestDeviation = deviation
    }
    if level > lowestRate + parameters.driftThreshold * lowestDeviation {
      hasDrifted = true
      return .drift
    }
    return level > lowestRate + parameters.warningThreshold * lowestDeviation ? .warning : .stable
  }

  private var need: Int {
    parameters.warmStart + 1
  }

  private var isWarmingUp: Bool {
    errorRate.count <= Double(parameters.warmStart)
  }
}

extension StreamDetectorKind {
  public static let ddm = Self(
    id: "ddm", summary: "Error rate above its lowest level", input: .errors, falseAlarmLimit: 2, runLength: .ddm,
    DDM.self)
}
