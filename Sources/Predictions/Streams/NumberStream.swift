internal import Analysis

/// A stream of numbers, held against the reference by rank and summed up by a CUSUM chart.
///
/// Up to the first drift the reference is what the chart knows; after it the chart takes the mean of the values that
/// follow, so that a level that stays is said once.
struct NumberStream: Sendable, Codable {
  static let detector = "cusum"

  let name: String
  private(set) var valueCount = 0
  private let bins: BinnedFeature
  private let scores: NormalScores
  private let parameters: CUSUM.Parameters
  /// `nil` while the mean after a drift is being taken.
  private var chart: CUSUM?
  private var sum = 0.0
  private var count = 0

  /// - Returns: `nil` for what is not a number, or too few values for a chart.
  init?(_ name: String, _ bins: BinnedFeature, _ averageRunLength: Double) {
    guard let scores = NormalScores(bins), bins.count >= Self.leastReference else { return nil }
    self.name = name
    self.bins = bins
    self.scores = scores
    parameters = CUSUM.Parameters(averageRunLength: averageRunLength, referenceLength: min(1_000, bins.count))
    chart = CUSUM(parameters, mean: 0, deviation: 1)
  }

  /// The bins of values, to be taken one after another.
  func codes(of values: ArraySlice<Double>) -> [UInt8] { bins.codes(of: values) }

  /// - Returns: where the mean went, if this value is the one that shows it.
  mutating func take(_ value: Double) -> ShiftDirection? { take(code: bins.code(of: value)) }

  mutating func take(code: UInt8) -> ShiftDirection? {
    let score = scores.score(of: code)
    guard score.isFinite else { return nil }
    valueCount += 1
    guard chart != nil else {
      takeLevel(score)
      return nil
    }
    guard chart?.update(score) == .drift, let direction = chart?.direction else { return nil }
    chart = nil
    return direction
  }

  private mutating func takeLevel(_ score: Double) {
    sum += score
    count += 1
    guard count == parameters.warmStart else { return }
    // The deviation stays that of the reference, which bounds the scores'.
    chart = CUSUM(parameters, mean: sum / Double(count), deviation: 1)
    (sum, count) = (0, 0)
  }

  private static let leastReference = 100
}

extension BinnedFeature {
  /// Scores of the sampled rows.
  init?(scoresOf profile: ReferenceProfile) {
    self.init(finite: profile.rows.rows.map(\.facts.score))
  }

  /// Sizes of the errors of a regression over the sampled rows.
  init?(errorsOf profile: ReferenceProfile) {
    self.init(finite: profile.rows.rows.compactMap { $0.facts.errorSize })
  }

  private init?(finite values: [Double]) {
    let finite = values.filter(\.isFinite)
    guard !finite.isEmpty else { return nil }
    self.init(values: finite)
  }
}

extension RecordFacts {
  /// Of a regression; `nil` without a label or a prediction.
  var errorSize: Double? {
    guard let actual, let predicted, actual.number.isFinite, predicted.number.isFinite else { return nil }
    return abs(actual.number - predicted.number)
  }
}
