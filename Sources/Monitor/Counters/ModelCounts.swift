internal import Predictions
internal import Telemetry

/// What servers counted of one model's labelled predictions in a stretch of time.
struct ModelCounts: Sendable {
  /// One cell of the confusion matrix; cells of the same classes are summed.
  struct Cell: Sendable {
    /// Numbers in ``classes``.
    var actual: Int
    var predicted: Int
    var count: Double
  }

  /// One histogram: the scores of the records that are in truth of one class.
  struct Scores: Sendable {
    /// Number in ``classes``.
    var actual: Int
    /// How many scores lie at or below a bound.
    var cumulative: [Double: Double]
  }

  var identity: ModelIdentity
  /// All that occur, as actual or predicted.
  var classes = ClassTable()
  var cells: [Cell] = []
  var scores: [Scores] = []
}

extension ModelCounts {
  /// What a model's scraped counters counted.
  init(_ model: QualityCounters, over stretch: CountedStretch) {
    identity = model.identity
    classes = model.classes
    cells = model.observations.map { cell in
      Cell(actual: cell.actual, predicted: cell.predicted, count: stretch.count(of: cell.series, at: cell.place))
    }
    scores = model.scores.map { histogram in
      let counts = histogram.buckets.map { ($0.bound, stretch.count(of: $0.series, at: histogram.place)) }
      // Two spellings of one bound, as 1 and 1.0, are one bucket that changed its name.
      return Scores(actual: histogram.actual, cumulative: Dictionary(counts) { $0 + $1 })
    }
  }
}

/// A model that is known by counters, as the views show it.
struct CountedModel {
  var quality: CountedQuality
  /// "Counts since …", where the window was not watched yet.
  var beginning: String?
  /// When the last of its counters ended, in milliseconds; `nil` while any goes on.
  var endedAt: Int64?
  /// `nil` where nobody looks at it.
  var course: CountedCourse?
}
