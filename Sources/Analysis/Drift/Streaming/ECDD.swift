/// EWMA for concept drift detection: a weighted error rate lies above the error rate so far.
///
///     var detector = ECDD()
///     let verdicts = errors.map { detector.update($0) }
///
/// Takes 1 for an error and 0 for none. Missing values change nothing. After a drift it begins anew.
/// - Complexity: O(1) time and memory.
/// - Reference: Ross, Adams, Tasoulis, Hand, doi:10.1016/j.patrec.2011.08.019. The control limits are the paper's
///   polynomials, fitted for λ = .2 and error rates up to ½; above ½ the limit of ½ is used. With the warm-up and
///   errors at a rate of .2 the limits for 100, 400 and 1,000 values alarm every 56, 365 and 216: the last, as printed,
///   lies below that for 400 where errors are rare and below 0 near ½. Prefer 400.
public struct ECDD: StreamDetector {
  /// Values between two false alarms, on average.
  public enum AverageRunLength: String, Sendable, Equatable, Codable, CaseIterable {
    case values100 = "100"
    case values400 = "400"
    case values1000 = "1000"
  }

  public struct Parameters: MethodParameters {
    public var warmStart = 30
    public var lambda = 0.2
    public var averageRunLength = AverageRunLength.values400
    public var warningLevel = 0.5

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .count("warm_start", \.warmStart, in: 1...1_000_000_000, "values up to the first verdict"),
      .number("lambda_val", \.lambda, above: 0, below: 1, "weight of the newest value"),
      .choice("average_run_length", \.averageRunLength, "values between two false alarms"),
      .number("warning_level", \.warningLevel, above: 0, upTo: 1, "share of the control limit that warns"),
    ]
  }

  public let parameters: Parameters
  private var errorRate = RunningMean()
  private var weighted = 0.0
  /// (1 − λ) to twice the number of values.
  private var remainder = 1.0
  private var hasDrifted = false

  public init(_ parameters: Parameters) {
    precondition(parameters.warmStart > 0, "the first verdict takes at least one value")
    self.parameters = parameters
  }

  public mutating func update(_ value: Double) -> Verdict {
    guard value.isFinite else {
      return hasDrifted || isWarmingUp ? .insufficientData(need: parameters.warmStart) : .stable
    }
    if hasDrifted { reset() }
    let lambda = parameters.lambda
    errorRate.add(value)
    weighted = lambda * value + (1 - lambda) * weighted
    // Where 1 − remainder is 1 anyway, before it gets so small that the processor slows down.
    remainder = remainder < 0x1p-60 ? 0 : remainder * (1 - lambda) * (1 - lambda)
    guard !isWarmingUp else { return .insufficientData(need: parameters.warmStart) }
    let rate = errorRate.mean
    // Values outside 0…1 must not end in the root of a negative number.
    let deviation = Swift.max(lambda / (2 - lambda) * (1 - remainder) * (rate * (1 - rate)), 0).squareRoot()
    let limit = parameters.averageRunLength.controlLimit(Swift.min(rate, 0.5)) * deviation
    hasDrifted = weighted > rate + limit
    if hasDrifted { return .drift }
    return weighted > rate + parameters.warningLevel * limit ? .warning : .stable
  }

  private var isWarmingUp: Bool {
    errorRate.count < Double(parameters.warmStart)
  }
}

extension ECDD.AverageRunLength {
  /// Deviations above the error rate.
  fileprivate func controlLimit(_ rate: Double) -> Double {
    let square = rate * rate
    let cube = rate * square
    return switch self {
    case .values100: 2.76 - 6.23 * rate + cube * (18.12 + square * (-312.45 + square * 1002.18))
    case .values400: 3.97 - 6.56 * rate + cube * (48.73 + square * (-330.13 + square * 848.18))
    case .values1000: 1.17 + 7.56 * rate + cube * (-21.24 + square * (112.12 - square * 987.23))
    }
  }
}

extension StreamDetectorKind {
  public static let ecdd = Self(
    id: "ecdd", summary: "Weighted error rate above the error rate so far", input: .errors, falseAlarmLimit: 40,
    runLength: .ecdd, ECDD.self)
}
