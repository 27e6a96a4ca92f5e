internal import Predictions
internal import Telemetry

/// The series in which servers count one model's labelled predictions: its confusion matrix, cell by cell, and its
/// scores by actual class.
///
///     ml_confusion_matrix_observations_total{model="fraud", version="v3", actual="1", predicted="0"}
///     ml_prediction_score_bucket{model="fraud", version="v3", actual="1", le="0.5"}
///
/// `model` and `version` may be absent: a model without a name goes by its job's, else it is "model". All other labels
/// tell where it was counted, and are summed over. A series without a class says nothing and is left out.
struct QualityCounters: Sendable {
  struct Observation: Sendable {
    var series: SeriesID
    var place: Place
    /// Numbers in ``classes``.
    var actual: Int
    var predicted: Int
  }

  /// One histogram of one place: the scores of the records that are in truth of one class.
  struct Scores: Sendable {
    var place: Place
    /// Number in ``classes``.
    var actual: Int
    /// Upper bounds, infinity among them, in no order.
    var buckets: [(bound: Double, series: SeriesID)] = []
  }

  /// The target that counted.
  struct Place: Hashable, Sendable {
    var labels: Labels
  }

  var identity: ModelIdentity
  /// All that occur, as actual or predicted.
  private(set) var classes = ClassTable()
  private(set) var observations: [Observation] = []
  private(set) var scores: [Scores] = []
  private var scoresOfLabels: [Labels: Int] = [:]

  private init(_ identity: ModelIdentity) {
    self.identity = identity
  }

  var allSeries: [SeriesID] {
    observations.map(\.series) + scores.flatMap { $0.buckets.map(\.series) }
  }
}

extension QualityCounters {
  /// In OpenMetrics a counter's name ends in `_total`; some clients of the older format leave it out.
  static let observationNames = ["ml_confusion_matrix_observations_total", "ml_confusion_matrix_observations"]
  static let bucketName = "ml_prediction_score_bucket"

  /// Whether a metric of this name counts predictions.
  static func isTelling(_ name: String) -> Bool { name == bucketName || observationNames.contains(name) }

  /// The models that are counted in a store, in the order of their identity.
  static func models(in store: SeriesStore) -> [QualityCounters] {
    var models: [ModelIdentity: QualityCounters] = [:]
    for name in observationNames {
      for series in store.select([.metricName(name)]) {
        let labels = store.labels(of: series)
        let identity = identity(of: labels)
        models[identity, default: QualityCounters(identity)].addObservation(series, labels)
      }
    }
    for series in store.select([.metricName(bucketName)]) {
      let labels = store.labels(of: series)
      let identity = identity(of: labels)
      models[identity, default: QualityCounters(identity)].addBucket(series, labels)
    }
    return models.values.filter { $0.classes.count > 0 }.sorted { $0.identity < $1.identity }
  }

  static func identity(of labels: Labels) -> ModelIdentity {
    ModelIdentity(model: labels["model"] ?? labels["job"] ?? "model", version: labels["version"])
  }

  private mutating func addObservation(_ series: SeriesID, _ labels: Labels) {
    guard let actual = labels["actual"], let predicted = labels["predicted"] else { return }
    observations.append(
      Observation(
        series: series, place: Place(labels), actual: classes.index(of: actual.utf8),
        predicted: classes.index(of: predicted.utf8)))
  }

  private mutating func addBucket(_ series: SeriesID, _ labels: Labels) {
    guard let actual = labels["actual"], let bound = labels["le"].flatMap(Double.init), !bound.isNaN else { return }
    let histogram = Labels(labels.pairs.filter { !$0.name.utf8.elementsEqual("le".utf8) })
    if let known = scoresOfLabels[histogram] {
      scores[known].buckets.append((bound, series))
    } else {
      scoresOfLabels[histogram] = scores.count
      scores.append(
        Scores(place: Place(labels), actual: classes.index(of: actual.utf8), buckets: [(bound, series)]))
    }
  }
}

extension QualityCounters.Place {
  fileprivate init(_ labels: Labels) {
    self.init(labels: Labels(["job", "instance"].compactMap { name in labels[name].map { Label(name, $0) } }))
  }
}
