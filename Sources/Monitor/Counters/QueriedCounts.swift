internal import Predictions
internal import PromQL
internal import Telemetry

/// The counts of models, put together from a query server's answers.
struct QueriedCounts {
  private(set) var models: [ModelIdentity: ModelCounts] = [:]
  /// Those that were watched as long as the window.
  private(set) var watched: Set<ModelIdentity> = []
  /// Where each histogram stands among its model's, by its labels without `le`.
  private var places: [Labels: Int] = [:]

  /// Takes an answer to ``ModelQuestions/observations(_:)``.
  mutating func addObservations(_ answer: TimedAnswer?) {
    for element in answer?.vector ?? [] {
      guard let actual = element.labels["actual"], let predicted = element.labels["predicted"] else { continue }
      let identity = QualityCounters.identity(of: element.labels)
      var model = models.removeValue(forKey: identity) ?? ModelCounts(identity: identity)
      let cell = ModelCounts.Cell(
        actual: model.classes.index(of: actual.utf8), predicted: model.classes.index(of: predicted.utf8),
        count: Self.count(element.sample.value))
      model.cells.append(cell)
      models[identity] = model
    }
  }

  /// Takes an answer to ``ModelQuestions/scores``.
  mutating func addScores(_ answer: TimedAnswer?) {
    for element in answer?.vector ?? [] {
      guard let actual = element.labels["actual"], let bound = element.labels["le"].flatMap(Double.init), !bound.isNaN
      else { continue }
      let identity = QualityCounters.identity(of: element.labels)
      var model = models.removeValue(forKey: identity) ?? ModelCounts(identity: identity)
      let histogram = Labels(element.labels.pairs.filter { !$0.name.utf8.elementsEqual("le".utf8) })
      let place = places[histogram] ?? model.scores.count
      if place == model.scores.count {
        places[histogram] = place
        model.scores.append(ModelCounts.Scores(actual: model.classes.index(of: actual.utf8), cumulative: [:]))
      }
      // Two spellings of one bound, as 1 and 1.0, are one bucket that changed its name.
      model.scores[place].cumulative[bound, default: 0] += Self.count(element.sample.value)
      models[identity] = model
    }
  }

  /// Takes an answer to ``ModelQuestions/watched(_:)``.
  mutating func addWatched(_ answer: TimedAnswer?) {
    for element in answer?.vector ?? [] { watched.insert(QualityCounters.identity(of: element.labels)) }
  }

  /// Cut at 2⁵³, beyond which counts are not whole and sums may overflow.
  private static func count(_ value: Double) -> Double { value.isFinite ? min(max(0, value), 0x1p53) : 0 }
}
