internal import Analysis

extension BenchmarkCase {
  /// False alarms and delays of every stream detector on seeded streams, and how long the whole table takes.
  static let detectorTable = BenchmarkCase(
    id: "detector-table", summary: "false alarms and delays of every stream detector"
  ) { _ in
    var figures: [String: Double] = [:]
    let (seconds, trials) = try Stopwatch.time {
      try StreamDetectorKind.all.map { try StreamDetectorTrial(of: $0) }
    }
    figures["table_s"] = seconds
    for trial in trials {
      figures["\(trial.id)_false_alarms"] = trial.falseAlarmsPer10000
      figures["\(trial.id)_mean_delay"] = trial.meanDelay
      figures["\(trial.id)_median_delay"] = trial.medianDelay
      figures["\(trial.id)_missed"] = trial.missedShare
    }
    return figures
  }
}
