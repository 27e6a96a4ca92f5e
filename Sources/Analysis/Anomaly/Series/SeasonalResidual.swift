/// Distance of a value from what the same place of earlier seasons leads to expect, as a robust z-score.
///
///     var parameters = SeasonalResidual.Parameters()
///     parameters.season = 24
///     var detector = SeasonalResidual(parameters)
///     let scores = detector.scores(of: hourlyVisits)
///
/// The season is a number of rows; each of its places keeps its latest `cycles` values, whose median is the expected one.
/// The residual is measured in units of the larger of two median absolute deviations, of the place and of all latest
/// residuals: a place that always was unruly excuses more. Score as of `RobustZScore`; 0 until a place was seen
/// three times and `warm_start` residuals are known. With `season` 0 the length is sought once, by autocorrelation over
/// the first `search` values; without a clear one (below .3) all rows are one place and the latest `window` values tell.
/// A missing value takes its row's place; rows that are left out altogether shift the season.
/// - Complexity: O(log window + cycles) a value, once O(search²); memory for cycles · season + 2 · window values.
public struct SeasonalResidual: SeriesDetector {
  public struct Parameters: MethodParameters {
    public var season = 0
    /// Enough for five days of five-minute values, so that a day can be found.
    public var search = 1500
    public var cycles = 8
    public var window = 300
    public var warmStart = 50

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .count("season", \.season, in: 0...20_000, "rows after which the series repeats; 0: found by autocorrelation"),
      .count("search", \.search, in: 9...10_000, "first values over which the season is sought"),
      .count("cycles", \.cycles, in: 3...1000, "seasons remembered"),
      .count("window", \.window, in: 3...100_000, "latest residuals that give the scale"),
      .count("warm_start", \.warmStart, in: 1...100_000, "residuals before the first score; at most the window"),
    ]
  }

  public let parameters: Parameters
  /// While the season is unknown, what it will be sought in.
  private var firstValues: [Double] = []
  /// One a place of the season; empty while it is unknown.
  private var places: [SortedWindow] = []
  private var nextPlace = 0
  private var residuals: SortedWindow

  public init(_ parameters: Parameters) {
    self.parameters = parameters
    residuals = SortedWindow(capacity: parameters.window)
    if parameters.season > 0 { divide(into: parameters.season) }
  }

  /// Rows of a season; `nil` while unknown, 1 when there is none.
  public var season: Int? {
    places.isEmpty ? nil : places.count
  }

  public mutating func update(_ value: Double, at time: Double?) -> Double? {
    if places.isEmpty { return learn(value) }
    defer { nextPlace = nextPlace + 1 == places.count ? 0 : nextPlace + 1 }
    return value.isFinite ? score(value) : nil
  }

  /// A missing value is replaced by the one before it: leaving it out would shift the season.
  private mutating func learn(_ value: Double) -> Double? {
    guard let known = value.isFinite ? value : firstValues.last else { return nil }
    firstValues.append(known)
    if firstValues.count == parameters.search {
      divide(into: SeasonLength.estimate(firstValues) ?? 1)
      for value in firstValues {
        _ = score(value)
        nextPlace = nextPlace + 1 == places.count ? 0 : nextPlace + 1
      }
      firstValues = []
    }
    return value.isFinite ? 0 : nil
  }

  private mutating func divide(into season: Int) {
    let capacity = season == 1 ? parameters.window : parameters.cycles
    places = Array(repeating: SortedWindow(capacity: capacity), count: season)
  }

  private mutating func score(_ value: Double) -> Double {
    defer { places[nextPlace].add(value) }
    guard places[nextPlace].count >= 3, let expected = places[nextPlace].median,
      let placeDeviation = places[nextPlace].medianAbsoluteDeviation
    else { return 0 }
    let residual = value - expected
    guard residual.isFinite else { return 1 }
    defer { residuals.add(residual) }
    guard residuals.count >= min(parameters.warmStart, parameters.window),
      let deviation = residuals.medianAbsoluteDeviation
    else { return 0 }
    return RobustDeviation.score(of: residual, median: 0, deviation: max(deviation, placeDeviation))
  }
}

extension SeriesDetectorKind {
  public static let seasonalResidual = Self(
    id: "seasonal-residual", summary: "Distance from the same place of earlier seasons", alarmScore: 0.999_99,
    SeasonalResidual.self)
}
