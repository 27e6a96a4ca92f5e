internal import Analysis
internal import Foundation

/// Weeks in which nothing changes, looked at every minute: how many false alerts a budget of one a week brings.
struct SimulatedWeeks {
  /// How often is looked, and at what.
  struct Pace {
    var looksPerWeek = 10_080
    var recordsPerLook = 10
    var referenceSize = 1_000
  }

  let weeks: Int
  var pace = Pace()
  static let looksPerWindow = 60
  static let populations =
    Array(repeating: Population.normal(), count: 30) + Array(repeating: .poisson, count: 3)
    + Array(repeating: .fiveValues, count: 3) + Array(repeating: .rareCategories, count: 4)

  /// Prints the mean number of alerts; returns the violations.
  func run() -> [String] {
    let budget = FalseAlarmBudget.onePerWeek
    let checks = Self.populations.count
    let looks = Double(pace.looksPerWeek)
    let levels = [
      budget.level(checks: checks, looksPerSpan: looks, looksPerWindow: Double(Self.looksPerWindow)),
      budget.level(checks: checks, looks: looks),
    ]
    let means = zip(["by clumps", "Bonferroni"], zip(levels, alerts(levels))).map { name, figures in
      let mean = Mean(of: figures.1)
      show(
        String(
          format: "%@  level %.2e: %.3f false alerts a week [%.3f, %.3f] of 1 allowed, %d weeks of %d features", name,
          figures.0, mean.value, mean.low, mean.high, weeks, checks))
      return mean
    }
    return means[0].low > 1 ? ["\(means[0].value) false alerts a week are more than one"] : []
  }

  /// Of all features together, by level and week.
  func alerts(_ levels: [Double]) -> [[Double]] {
    var generator = SplitMix64(seed: 52)
    var alerts = [[Double]](repeating: [], count: levels.count)
    for _ in 0..<weeks {
      var week = levels.map { _ in 0 }
      for population in Self.populations {
        var feature = WatchedFeature(population, pace, &generator)
        for (place, count) in feature.alerts(levels, &generator).enumerated() { week[place] += count }
      }
      for place in levels.indices { alerts[place].append(Double(week[place])) }
    }
    return alerts
  }
}

/// A mean with its 95 % interval by the normal distribution, wide enough also for few.
struct Mean {
  let value: Double
  let low: Double
  let high: Double

  init(of values: [Double]) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Swift.max(1, n - 1)
    // At least that of Poisson's distribution.
    let half = 1.96 * (Swift.max(variance, mean, 1 / n) / n).squareRoot()
    (value, low, high) = (mean, Swift.max(0, mean - half), mean + half)
  }
}

/// One feature with a reference of its own and a window that slides by a minute at a time.
private struct WatchedFeature {
  private let pace: SimulatedWeeks.Pace
  private let feature: BinnedFeature
  private let cumulated: [Double]
  private var current: BinnedCounts
  private var panes: [[UInt8]] = []
  private let screen: QuickScreen

  init(_ population: Population, _ pace: SimulatedWeeks.Pace, _ generator: inout SplitMix64) {
    self.pace = pace
    feature = population.reference(pace.referenceSize, &generator)
    cumulated = population.shares(of: feature).reduce(into: []) { $0.append(($0.last ?? 0) + $1) }
    current = BinnedCounts(feature, codes: [])
    screen = QuickScreen(feature)
  }

  /// Alerts of a week, at each level.
  mutating func alerts(_ levels: [Double], _ generator: inout SplitMix64) -> [Int] {
    var episodes = levels.map { _ in DriftEpisode(looksPerWindow: SimulatedWeeks.looksPerWindow) }
    var alerts = levels.map { _ in 0 }
    let check = DriftCheck(level: levels[0])
    for look in 0..<(pace.looksPerWeek + SimulatedWeeks.looksPerWindow) {
      slide(look, &generator)
      guard look >= SimulatedWeeks.looksPerWindow else { continue }
      var pValue = 1.0
      if screen.mayAlarm(current) { pValue = check.finding(reference: feature, current: current).pValue ?? 1 }
      for place in levels.indices where episodes[place].look(pValue <= levels[place] ? .drift : .stable) == .started {
        alerts[place] += 1
      }
    }
    return alerts
  }

  private mutating func slide(_ look: Int, _ generator: inout SplitMix64) {
    let pane = (0..<pace.recordsPerLook).map { _ in code(generator.uniform()) }
    for code in pane { current.add(code) }
    if panes.count < SimulatedWeeks.looksPerWindow {
      panes.append(pane)
    } else {
      let place = look % SimulatedWeeks.looksPerWindow
      for code in panes[place] { current.add(code, count: -1) }
      panes[place] = pane
    }
  }

  private func code(_ uniform: Double) -> UInt8 {
    var (low, high) = (0, cumulated.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if uniform < cumulated[middle] { high = middle } else { low = middle + 1 }
    }
    return !feature.isNumeric && low == cumulated.count - 1 ? BinnedFeature.unseenCode : UInt8(low)
  }
}

/// Tells at little cost the windows that cannot be far from their reference: millions of looks are simulated.
private struct QuickScreen {
  private let isNumeric: Bool
  private let counts: [Double]
  private let total: Double
  /// The normal score of each bin's middle rank.
  private let scores: [Double]
  private let scale: Double

  init(_ feature: BinnedFeature) {
    isNumeric = feature.isNumeric
    counts = feature.counts.map(Double.init)
    let total = counts.reduce(0, +)
    var before = 0.0
    scores = counts.map { count in
      defer { before += count / total }
      // Bins beyond the range hold nothing; half a value makes their scores finite.
      let middle = Swift.min(Swift.max(before + count / total / 2, 0.5 / total), 1 - 0.5 / total)
      return NormalDistribution.quantile(middle) ?? 0
    }
    self.total = total
    scale = zip(counts, scores).reduce(0) { $0 + $1.0 / total * $1.1 * $1.1 }
  }

  /// Whether any statistic is beyond three deviations, roughly.
  func mayAlarm(_ current: BinnedCounts) -> Bool {
    let n = Double(current.count)
    let noise = (1 / n + 1 / total).squareRoot()
    if !isNumeric {
      if current.unseenCount > 1 { return true }
      return zip(counts, current.counts).contains { count, now in
        let difference = Double(now) / n - count / total
        let share = (Double(now) + count) / (n + total)
        return abs(difference) > 3 * noise * share.squareRoot()
      }
    }
    var (below, distance, location, square) = (0.0, 0.0, 0.0, 0.0)
    for index in counts.indices {
      let share = Double(current.counts[index]) / n
      below += share - counts[index] / total
      distance = Swift.max(distance, abs(below))
      location += share * scores[index]
      square += share * scores[index] * scores[index]
    }
    let ends = (current.counts.first ?? 0) + (current.counts.last ?? 0)
    return ends > 5 || distance > 1.6 * noise || abs(location) > 3 * noise
      || abs(square - scale) > 3 * noise * 1.4
  }
}
