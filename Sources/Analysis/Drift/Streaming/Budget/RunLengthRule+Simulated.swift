// Points at which the shortest run length over seeded streams is the one wanted, or a longer one: errors at rates of .05,
// .2 and .5, or standard normal numbers, two hundred run lengths of each. `analysis-benchmarks detector-budget` measures
// what they give. Where errors are rare, the bounds behind `hddm-a`, `hddm-w` and `fhddm` are far wider than wanted: at a
// rate of .05 these alarm many times less often, and find little.
extension RunLengthRule {
  static let adwin = simulated(
    SimulatedRunLengths(
      parameter: "delta", scale: .chance, points: [(1_000, 0.97), (10_000, 0.2), (100_000, 0.03)], farthest: 1e12))

  /// Two fifths of what was simulated: its false alarms come early, so that many short streams have more of them.
  static let hddmA = simulated(
    SimulatedRunLengths(
      parameter: "drift_confidence", scale: .chance, points: [(1_000, 0.017), (10_000, 0.0037), (100_000, 0.0008)],
      farthest: 1e12))

  static let hddmW = simulated(
    SimulatedRunLengths(
      parameter: "drift_confidence", scale: .chance, points: [(1_000, 0.00158), (10_000, 1.95e-5), (100_000, 5.1e-7)],
      farthest: 1e6))

  static let fhddm = simulated(
    SimulatedRunLengths(
      parameter: "confidence_level", scale: .chance, points: [(1_000, 0.00073), (10_000, 1.5e-8), (33_000, 1e-10)],
      farthest: 33_000))

  /// Slack and forgetting are not the defaults: with those the sum wanders without bound, whatever the threshold.
  static let pageHinkley = simulated(
    SimulatedRunLengths(
      parameter: "threshold", scale: .threshold, points: [(1_000, 5.7), (10_000, 8.03), (100_000, 10.4)],
      farthest: 1e12, fixed: ["alpha": "1", "min_instances": "100"], inDeviations: ["delta": 0.5]))

  /// Each of the few distances that its samples of thirty can have is a step; chances between two are the rarer one's.
  static let kswin = simulated(
    SimulatedRunLengths(
      parameter: "alpha", scale: .chance,
      points: [(1_770, 9e-4), (4_700, 2.94e-4), (13_500, 8.8e-5), (47_600, 2.4e-5), (200_000, 5.9e-6)],
      farthest: 200_000))

  /// The normal tail that it takes for the proportions' is too light where errors are rare, so nothing is extrapolated.
  static let stepd = simulated(
    SimulatedRunLengths(
      parameter: "alpha_d", scale: .chance, points: [(1_000, 0.0078), (10_000, 0.00015)], farthest: 10_000))

  static let ddm = none(
    because: "the lowest level that it remembers stays while the stream goes on: its run lengths have no mean, and "
      + "nearly all false alarms come early, whatever the threshold")

  static let eddm = none(
    because: "errors by pure chance alarm it some 20 times in 10,000 values, and its share of a widest distance has no "
      + "distribution to set it by")

  /// The paper's limits for 1,000 values lie below those for 400 where errors are rare.
  static let ecdd = none(
    because: "its limits are published for 100, 400 and 1,000 values alone, and alarm every 56, 365 and 216")
}
