internal import Analysis
internal import Foundation

/// How often checks alarm when nothing has changed: nominal and true rates, each window with a reference of its own.
struct NullTable {
  static let nominals = [0.05, 0.01, 0.001]
  let windows: Int
  let references: [Int]
  let sizes: [Int]
  var populations = Population.nulls

  /// Prints the table; returns the violations.
  func run() -> [String] {
    show("distribution       reference  window   .05 [95 % interval]      .01                      .001")
    var violations: [String] = []
    for population in populations {
      for reference in references {
        for (size, alarms) in zip(sizes, alarms(population, reference)) {
          let rates = alarms.map { Rate(count: $0, of: windows) }
          let cells = rates.map { $0.text.padding(toLength: 28, withPad: " ", startingAt: 0) }.joined()
          let name = population.name.padding(toLength: 18, withPad: " ", startingAt: 0)
          show(String(format: "%@ %9d %8d   %@", name, reference, size, cells))
          for (nominal, rate) in zip(Self.nominals, rates) {
            guard let violation = violation(rate, nominal, population.isContinuous) else { continue }
            violations.append("\(population.name), \(reference)/\(size) at \(nominal): \(violation)")
          }
        }
      }
    }
    return violations
  }

  /// By size and nominal level.
  private func alarms(_ population: Population, _ reference: Int) -> [[Int]] {
    var generator = SplitMix64(seed: 20_260 + UInt64(reference))
    var alarms = sizes.map { _ in Self.nominals.map { _ in 0 } }
    for _ in 0..<windows {
      let feature = population.reference(reference, &generator)
      for (place, size) in sizes.enumerated() {
        let window = population.window(size, of: feature, &generator)
        let pValue = DriftCheck(level: 0.01).finding(reference: feature, current: window).pValue ?? 1
        for (column, nominal) in Self.nominals.enumerated() where pValue <= nominal { alarms[place][column] += 1 }
      }
    }
    return alarms
  }

  /// Beyond chance.
  private func violation(_ rate: Rate, _ nominal: Double, _ isContinuous: Bool) -> String? {
    let most = nominal < 0.01 ? 2 * nominal : nominal + 0.01
    if rate.low > most { return "\(rate.text) is more than \(most)" }
    if isContinuous, rate.high < nominal - 0.01 { return "\(rate.text) is less than \(nominal) by over a point" }
    return nil
  }
}

/// A share that was counted, with its 95 % interval by Wilson.
struct Rate {
  let count: Int
  let trials: Int

  init(count: Int, of trials: Int) {
    self.count = count
    self.trials = trials
  }

  var value: Double { Double(count) / Double(trials) }
  var low: Double { bounds.0 }
  var high: Double { bounds.1 }

  private var bounds: (Double, Double) {
    let (n, z) = (Double(trials), 1.96)
    let middle = (value + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
    return (Swift.max(middle - half, 0), Swift.min(middle + half, 1))
  }

  var text: String { String(format: "%.5f [%.5f, %.5f]", value, low, high) }
}
