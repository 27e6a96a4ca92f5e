/// Kolmogorov–Smirnov windowing: the newest values of a window are distributed unlike a random sample of the older
/// ones.
///
///     var detector = KSWIN()
///     for value in values where detector.update(value) == .drift { retrain() }
///
/// Takes any numbers. Missing values change nothing. Once the window is full each value brings a test of the newest
/// `stat_size` values against as many drawn without replacement from the rest; a distance of .1 or less is never drift.
/// After a drift it begins anew, with an empty window and the generator set back. It gives no warnings. As a test runs
/// at every value and neighbouring tests share nearly all of theirs, `alpha` is no rate of false alarms.
/// - Complexity: O(window) an update.
/// - Reference: Raab, Heusinger, Schleif, doi:10.1016/j.neucom.2019.11.111; names and defaults of River 0.26, whose own
///   generator draws other samples. Its seed is random by default; here it is 0.
public struct KSWIN: StreamDetector {
  public struct Parameters: MethodParameters {
    public var alpha = 0.005
    public var windowSize = 100
    public var statSize = 30
    public var seed: UInt64 = 0

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .number("alpha", \.alpha, from: 0, upTo: 1, "significance of a test"),
      .count("window_size", \.windowSize, in: 2...100_000, "values in the window"),
      .count("stat_size", \.statSize, in: 1...50_000, "newest values that are tested"),
      .seed(\.seed),
    ]

    public func validate() throws(ParameterError) {
      guard 2 * statSize <= windowSize else {
        throw .conflict(
          "parameter stat_size: as many older values are drawn, so that window_size (\(windowSize)) must be at least "
            + "twice \(statSize)")
      }
    }
  }

  public let parameters: Parameters
  private let firstGenerator: SplitMix64
  private var generator: SplitMix64
  private var window: RankedWindow
  private var hasDrifted = false
  /// Distance, in values of a sample, from which on it is drift.
  private let criticalSteps: Int

  public init(_ parameters: Parameters) {
    self.init(parameters, generator: SplitMix64(seed: parameters.seed))
  }

  /// With a generator in place of the seed; after a drift it is set back to where it stood here, but `reset()` goes
  /// back to the seed.
  public init(_ parameters: Parameters, generator: SplitMix64) {
    precondition(
      parameters.statSize > 0 && 2 * parameters.statSize <= parameters.windowSize,
      "the window holds the tested values and at least as many older ones")
    self.parameters = parameters
    firstGenerator = generator
    self.generator = generator
    window = RankedWindow(capacity: parameters.windowSize)
    let size = parameters.statSize
    // One number instead of a p-value at every value; beyond the largest distance where that is too likely itself.
    let significant = LatticePaths(size, size).criticalDistance(parameters.alpha).map { $0 / size } ?? size + 1
    let noticeable = (1...size).first { Double($0) / Double(size) > 0.1 } ?? size
    criticalSteps = Swift.max(significant, noticeable)
  }

  public mutating func update(_ value: Double) -> Verdict {
    guard value.isFinite else {
      return hasDrifted || !window.isFull ? .insufficientData(need: parameters.windowSize) : .stable
    }
    if hasDrifted { self = Self(parameters, generator: firstGenerator) }
    window.append(value)
    guard window.isFull else { return .insufficientData(need: parameters.windowSize) }
    hasDrifted = window.distance(ofNewest: parameters.statSize, using: &generator) >= criticalSteps
    return hasDrifted ? .drift : .stable
  }
}

extension StreamDetectorKind {
  public static let kswin = Self(
    id: "kswin", summary: "Newest values distributed unlike older ones", input: .numbers, falseAlarmLimit: 30,
    runLength: .kswin, KSWIN.self)
}
