internal import Predictions
internal import Telemetry

/// What a person should know about a model of which only counts are known.
enum CountedNotes {
  static func sentences(_ model: CountedModel, curves: CurveProjection?) -> [String] {
    let quality = model.quality
    var notes = model.beginning.map { [$0] } ?? []
    if quality.predictsByScore {
      notes.append("No predictions are counted: a score above the threshold is taken for one")
    }
    if quality.evaluation.scores == nil, quality.countsScores, quality.task == .binary {
      notes.append("The score histograms have no bound in common, or hold no scores yet, so there is no curve")
    }
    if let curves, let counted = curves.countedThreshold {
      notes.append("Scores come in buckets: the working point is counted at \(counted), the nearest bound")
    }
    return notes
  }

  /// What a stretch without a start begins with.
  static func beginning(_ stretch: CountedStretch) -> String? {
    guard stretch.start == nil else { return nil }
    let watched = stretch.end - stretch.firstSeen
    let words = watched > 0 ? "watched for \(DurationWords.text(milliseconds: watched))" : "scraped once"
    return "\(beginning); \(words)"
  }

  static let beginning = "Counts since the server's counters began"
}

/// A length of time as people say it: the largest unit that it fills, rounded down.
enum DurationWords {
  static func text(milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds / 1_000)
    let units: [(name: String, size: Int64)] = [("d", 86_400), ("h", 3_600), ("min", 60)]
    let unit = units.first { seconds >= $0.size } ?? ("s", 1)
    return "\(seconds / unit.size) \(unit.name)"
  }
}
