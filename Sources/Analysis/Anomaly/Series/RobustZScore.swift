/// Distance of a value from the median of the latest ones, in units of their median absolute deviation.
///
///     var detector = RobustZScore()
///     for value in [1.0, 2, 3, 2, 1, 2, 3, 2, 1, 2] { _ = detector.update(value) }
///     detector.update(60)  // 1
///
/// z = (value − median) / (1.4826 · MAD) over the window that ends before the value, so that an outlier cannot hide
/// itself. The score is the chance that a standard normal value lies nearer to 0 than z: .6827 at one standard deviation,
/// .9973 at three. It is 0 until `warm_start` values were seen. With a MAD of 0 (more than half of the window equal) any
/// other value scores 1. Knows neither seasons nor trends faster than the window: see `SeasonalResidual`.
/// - Complexity: O(log w) comparisons a value and one move of memory; 16 bytes for each value of the window.
/// - Reference: Iglewicz, Hoaglin, "How to Detect and Handle Outliers", ASQC 1993, whose modified z-score has the factor
///   0.6745 ≈ 1 / 1.4826.
public struct RobustZScore: SeriesDetector {
  public struct Parameters: MethodParameters {
    /// Values that make up the median and its deviation.
    public var window = 200
    public var warmStart = 10

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .count("window", \.window, in: 3...100_000, "latest values to compare with"),
      .count("warm_start", \.warmStart, in: 1...100_000, "values before the first score; at most the window"),
    ]
  }

  public let parameters: Parameters
  private var window: SortedWindow

  public init(_ parameters: Parameters) {
    self.parameters = parameters
    window = SortedWindow(capacity: parameters.window)
  }

  public mutating func update(_ value: Double, at time: Double?) -> Double? {
    guard value.isFinite else { return nil }
    defer { window.add(value) }
    guard window.count >= min(parameters.warmStart, parameters.window),
      let median = window.median, let deviation = window.medianAbsoluteDeviation
    else { return 0 }
    return RobustDeviation.score(of: value, median: median, deviation: deviation)
  }
}

extension SeriesDetectorKind {
  public static let robustZ = Self(
    id: "robust-z", summary: "Distance from the median of the latest values", alarmScore: 0.999_99, RobustZScore.self)
}
