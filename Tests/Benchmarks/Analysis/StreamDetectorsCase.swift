internal import Analysis

extension BenchmarkCase {
  /// Every stream detector over a million errors: bench/c06_river_detectors.sh times River's over the same ones.
  static let detectors = BenchmarkCase(
    id: "detectors", summary: "every stream detector over 1 M errors (errors_1m.npy)"
  ) { input in
    let errors = try input.array("errors_1m.npy")?.values ?? seededErrors(count: 1_000_000)
    let values = Array(errors.prefix(input.rowLimit ?? errors.count))
    let rights = values.map { 1 - $0 }
    var figures: [String: Double] = [:]
    for kind in StreamDetectorKind.all {
      let stream = kind.input == .correctness ? rights : values
      let (seconds, events) = try Stopwatch.time { try kind.events(in: stream) }
      figures["\(kind.id)_s"] = seconds
      figures["\(kind.id)_drifts"] = Double(events.count { $0.verdict == .drift })
    }
    return figures
  }

  /// An error rate of .2 that is .4 for the second half.
  private static func seededErrors(count: Int) -> [Double] {
    var generator = SplitMix64(seed: 6)
    return (0..<count).map { generator.uniform() < ($0 < count / 2 ? 0.2 : 0.4) ? 1 : 0 }
  }
}
