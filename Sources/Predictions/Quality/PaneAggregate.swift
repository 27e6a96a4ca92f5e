internal import Analysis

/// Everything that is kept of one model over a stretch of records: additive, so that any stretch of panes is a merge.
struct PaneAggregate: Sendable {
  let limits: AggregateLimits
  var recordCount = 0
  var labelledCount = 0
  /// Nanoseconds; `nil` while no record had a time.
  var timeRange: ClosedRange<Int64>?
  var pairs = ClassPairCounts()
  /// Weights of labelled records without a prediction, by actual class, below and from the threshold on.
  var cutScores: [(negative: Double, positive: Double)] = []
  /// All predictions, labelled or not, by class.
  var predictedCounts: [Int] = []
  var scores = ScoreSamples()
  var probabilities = ProbabilityRows()
  /// What the scores say of the predictions, labelled or not; empty without a reference that has labels.
  var expected = ExpectedOutcomes()
  var regression: RegressionErrors
  var latencySeconds: QuantileSketch
  var latencyCount = 0
  /// Records whose status says that they failed.
  var errorCount = 0
  var fields: [FieldAggregate] = []
  var outliers = OutlierTally()

  init(limits: AggregateLimits) {
    self.limits = limits
    regression = RegressionErrors(exactLimit: limits.exactQuantileCount)
    latencySeconds = limits.sketch
  }

  /// - Parameter withFields: whether the fields too, which cost more than all the rest.
  mutating func merge(_ other: PaneAggregate, withFields: Bool = true) {
    recordCount += other.recordCount
    labelledCount += other.labelledCount
    if let range = other.timeRange { extendTime(range) }
    pairs.merge(other.pairs)
    mergeCutScores(other.cutScores)
    while predictedCounts.count < other.predictedCounts.count { predictedCounts.append(0) }
    for (index, count) in other.predictedCounts.enumerated() { predictedCounts[index] += count }
    scores.merge(other.scores)
    probabilities.merge(other.probabilities)
    expected.merge(other.expected)
    regression.merge(other.regression)
    latencySeconds.merge(other.latencySeconds)
    latencyCount += other.latencyCount
    errorCount += other.errorCount
    outliers.merge(other.outliers, withStrangers: withFields)
    guard withFields else { return }
    while fields.count < other.fields.count { fields.append(FieldAggregate(limits: limits)) }
    for (index, field) in other.fields.enumerated() { fields[index].merge(field) }
  }

  mutating func extendTime(_ range: ClosedRange<Int64>) {
    guard let known = timeRange else {
      timeRange = range
      return
    }
    timeRange = min(known.lowerBound, range.lowerBound)...max(known.upperBound, range.upperBound)
  }

  mutating func addCutScore(isPositive: Bool, actual: Int, weight: Double) {
    while cutScores.count <= actual { cutScores.append((0, 0)) }
    if isPositive { cutScores[actual].positive += weight } else { cutScores[actual].negative += weight }
  }

  private mutating func mergeCutScores(_ other: [(negative: Double, positive: Double)]) {
    while cutScores.count < other.count { cutScores.append((0, 0)) }
    for (index, weights) in other.enumerated() {
      cutScores[index].negative += weights.negative
      cutScores[index].positive += weights.positive
    }
  }

  /// Turns the counts of numeric classes into errors.
  ///
  /// - Parameter numbers: what each class is as a number; NaN for what is none.
  mutating func becomeRegression(_ numbers: [Double]) {
    for (actual, predicted, weight) in pairs.entries {
      guard numbers[actual].isFinite, numbers[predicted].isFinite else { continue }
      // Weights are whole counts unless the log says otherwise; both are added record by record.
      let isCount = weight == weight.rounded() && weight < 1e9
      for _ in 0..<(isCount ? Int(weight) : 1) {
        regression.add(actual: numbers[actual], predicted: numbers[predicted], weight: isCount ? 1 : weight)
      }
    }
    pairs = ClassPairCounts()
    predictedCounts = []
  }

  @inline(__always)
  mutating func countPrediction(of predicted: Int) {
    while predictedCounts.count <= predicted { predictedCounts.append(0) }
    predictedCounts[predicted] += 1
  }
}
