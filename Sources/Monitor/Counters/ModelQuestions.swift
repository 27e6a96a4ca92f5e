internal import Ingest
internal import Telemetry

/// What a query server is asked of the models that servers count.
struct ModelQuestions {
  /// Over which the counts are taken, in milliseconds; `nil` for all that the counters hold.
  var window: Int64?
  /// The range of rates.
  var range: String

  /// The labels that tell models apart, and the jobs that stand for models without a name.
  private static let modelLabels = "model, version, job"

  /// The cells of the confusion matrix: what each counted in the window, or since it began where the model has not been
  /// watched as long as that; a cell that is new in the window began at 0. An instance that is gone still counts what it
  /// counted in the window.
  func observations(_ name: String) -> WantedQuery { counts(name, "\(Self.modelLabels), actual, predicted") }

  /// The buckets of the scores, likewise.
  var scores: WantedQuery { counts(QualityCounters.bucketName, "\(Self.modelLabels), actual, le") }

  /// The models that were there when the window began.
  func watched(_ name: String) -> WantedQuery? {
    window.map { WantedQuery(Self.watched(name, since: $0), .latest) }
  }

  /// The models that are counted at present.
  func present(_ name: String) -> WantedQuery { WantedQuery("group by (\(Self.modelLabels)) (\(name))", .latest) }

  /// When each model was last counted in the window, in seconds, as far as a 240th of the window tells.
  func ends(_ name: String) -> WantedQuery? {
    window.map { window in
      let subquery = "[\(PromQLText.duration(milliseconds: window)):\(PromQLText.duration(milliseconds: window / 240))]"
      return WantedQuery("max by (\(Self.modelLabels)) (max_over_time(timestamp(\(name))\(subquery)))", .latest)
    }
  }

  /// How many predictions a second each cell counts.
  func rates(_ name: String, _ span: WantedQuery.Span) -> WantedQuery {
    WantedQuery("sum by (\(Self.modelLabels), actual, predicted) (rate(\(name)[\(range)]))", span)
  }

  private func counts(_ name: String, _ labels: String) -> WantedQuery {
    let totals = "sum by (\(labels)) (\(name))"
    guard let window else { return WantedQuery(totals, .latest) }
    let range = "\(name)[\(PromQLText.duration(milliseconds: window))]"
    let increases = "sum by (\(labels)) (increase(\(range)))"
    let lastTotals = "sum by (\(labels)) (last_over_time(\(range)))"
    let isWatched = "on (\(Self.modelLabels)) \(Self.watched(name, since: window))"
    return WantedQuery("\(increases) and \(isWatched) or (\(lastTotals) unless \(isWatched)) or \(totals)", .latest)
  }

  private static func watched(_ name: String, since window: Int64) -> String {
    "group by (\(modelLabels)) (\(name) offset \(PromQLText.duration(milliseconds: window)))"
  }
}
