internal import Telemetry

/// The names of a model's traffic series.
struct TrafficSeries: Sendable, Codable {
  let predictions: Labels
  let errors: Labels
  let labels: Labels
  /// By quantile.
  let latency: [Latency]

  struct Latency: Sendable, Codable {
    var quantile: Double
    var labels: Labels
  }

  init(_ identity: ModelIdentity) {
    let common = identity.labels
    predictions = Labels(name: "ml_predictions_total", common)
    errors = Labels(name: "ml_prediction_errors_total", common)
    labels = Labels(name: "ml_labels_total", common)
    latency = [0.5, 0.99].map { quantile in
      Latency(
        quantile: quantile,
        labels: Labels(name: "ml_prediction_latency_seconds", common + [Label("quantile", "\(quantile)")]))
    }
  }

  /// - Parameter minute: at whose beginning the sample is dated, counted from the epoch.
  func sample(_ labels: Labels, _ value: Double, at minute: Int64) -> WatchedSample {
    WatchedSample(labels: labels, sample: Sample(milliseconds: minute * 60_000, value: value))
  }
}

extension ModelIdentity {
  /// As labels of the model's series.
  var labels: [Label] { [Label("model", model)] + (version.map { [Label("version", $0)] } ?? []) }
}
