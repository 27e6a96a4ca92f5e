internal import Analysis
internal import Foundation

/// How long a change of one feature among forty steady ones stays unnoticed by the program as it runs, at a record a
/// second and a budget of one false alert a week, beside Evidently's defaults over batches of ten minutes, an hour
/// and a day: with their thresholds moved until forty such features have as many false alerts a week, and as shipped.
struct Delays {
  /// Streams, each with a reference of its own.
  let streams: Int
  /// Steady weeks in which false alerts are counted.
  let weeks: Int

  static let referenceSize = 5_000
  static let steadySeconds = 7_200
  static let day = 86_400
  static let week = 604_800
  static let steady = SimulatedWeeks.populations
  static let practices = [BatchPractice.often, .hourly, .daily]

  /// A change, and what it is a change of.
  struct Change {
    let name: String
    let after: Population
  }

  private static let five = [0.4, 0.3, 0.15, 0.1, 0.05]
  private static let normalChanges = [
    Change(name: "0.1 deviations", after: .normal(shift: 0.1)),
    Change(name: "0.2 deviations", after: .normal(shift: 0.2)),
    Change(name: "0.5 deviations", after: .normal(shift: 0.5)),
    Change(name: "variance × 1.5", after: .normal(deviation: 1.5.squareRoot())),
  ]
  private static let categoryChanges = [
    Change(
      name: "new category 1 %",
      after: Population(name: "six", kind: .categories(shares: five.map { $0 * 0.99 } + [0.01])))
  ]

  /// Prints the tables; returns broken promises and where the program is behind, both beyond chance.
  func run() -> (violations: [String], behind: [String]) {
    let falseAlerts = falseAlerts()
    show(
      String(
        format: "%.2f false alerts a week [%.2f, %.2f] of 1 allowed, %d weeks of %d features",
        falseAlerts.value, falseAlerts.low, falseAlerts.high, weeks, Self.steady.count))
    show("change            who                                          found in a day         median delay")
    var prelude = DelayTrial.Prelude()
    let categories = Population(name: "five", kind: .categories(shares: Self.five))
    var behind: [String] = []
    for (before, changes) in [(Population.normal(), Self.normalChanges), (categories, Self.categoryChanges)] {
      let trial = DelayTrial(before: before, changes: changes, falseAlerts: falseAlerts.value, weeks: weeks)
      for (change, rows) in zip(changes, trial.rows(streams, &prelude)) {
        for row in rows {
          show(change.name.padding(toLength: 18, withPad: " ", startingAt: 0) + row.text)
          if row.isRival, row.delays.isAhead(of: rows[0].delays) {
            behind.append("\(change.name): \(row.who) is ahead")
          }
        }
      }
    }
    let weeks = Double(prelude.seconds) / Double(Self.week)
    show(String(format: "before the changes, the program gave %d alerts in %.2f weeks", prelude.alerts, weeks))
    // False alerts come in clumps: a few weeks show only a check that is broken.
    let bound = self.weeks < 8 ? 20.0 : 1
    return (falseAlerts.low > bound ? ["\(falseAlerts.value) false alerts a week are more than \(bound)"] : [], behind)
  }

  /// Of a week. Drawn in the bins of references, since looking at everything as the program does would take hours; an
  /// alert of both windows counts twice.
  private func falseAlerts() -> Mean {
    var sums = [Double](repeating: 0, count: weeks)
    for window in windows() {
      let recordsPerLook = window.seconds / SimulatedWeeks.looksPerWindow
      let pace = SimulatedWeeks.Pace(
        looksPerWeek: Self.week / recordsPerLook, recordsPerLook: recordsPerLook, referenceSize: Self.referenceSize)
      let alerts = SimulatedWeeks(weeks: weeks, pace: pace).alerts([window.level])[0]
      for week in sums.indices { sums[week] += alerts[week] }
      show(
        String(
          format: "window of %d s, level %.2e: %.2f false alerts a week", window.seconds, window.level,
          Mean(of: alerts).value))
    }
    return Mean(of: sums)
  }

  /// As the program chooses them at this traffic.
  private func windows() -> [(seconds: Int, level: Double)] {
    var generator = SplitMix64(seed: 1)
    var stream = WatchedStream(.normal(), beside: Self.steady, referenceSize: Self.referenceSize, seed: 2)
    stream.pass(Population.normal().values(Self.referenceSize + Self.steadySeconds, &generator)[...])
    return stream.windows
  }
}

/// Seconds from a change to its alert, which is also records; `nil` where none came within a day.
struct DelayCounts {
  private let seconds: [Int?]

  init(_ seconds: [Int?]) {
    self.seconds = seconds
  }

  var found: Rate { Rate(count: seconds.count { $0 != nil }, of: seconds.count) }

  /// Those that were not found count as the longest; `nil` where they are half or more.
  var median: Int? {
    let sorted = seconds.map { $0 ?? .max }.sorted()
    let middle = sorted[sorted.count / 2]
    return middle == .max ? nil : middle
  }

  /// Whether it is the first in most of the streams in which one of both is, beyond chance.
  func isAhead(of other: Self) -> Bool {
    let pairs = zip(seconds, other.seconds).map { ($0 ?? .max, $1 ?? .max) }.filter { $0.0 != $0.1 }
    return !pairs.isEmpty && Rate(count: pairs.count { $0.0 < $0.1 }, of: pairs.count).low > 0.5
  }

  var text: String {
    let interval = String(format: "%.3f [%.3f, %.3f]", found.value, found.low, found.high)
    let delay = median.map { String(format: "%7.1f min, %d records", Double($0) / 60, $0) } ?? "      – "
    return interval.padding(toLength: 23, withPad: " ", startingAt: 0) + delay
  }
}
