/// Page and Hinkley's test: the summed deviations from the mean have moved far from their extreme.
///
///     var detector = PageHinkley()
///     let verdicts = losses.map { detector.update($0) }
///
/// Takes any numbers; the threshold is in their unit. Missing values change nothing. After a drift it begins anew. It
/// gives no warnings.
/// - Complexity: O(1) time and memory.
/// - Reference: Page, doi:10.1093/biomet/41.1-2.100; Hinkley, doi:10.1093/biomet/58.3.509. Names, defaults and the
///   forgetting factor of River 0.26.
public struct PageHinkley: StreamDetector {
  public struct Parameters: MethodParameters {
    public var minInstances = 30
    public var delta = 0.005
    public var threshold = 50.0
    public var alpha = 1 - 0.0001
    public var mode = ShiftDirection.both

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .count("min_instances", \.minInstances, in: 1...1_000_000_000, "values before the first verdict"),
      .number("delta", \.delta, from: 0, "deviation from the mean that is let pass"),
      .number("threshold", \.threshold, above: 0, "summed deviation that is drift"),
      .number("alpha", \.alpha, above: 0, upTo: 1, "how much of the sum stays from value to value"),
      .choice("mode", \.mode, "direction of the change"),
    ]
  }

  public let parameters: Parameters
  private var mean = RunningMean()
  private var rise = 0.0
  private var fall = 0.0
  private var lowestRise = Double.greatestFiniteMagnitude
  // The reference library begins here and not at the lowest number.
  private var highestFall = -1.0
  private var hasDrifted = false

  public init(_ parameters: Parameters) {
    precondition(parameters.minInstances > 0, "a warm-up takes at least one value")
    self.parameters = parameters
  }

  public mutating func update(_ value: Double) -> Verdict {
    guard value.isFinite else {
      return hasDrifted || isWarmingUp ? .insufficientData(need: parameters.minInstances) : .stable
    }
    if hasDrifted { reset() }
    mean.add(value)
    let deviation = value - mean.mean
    rise = parameters.alpha * rise + deviation - parameters.delta
    fall = parameters.alpha * fall + deviation + parameters.delta
    if rise < lowestRise { lowestRise = rise }
    if fall > highestFall { highestFall = fall }
    guard !isWarmingUp else { return .insufficientData(need: parameters.minInstances) }
    hasDrifted =
      switch parameters.mode {
      case .up: rise - lowestRise > parameters.threshold
      case .down: highestFall - fall > parameters.threshold
      case .both: rise - lowestRise > parameters.threshold || highestFall - fall > parameters.threshold
      }
    return hasDrifted ? .drift : .stable
  }

  private var isWarmingUp: Bool {
    mean.count < Double(parameters.minInstances)
  }
}

extension StreamDetectorKind {
  public static let pageHinkley = Self(
    id: "page-hinkley", summary: "Summed deviations from the mean far from their extreme", input: .numbers,
    falseAlarmLimit: 12, runLength: .pageHinkley, PageHinkley.self)
}
