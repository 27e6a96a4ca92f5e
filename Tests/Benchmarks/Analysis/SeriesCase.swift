internal import Analysis

extension BenchmarkCase {
  /// The series detectors over seeded five-minute values with a daily course.
  static let series = Self(
    id: "series", summary: "anomaly scores of 500,000 values, each detector"
  ) { input in
    let count = input.rowLimit ?? 500_000
    var generator = SplitMix64(seed: 11)
    let values = (0..<count).map { Double($0 % 288) / 100 + generator.uniform() }
    let times = values.indices.map { 1_400_000_000 + 300 * Double($0) }
    var figures: [String: Double] = ["rows": Double(count)]
    for kind in SeriesDetectorKind.all {
      let (seconds, scores) = try Stopwatch.time { try kind.scores(of: values, at: times) }
      figures["\(kind.id)_s"] = seconds
      figures["\(kind.id)_alarms"] = Double(scores.count { $0 ?? 0 >= kind.alarmScore })
    }
    return figures
  }
}
