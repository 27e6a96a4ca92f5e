internal import Analysis
internal import Foundation
internal import TestSupport

/// How often a single window of a changed feature is called drift, beside Evidently's default statistics: with their
/// thresholds moved until they are as quiet as the checks, and as they are shipped.
///
/// A threshold serves all features of a kind, so the peer has to be quiet with the null table's rare categories as well as
/// without any; the checks are without being told. What a threshold would find that is quiet only on the very categories
/// of the case stands beside it. No test that is exact given the counts can follow it there: three values of one label,
/// after a reference of 1,000, all lie in the 200 of the window with chance (1/6)³, more than the level.
struct PowerTable {
  let nullWindows: Int
  let windows: Int
  static let level = 0.002

  private static let steady = [0.4, 0.3, 0.15, 0.1, 0.05]
  private static let cases = [
    Case(name: "0.1 deviations", before: .normal(), after: .normal(shift: 0.1)),
    Case(name: "0.2 deviations", before: .normal(), after: .normal(shift: 0.2)),
    Case(name: "0.5 deviations", before: .normal(), after: .normal(shift: 0.5)),
    Case(name: "variance × 1.5", before: .normal(), after: .normal(deviation: 1.5.squareRoot())),
    Case(
      name: "new category 1 %", before: categories(steady + [0]), after: categories(steady.map { $0 * 0.99 } + [0.01]),
      others: [.rareCategories]),
  ]

  private struct Case {
    let name: String
    let before: Population
    let after: Population
    /// Where a threshold for this kind of feature has to be quiet as well.
    var others: [Population] = []
  }

  private static func categories(_ shares: [Double]) -> Population {
    Population(name: "\(shares.count) categories", kind: .categories(shares: shares))
  }

  /// Prints the table; returns where the checks are behind beyond chance.
  func run() -> [String] {
    show("change            reference  window  checks   Evidently  quiet only  as        its false alarms")
    show("                                             as quiet   here        shipped   as shipped")
    var violations: [String] = []
    for reference in [1_000, 5_000] {
      for size in [200, 500, 1_000, 5_000] {
        var bounds: [Bool: (alone: QuietBound, all: Double)] = [:]
        for change in Self.cases {
          let isNumeric = change.before.isContinuous
          let bound = bounds[isNumeric] ?? quietBounds(change, reference, size)
          bounds[isNumeric] = bound
          let trial = Trial(before: change.before, reference: reference, size: size)
          let rates = trial.rates(change.after, windows, (bound.all, bound.alone.threshold))
          let figures = [rates.ours, rates.quiet, rates.quietHere, rates.shipped, bound.alone.falseAlarms]
          show(
            String(
              format: "%@ %10d %7d   %.3f    %.3f      %.3f       %.3f     %.3f",
              arguments: [change.name.padding(toLength: 16, withPad: " ", startingAt: 0), reference, size]
                + figures.map(\.value)))
          if rates.ours.high < rates.quiet.low {
            violations.append("\(change.name), \(reference)/\(size): \(rates.ours.text) is behind \(rates.quiet.text)")
          }
        }
      }
    }
    return violations
  }

  private func quietBounds(_ change: Case, _ reference: Int, _ size: Int) -> (alone: QuietBound, all: Double) {
    let bounds = ([change.before] + change.others).map {
      Trial(before: $0, reference: reference, size: size).quietBound(nullWindows, Self.level)
    }
    return (bounds[0], bounds.map(\.threshold).max() ?? bounds[0].threshold)
  }
}

/// The peer's threshold at which it alarms without drift as often as the checks were measured to, and how often it does
/// as shipped.
private struct QuietBound {
  let threshold: Double
  let falseAlarms: Rate
}

/// References of one population and windows of that or of another.
private struct Trial {
  let before: Population
  let reference: Int
  let size: Int

  private func peer(_ feature: Drawn, _ current: Drawn) -> EvidentlyDefault {
    switch (feature, current) {
    case (.numbers(let first), .numbers(let second)): EvidentlyDefault(reference: first, current: second)
    case (.counts(let first), .counts(let second)): EvidentlyDefault(PairedCounts(reference: first, current: second))
    default: preconditionFailure("a window and its reference are of one kind")
    }
  }

  private enum Drawn {
    case numbers([Double])
    case counts([Int])
  }

  private func draw(_ population: Population, _ count: Int, _ generator: inout SplitMix64) -> Drawn {
    switch population.kind {
    case .numbers(let draw, _): .numbers((0..<count).map { _ in draw(&generator) })
    case .categories(let shares): .counts(generator.multinomial(count, shares))
    }
  }

  private func pValue(_ reference: Drawn, _ current: Drawn) -> Double {
    let check = DriftCheck(level: PowerTable.level)
    switch (reference, current) {
    case (.numbers(let first), .numbers(let second)):
      let feature = BinnedFeature(numbers: first.sorted().map { (value: $0, count: 1) }, missingCount: 0)
      let counts = BinnedCounts(feature, codes: second.map { feature.code(of: $0) })
      return check.finding(reference: feature, current: counts).pValue ?? 1
    case (.counts(let first), .counts(let second)):
      let seen = first.indices.filter { first[$0] > 0 }
      let feature = BinnedFeature(categories: seen.map { (label: String($0), count: first[$0]) }, missingCount: 0)
      let counts = seen.map { second[$0] }
      let window = BinnedCounts(counts: counts, unseenCount: second.reduce(0, +) - counts.reduce(0, +))
      return check.finding(reference: feature, current: window).pValue ?? 1
    default: preconditionFailure("a window and its reference are of one kind")
    }
  }

  func quietBound(_ windows: Int, _ level: Double) -> QuietBound {
    var generator = SplitMix64(seed: 99)
    var (ours, shipped, statistics) = (0, 0, [Double]())
    for _ in 0..<windows {
      let (first, second) = (draw(before, reference, &generator), draw(before, size, &generator))
      if pValue(first, second) <= level { ours += 1 }
      let result = peer(first, second)
      statistics.append(result.severity)
      if result.isDrift { shipped += 1 }
    }
    // At least the level itself: a check that is quieter than it may be is no excuse.
    let allowed = Swift.max(ours, Int(Double(windows) * level))
    statistics.sort(by: >)
    return QuietBound(
      threshold: statistics[Swift.min(allowed, statistics.count - 1)], falseAlarms: Rate(count: shipped, of: windows))
  }

  /// - Parameter bounds: thresholds of the peer that are quiet for all features of the kind, and for this one.
  func rates(
    _ after: Population, _ windows: Int, _ bounds: (all: Double, alone: Double)
  ) -> (ours: Rate, quiet: Rate, quietHere: Rate, shipped: Rate) {
    var generator = SplitMix64(seed: 7)
    var counts = (ours: 0, quiet: 0, quietHere: 0, shipped: 0)
    for _ in 0..<windows {
      let (first, second) = (draw(before, reference, &generator), draw(after, size, &generator))
      if pValue(first, second) <= PowerTable.level { counts.ours += 1 }
      let result = peer(first, second)
      if result.severity > bounds.all { counts.quiet += 1 }
      if result.severity > bounds.alone { counts.quietHere += 1 }
      if result.isDrift { counts.shipped += 1 }
    }
    return (
      Rate(count: counts.ours, of: windows), Rate(count: counts.quiet, of: windows),
      Rate(count: counts.quietHere, of: windows), Rate(count: counts.shipped, of: windows)
    )
  }
}
