/// Test of equal proportions: the newest errors are more frequent than all before them.
///
///     var detector = STEPD()
///     let verdicts = errors.map { detector.update($0) }
///
/// Takes 1 for an error and 0 for none. Missing values change nothing. From twice `min_num_instances` values on, the
/// newest `min_num_instances` are tested against the others at every value. While all values are equal there is no
/// test. After a drift it begins anew.
/// - Complexity: O(1) time, O(window) memory.
/// - Reference: Nishida, Yamauchi, doi:10.1007/978-3-540-75488-6_27; names and defaults of Frouros 0.9, which calls
///   fewer errors a drift too (here only with `two_sided_test`), and none at all.
public struct STEPD: StreamDetector {
  public struct Parameters: MethodParameters {
    public var driftSignificance = 0.003
    public var warningSignificance = 0.05
    public var windowSize = 30
    public var isTwoSided = false

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .number("alpha_d", \.driftSignificance, above: 0, below: 0.5, "significance that is drift"),
      .number("alpha_w", \.warningSignificance, above: 0, below: 0.5, "significance that warns"),
      .count("min_num_instances", \.windowSize, in: 1...1_000_000, "newest values that are tested"),
      .flag("two_sided_test", \.isTwoSided, "whether fewer errors count too"),
    ]
  }

  public let parameters: Parameters
  private var newest: RingBuffer<Double>
  private var count = 0
  private var newestSum = 0.0
  private var olderSum = 0.0
  private var hasDrifted = false
  /// Values of the statistic above which it drifts and warns.
  private let driftLimit: Double
  private let warningLimit: Double

  public init(_ parameters: Parameters) {
    precondition(parameters.windowSize > 0, "a test takes at least one value")
    // Not the quantile of 1 − α, which is 1 for the smallest α.
    guard let driftQuantile = NormalDistribution.quantile(parameters.driftSignificance),
      let warningQuantile = NormalDistribution.quantile(parameters.warningSignificance)
    else { preconditionFailure("a significance lies between 0 and 1") }
    self.parameters = parameters
    driftLimit = -driftQuantile
    warningLimit = -warningQuantile
    newest = RingBuffer(capacity: parameters.windowSize)
  }

  public mutating func update(_ value: Double) -> Verdict {
    guard value.isFinite else {
      return hasDrifted || isWarmingUp ? .insufficientData(need: 2 * newest.capacity) : .stable
    }
    if hasDrifted { reset() }
    count += 1
    let leaving = newest.push(value) ?? 0
    olderSum += leaving
    newestSum += value - leaving
    guard !isWarmingUp else { return .insufficientData(need: 2 * newest.capacity) }
    guard let statistic else { return .stable }
    hasDrifted = statistic > driftLimit
    return hasDrifted ? .drift : statistic > warningLimit ? .warning : .stable
  }

  /// Yates's corrected difference of the proportions in deviations; `nil` when there is nothing to find.
  private var statistic: Double? {
    let newestCount = Double(newest.capacity)
    let olderCount = Double(count) - newestCount
    let rise = newestSum / newestCount - olderSum / olderCount
    let rate = (newestSum + olderSum) / Double(count)
    let reciprocal = 1 / olderCount + 1 / newestCount
    let variance = rate * (1 - rate) * reciprocal
    guard variance > 0, rise > 0 || parameters.isTwoSided else { return nil }
    return (abs(rise) - 0.5 * reciprocal) / variance.squareRoot()
  }

  private var isWarmingUp: Bool {
    count < 2 * newest.capacity
  }
}

extension StreamDetectorKind {
  public static let stepd = Self(
    id: "stepd", summary: "Newest errors more frequent than all before", input: .errors, falseAlarmLimit: 12,
    runLength: .stepd, STEPD.self)
}
