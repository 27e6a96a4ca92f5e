internal import Glibc

/// Values of one parameter by the average run length that was measured with them, over seeded streams without a change.
///
/// Between its points the parameter is interpolated against the logarithm of the run length. `analysis-benchmarks
/// detector-budget` measures again what they give.
struct SimulatedRunLengths: Sendable {
  /// How the parameter is interpolated.
  enum Scale: Sendable {
    /// A chance per test: its logarithm. Beyond the longest run length it falls at least in proportion to it.
    case chance
    /// A threshold, in the unit of the values.
    case threshold
  }

  var parameter: String
  var scale: Scale
  /// Ascending run lengths, at least two.
  var points: [(averageRunLength: Double, value: Double)]
  /// The longest run length up to which the parameter is extrapolated.
  var farthest: Double
  /// Other parameters that the simulation used and whose defaults differ.
  var fixed: [String: String] = [:]
  /// Parameters that have the unit of the values, in deviations.
  var inDeviations: [String: Double] = [:]

  /// Why some run lengths have no settings.
  var gap: String {
    "its false alarms were simulated, and hold for at most \(farthest.plain) values from one to the next"
  }

  private var first: (averageRunLength: Double, value: Double) { points[0] }

  func settings(_ averageRunLength: Double, _ deviation: Double) -> [String: String]? {
    guard let value = value(averageRunLength) else { return nil }
    var settings = fixed
    for (name, deviations) in inDeviations { settings[name] = (deviations * deviation).plain }
    settings[parameter] = (scale == .threshold ? value * deviation : value).plain
    return settings
  }

  private func value(_ averageRunLength: Double) -> Double? {
    guard averageRunLength <= farthest else { return nil }
    if averageRunLength < first.averageRunLength { return first.value }
    let upper = points.indices.dropFirst().first { points[$0].averageRunLength >= averageRunLength } ?? points.count - 1
    let (low, high) = (points[upper - 1], points[upper])
    let share = log(averageRunLength / low.averageRunLength) / log(high.averageRunLength / low.averageRunLength)
    switch scale {
    case .threshold: return low.value + share * (high.value - low.value)
    case .chance where share > 1:
      // The chance that a bound allows to a single test is the safe side, where the measured one falls more slowly.
      let slower = high.value * high.averageRunLength / averageRunLength
      return Swift.min(slower, low.value * pow(high.value / low.value, share))
    case .chance: return low.value * pow(high.value / low.value, share)
    }
  }
}
