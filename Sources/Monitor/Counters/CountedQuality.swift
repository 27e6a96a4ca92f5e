internal import Analysis
internal import Predictions
internal import Telemetry

/// What a model's counters say of its quality over a window.
struct CountedQuality {
  let identity: ModelIdentity
  /// In the order of the report.
  let classes: [String]
  let positiveClass: String?
  let evaluation: CountedEvaluation
  let stretch: CountedStretch
  /// Whether the matrix was made from scores, since no predictions are counted.
  let predictsByScore: Bool
  let model: QualityCounters

  init(_ model: QualityCounters, over stretch: CountedStretch, _ settings: MonitorSettings) {
    let order = model.classes.order
    let positive = model.classes.positive(wanted: settings.positive)
    let isBinary = settings.task == .binary || (settings.task != .multiclass && order.count <= 2)
    let scores = Self.scores(model, stretch, positive: positive)
    predictsByScore =
      model.observations.isEmpty && isBinary && order.count == 2 && positive != nil && scores != nil
    var matrix = ConfusionMatrix(classCount: order.count)
    if predictsByScore, let scores, let bound = scores.bound(nearestTo: settings.threshold) {
      let counts = scores.counts(above: bound)
      matrix = order.first == positive ? counts.reversed : counts
    } else {
      matrix = Self.matrix(model, stretch, order)
    }
    evaluation = CountedEvaluation(
      task: isBinary ? .binary : .multiclass, matrix: matrix, positive: positive.flatMap(order.firstIndex),
      scores: isBinary ? scores : nil)
    identity = model.identity
    classes = order.map { model.classes.labels[$0] }
    positiveClass = isBinary ? positive.map { model.classes.labels[$0] } : nil
    self.stretch = stretch
    self.model = model
  }

  var task: PredictionTask { evaluation.task }
  var recordCount: Int { Int(exactly: evaluation.matrix.total.rounded()) ?? .max }

  private static func matrix(_ model: QualityCounters, _ stretch: CountedStretch, _ order: [Int]) -> ConfusionMatrix {
    var place = order
    for (position, index) in order.enumerated() { place[index] = position }
    var matrix = ConfusionMatrix(classCount: order.count)
    for cell in model.observations {
      let count = stretch.count(of: cell.series, at: cell.place)
      if count > 0 { matrix.add(actual: place[cell.actual], predicted: place[cell.predicted], weight: count) }
    }
    return matrix
  }

  private static func scores(_ model: QualityCounters, _ stretch: CountedStretch, positive: Int?) -> BinnedOutcomes? {
    BinnedOutcomes(
      model.scores.map { histogram in
        let counts = histogram.buckets.map { ($0.bound, stretch.count(of: $0.series, at: histogram.place)) }
        // Two spellings of one bound, as 1 and 1.0, are one bucket that changed its name.
        return CountedScores(isPositive: histogram.actual == positive, cumulative: Dictionary(counts) { $0 + $1 })
      })
  }
}

extension ConfusionMatrix {
  /// With the classes in the opposite order.
  fileprivate var reversed: ConfusionMatrix {
    ConfusionMatrix(classCount: classCount, counts: counts.reversed())
  }
}
