internal import Analysis

/// How often the checks find drift where nothing has changed, measured by seeded draws from the reference's own bins.
///
/// Each trial draws a reference and a window anew from the shares of one feature, so that the reference's own error is in
/// it. The levels of a live budget are too small to be met in any affordable number of trials; so the checks are made
/// at a larger level, and what they exceed or fall short of it is what is told.
public struct NullExperiment: Sendable, Equatable {
  /// The level at which the checks were made.
  public static let level = 0.05

  public let alarmCount: Int
  public let trialCount: Int
  /// Values of the drawn windows.
  public let windowSize: Int

  private static let trials = 600
  private static let largestWindow = 2_000
  private static let largestReference = 4_096
  private static let trialsPerReference = 10

  /// - Parameter windowSize: values that a window holds now; at most so many are drawn as keep it cheap.
  /// - Complexity: O(trials · (window size + bins)).
  init(_ features: [BinnedFeature], windowSize: Int, policy: DriftCheck.Policy) {
    let size = min(windowSize, Self.largestWindow)
    let check = DriftCheck(level: Self.level, policy: policy)
    let wide = features.filter { $0.counts.count(where: { $0 > 0 }) > 1 }
    var generator = SplitMix64(seed: 0)
    var (alarms, trials) = (0, 0)
    for reference in 0..<(wide.isEmpty ? 0 : Self.trials / Self.trialsPerReference) {
      let source = BinDraws(wide[reference % wide.count])
      let drawn = source.reference(min(source.size, Self.largestReference), &generator)
      for _ in 0..<Self.trialsPerReference {
        let finding = check.finding(reference: drawn, current: source.window(size, of: drawn, &generator))
        if case .insufficientData = finding.verdict { continue }
        trials += 1
        if finding.verdict == .drift { alarms += 1 }
      }
    }
    (alarmCount, trialCount, self.windowSize) = (alarms, trials, size)
  }

  /// The measured rate as a multiple of the level, with its 95 % interval; `nil` where no window was large enough.
  public var ratio: (value: Double, interval: ClosedRange<Double>)? {
    guard let interval = WilsonInterval(successes: Double(alarmCount), trials: Double(trialCount)) else { return nil }
    let rate = Double(alarmCount) / Double(trialCount)
    return (rate / Self.level, interval.low / Self.level...interval.high / Self.level)
  }
}

/// Draws from the bins of one feature.
private struct BinDraws {
  let isNumeric: Bool
  let size: Int
  /// Of the bins that hold anything, ascending to 1.
  private var cumulated: [Double] = []

  init(_ feature: BinnedFeature) {
    isNumeric = feature.isNumeric
    size = feature.count
    var sum = 0
    for count in feature.counts where count > 0 {
      sum += count
      cumulated.append(Double(sum) / Double(feature.count))
    }
  }

  private func draw(_ generator: inout SplitMix64) -> Int {
    let uniform = generator.uniform()
    var (low, high) = (0, cumulated.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulated[middle] <= uniform { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func counts(_ size: Int, _ generator: inout SplitMix64) -> [Int] {
    var counts = [Int](repeating: 0, count: cumulated.count)
    for _ in 0..<size { counts[draw(&generator)] += 1 }
    return counts
  }

  /// Bins stand for their values, in their order.
  func reference(_ size: Int, _ generator: inout SplitMix64) -> BinnedFeature {
    let counts = counts(size, &generator)
    if isNumeric {
      let seen = counts.indices.filter { counts[$0] > 0 }
      return BinnedFeature(numbers: seen.map { (value: Double($0), count: counts[$0]) }, missingCount: 0)
    }
    return BinnedFeature(
      categories: counts.indices.filter { counts[$0] > 0 }.map { (label: "\($0)", count: counts[$0]) },
      missingCount: 0)
  }

  func window(_ size: Int, of reference: BinnedFeature, _ generator: inout SplitMix64) -> BinnedCounts {
    var window = BinnedCounts(counts: Array(repeating: 0, count: reference.counts.count))
    for (bin, count) in counts(size, &generator).enumerated() where count > 0 {
      window.add(isNumeric ? reference.code(of: Double(bin)) : reference.code(of: "\(bin)".utf8), count: count)
    }
    return window
  }
}
