internal import Analysis
internal import Predictions

/// What a model's counters say of its quality over a window.
struct CountedQuality {
  let identity: ModelIdentity
  /// In the order of the report.
  let classes: [String]
  let positiveClass: String?
  let evaluation: CountedEvaluation
  /// Whether the matrix was made from scores, since no predictions are counted.
  let predictsByScore: Bool
  let countsScores: Bool

  init(_ model: ModelCounts, _ settings: MonitorSettings) {
    let order = model.classes.order
    let positive = model.classes.positive(wanted: settings.positive)
    let isBinary = settings.task == .binary || (settings.task != .multiclass && order.count <= 2)
    let scores = BinnedOutcomes(
      model.scores.map { CountedScores(isPositive: $0.actual == positive, cumulative: $0.cumulative) })
    predictsByScore = model.cells.isEmpty && isBinary && order.count == 2 && positive != nil && scores != nil
    var matrix = ConfusionMatrix(classCount: order.count)
    if predictsByScore, let scores, let bound = scores.bound(nearestTo: settings.threshold) {
      let counts = scores.counts(above: bound)
      matrix = order.first == positive ? counts.reversed : counts
    } else {
      let place = model.classes.places
      for cell in model.cells where cell.count > 0 {
        matrix.add(actual: place[cell.actual], predicted: place[cell.predicted], weight: cell.count)
      }
    }
    evaluation = CountedEvaluation(
      task: isBinary ? .binary : .multiclass, matrix: matrix, positive: positive.flatMap(order.firstIndex),
      scores: isBinary ? scores : nil)
    identity = model.identity
    classes = order.map { model.classes.labels[$0] }
    positiveClass = isBinary ? positive.map { model.classes.labels[$0] } : nil
    countsScores = !model.scores.isEmpty
  }

  var task: PredictionTask { evaluation.task }
  var recordCount: Int { Int(exactly: evaluation.matrix.total.rounded()) ?? .max }
}

extension ClassTable {
  /// Where each class stands in the order of the report.
  var places: [Int] {
    let order = order
    var places = order
    for (position, index) in order.enumerated() { places[index] = position }
    return places
  }
}

extension ConfusionMatrix {
  /// With the classes in the opposite order.
  fileprivate var reversed: ConfusionMatrix {
    ConfusionMatrix(classCount: classCount, counts: counts.reversed())
  }
}
