/// Early drift detection method: errors follow one another more closely than they did.
///
///     var detector = EDDM()
///     let verdicts = errors.map { detector.update($0) }
///
/// Takes 1 for an error; every other finite value is none. Missing values change nothing. A warning stands until the
/// next error. After a drift it begins anew. Errors by pure chance alarm it often: some 20 times in 10,000 values at an
/// error rate of .2.
/// - Complexity: O(1) time and memory.
/// - Reference: Baena-García et al., "Early drift detection method", Fourth International Workshop on Knowledge
///   Discovery from Data Streams, 2006; names and defaults of River 0.26.
public struct EDDM: StreamDetector {
  public struct Parameters: MethodParameters {
    public var warmStart = 30
    public var alpha = 0.95
    public var beta = 0.9

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .count("warm_start", \.warmStart, in: 0...1_000_000_000, "errors before the first verdict"),
      .number("alpha", \.alpha, above: 0, upTo: 1, "share of the widest distance below which it warns"),
      .number("beta", \.beta, above: 0, upTo: 1, "share of the widest distance below which it is drift"),
    ]

    public func validate() throws(ParameterError) {
      guard alpha >= beta else {
        throw .conflict(
          "parameter alpha: \(alpha.plain) is below beta (\(beta.plain)), but a warning comes before a drift")
      }
    }
  }

  public let parameters: Parameters
  private var count = 0
  private var errorCount = 0
  private var lastError = 0
  private var distances = RunningMean()
  /// Sum of squared deviations of the distances.
  private var squares = 0.0
  /// Largest mean distance plus two deviations; negative while there is none.
  private var widest = -1.0
  private var isWarning = false
  private var hasDrifted = false

  public init(_ parameters: Parameters) {
    precondition(parameters.warmStart >= 0, "a number of errors is not negative")
    precondition(parameters.alpha >= parameters.beta, "a warning comes before a drift")
    self.parameters = parameters
  }

  public mutating func update(_ value: Double) -> Verdict {
    guard value.isFinite else {
      if hasDrifted { return .insufficientData(need: parameters.warmStart + 1) }
      return isWarmingUp ? .insufficientData(need: need) : .stable
    }
    if hasDrifted { reset() }
    count += 1
    if value == 1 {
      noteError()
      lastError = count
    }
    guard !isWarmingUp else { return .insufficientData(need: need) }
    return hasDrifted ? .drift : isWarning ? .warning : .stable
  }

  private mutating func noteError() {
    errorCount += 1
    let distance = Double(count - lastError)
    let meanBefore = distances.mean
    distances.add(distance)
    squares += (distance - meanBefore) * (distance - distances.mean)
    guard count > parameters.warmStart else { return }
    let deviation = errorCount > 1 ? (squares / (distances.count - 1)).squareRoot() : 0
    let width = distances.mean + 2 * deviation
    if width > widest {
      widest = width
    } else if !isWarmingUp {
      let level = width / widest
      hasDrifted = level < parameters.beta
      isWarning = level < parameters.alpha
    }
  }

  /// At best: if every value still to come were an error.
  private var need: Int {
    count + parameters.warmStart + 1 - errorCount
  }

  private var isWarmingUp: Bool {
    errorCount <= parameters.warmStart
  }
}

extension StreamDetectorKind {
  public static let eddm = Self(
    id: "eddm", summary: "Errors closer together than before", input: .errors, falseAlarmLimit: 30, runLength: .eddm,
    EDDM.self)
}
