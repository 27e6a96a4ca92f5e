internal import Analysis
internal import TestSupport

/// How Evidently is run: over each batch of records as it is complete, against the reference.
struct BatchPractice {
  let name: String
  /// At a record a second.
  let seconds: Int

  static let often = Self(name: "10 min", seconds: 600)
  static let hourly = Self(name: "hourly", seconds: 3_600)
  static let daily = Self(name: "daily", seconds: 86_400)
  private static let secondsPerWeek = 604_800

  /// What its defaults say of each batch that ends within the changed values, and how long after the change.
  ///
  /// - Parameters:
  ///   - before: steady values; the batch in which the change happens begins with its last `phase` ones.
  ///   - after: changed values.
  func looks(
    _ peer: EvidentlyPeer, before: [Double], after: [Double], phase: Int
  ) -> [(delay: Int, finding: EvidentlyDefault)] {
    let values = before.suffix(phase) + after
    return stride(from: seconds, through: values.count, by: seconds).map { end in
      (end - phase, peer.finding(values.dropFirst(end - seconds).prefix(seconds)))
    }
  }

  /// Severities of the batches of steady weeks, each week of a feature with a reference of its own.
  func quietWeeks(
    _ population: Population, referenceSize: Int, count: Int
  ) -> [[(severity: Double, isDrift: Bool)]] {
    var generator = SplitMix64(seed: 1_000 + UInt64(seconds))
    return (0..<count).map { _ in
      let peer = EvidentlyPeer(population, population.values(referenceSize, &generator))
      return (0..<Self.secondsPerWeek / seconds).map { _ in
        let finding = peer.finding(population.values(seconds, &generator)[...])
        return (finding.severity, finding.isDrift)
      }
    }
  }
}

/// Alerts of batches: those that follow one another are one, as they are for the checks.
enum BatchAlerts {
  static func count(_ batches: some Sequence<Bool>) -> Int {
    var episode = DriftEpisode(looksPerWindow: 1)
    return batches.count { episode.look($0 ? .drift : .stable) == .started }
  }

  /// The severity beyond which steady weeks have at most so many alerts.
  static func quietThreshold(_ weeks: [[(severity: Double, isDrift: Bool)]], allowed: Double) -> Double {
    let severities = weeks.flatMap { $0.map(\.severity) }.sorted(by: >)
    // From above: far below, alerts become fewer again since all batches are one.
    let tooLow = severities.firstIndex { severity in
      Double(weeks.reduce(0) { $0 + count($1.map { $0.severity >= severity }) }) > allowed
    }
    return severities[tooLow ?? severities.count - 1]
  }
}
