internal import Analysis

extension BenchmarkCase {
  /// Average run lengths that the settings for a budget really give, with their 95 % intervals, and how late they find a
  /// higher error rate.
  ///
  /// `--rows` is the longest run length wanted: 10,000 unless told, 100,000 for the full table.
  static let detectorBudget = BenchmarkCase(
    id: "detector-budget", summary: "run lengths that budgets of false alarms really give"
  ) { input in
    var figures: [String: Double] = [:]
    let (seconds, _) = try Stopwatch.time {
      for runLength in [1_000, 10_000, 100_000] where runLength <= input.rowLimit ?? 10_000 {
        for kind in StreamDetectorKind.all {
          try measure(kind, runLength, &figures)
          try power(of: kind, runLength, &figures)
        }
      }
    }
    figures["budget_s"] = seconds
    return figures
  }

  /// Two hundred run lengths of values, of the stream on which the detector alarms most often.
  private static func measure(_ kind: StreamDetectorKind, _ runLength: Int, _ figures: inout [String: Double]) throws {
    guard let settings = kind.settings(averageRunLength: Double(runLength)) else { return }
    let values = Double(200 * runLength)
    let alarms = try QuietStream.all(for: kind).map { stream in
      Double(try kind.falseAlarms(settings, stream, streams: 10, length: 20 * runLength))
    }
    let most = alarms.max() ?? 0
    let name = "\(kind.id)_arl\(runLength)"
    figures[name] = values / max(1, most)
    // Alarms that far apart are as good as a Poisson number; a square root makes it about normal.
    let root = most.squareRoot()
    figures["\(name)_low"] = values / ((root + 0.98) * (root + 0.98))
    figures["\(name)_high"] = values / max(1, (root - 0.98) * (root - 0.98))
  }

  /// Values until a risen error rate is found, of those detectors that can watch errors.
  private static func power(of kind: StreamDetectorKind, _ runLength: Int, _ figures: inout [String: Double]) throws {
    guard kind.input != .unitInterval else { return }
    for (before, after) in [(0.05, 0.1), (0.1, 0.2), (0.2, 0.3), (0.2, 0.4)] {
      let deviation = (before * (1 - before)).squareRoot()
      guard let settings = kind.settings(averageRunLength: Double(runLength), deviation: deviation) else { return }
      var generator = SplitMix64(seed: 5)
      var delays: [Double] = []
      for _ in 0..<50 {
        let values =
          QuietStream.errors(rate: before).values(2_000, for: kind, using: &generator)
          + QuietStream.errors(rate: after).values(3_000, for: kind, using: &generator)
        let found = try kind.events(in: values, settings: settings).first { $0.verdict == .drift && $0.index >= 2_000 }
        if let found { delays.append(Double(found.index - 1_999)) }
      }
      let name = "\(kind.id)_arl\(runLength)_errors_\(before)_to_\(after)"
      figures["\(name)_found"] = Double(delays.count) / 50
      if !delays.isEmpty { figures["\(name)_delay"] = delays.reduce(0, +) / Double(delays.count) }
    }
  }
}
