internal import Telemetry

/// The bucket series of one histogram: those that differ in nothing but their bound.
struct ClassicHistogram {
  /// Without the bound.
  let labels: Labels
  /// By rising bounds.
  fileprivate(set) var buckets: [(bound: Double, values: [Double])] = []

  static let boundLabel = "le"

  /// What is counted at a step; empty without any bucket.
  func fill(_ counts: inout BucketCounts, at step: Int) {
    counts.removeAll()
    for bucket in buckets where !StepSeries.isAbsent(bucket.values[step]) {
      counts.append(bucket.values[step], upTo: bucket.bound)
    }
  }
}

extension Evaluation {
  /// The histograms of a vector of bucket series. A series without a bound is left out, with a warning.
  func histograms(of argument: Expression) throws(QueryError) -> [ClassicHistogram] {
    var histograms: [ClassicHistogram] = []
    var places: [Labels: Int] = [:]
    for series in try series(argument) {
      let text = series.labels[ClassicHistogram.boundLabel] ?? ""
      guard let bound = Self.bound(text) else {
        if !series.values.allSatisfy(StepSeries.isAbsent) { warn(ofBound: text, of: series.labels, at: argument.range) }
        continue
      }
      let labels = Labels(series.labels.pairs.filter { !$0.name.utf8.elementsEqual(ClassicHistogram.boundLabel.utf8) })
      let place = places[labels] ?? histograms.count
      if place == histograms.count {
        places[labels] = place
        histograms.append(ClassicHistogram(labels: labels))
      }
      histograms[place].buckets.append((bound, series.values))
    }
    for place in histograms.indices { histograms[place].buckets.sort { $0.bound < $1.bound } }
    return histograms
  }

  private func warn(ofBound text: String, of labels: Labels, at range: Range<Int>) {
    annotate(
      .warning,
      "bucket label \"le\" is missing or has a malformed value of \(text.quoted)" + labels.forMetricName, at: range)
  }

  private static func bound(_ text: String) -> Double? {
    guard let bound = Double(text), !bound.isNaN else { return nil }
    // Beyond all numbers is no number, but for infinity's name.
    return bound.isFinite || !text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } ? bound : nil
  }
}

extension Labels {
  /// For the end of a remark; empty without a name.
  var forMetricName: String { metricName.isEmpty ? "" : " for metric name \(metricName.quoted)" }
}
