/// How a stream detector does on seeded streams: how often it alarms for nothing, and how late it finds a shift.
///
///     let trial = try StreamDetectorTrial(of: .ddm)
///     trial.falseAlarmsPer10000  // 0.4
///
/// Detectors of errors get errors with a rate of .2 that becomes .4, those of correctness the same turned round, all
/// others standard normal numbers whose mean becomes 1. Every detector of an input gets the same streams.
/// - Complexity: O(values of the plan) updates.
public struct StreamDetectorTrial: Sendable, Equatable {
  /// How many streams, and how long.
  public struct Plan: Sendable, Equatable {
    public var seed: UInt64 = 1
    /// Streams without a change, for false alarms.
    public var quietStreams = 40
    public var quietLength = 10_000
    /// Streams with a shift, for delays.
    public var shiftStreams = 100
    public var lengthBeforeShift = 2_000
    public var lengthAfterShift = 2_000

    public init() {}
  }

  public let id: String
  /// Drifts in 10,000 values of the quiet streams.
  public let falseAlarmsPer10000: Double
  /// Values from the shift to the first drift found, that value included, where one was; ascending.
  public let delays: [Int]
  /// Share of shifts that were not found before the stream ended.
  public let missedShare: Double

  /// - Precondition: the plan has at least one stream of either sort, and all have values.
  public init(
    of kind: StreamDetectorKind, settings: [String: String] = [:], plan: Plan = Plan()
  ) throws(ParameterError) {
    precondition(plan.quietStreams > 0 && plan.shiftStreams > 0, "a trial takes streams of either sort")
    precondition(plan.quietLength > 0 && plan.lengthAfterShift > 0, "a trial takes streams with values")
    var generator = SplitMix64(seed: plan.seed)
    var falseAlarms = 0
    for _ in 0..<plan.quietStreams {
      let quiet = Self.stream(for: kind.input, quiet: plan.quietLength, shifted: 0, using: &generator)
      falseAlarms += try kind.events(in: quiet, settings: settings).count { $0.verdict == .drift }
    }
    var delays: [Int] = []
    for _ in 0..<plan.shiftStreams {
      let shifted = Self.stream(
        for: kind.input, quiet: plan.lengthBeforeShift, shifted: plan.lengthAfterShift, using: &generator)
      let found = try kind.events(in: shifted, settings: settings)
        .first { $0.verdict == .drift && $0.index >= plan.lengthBeforeShift }
      if let found { delays.append(found.index - plan.lengthBeforeShift + 1) }
    }
    id = kind.id
    falseAlarmsPer10000 = 10_000 * Double(falseAlarms) / Double(plan.quietStreams * plan.quietLength)
    self.delays = delays.sorted()
    missedShare = Double(plan.shiftStreams - delays.count) / Double(plan.shiftStreams)
  }

  private static func stream(
    for input: StreamDetectorKind.Input, quiet: Int, shifted: Int, using generator: inout SplitMix64
  ) -> [Double] {
    (0..<(quiet + shifted)).map { index in
      let isQuiet = index < quiet
      switch input {
      case .errors, .unitInterval: return generator.uniform() < (isQuiet ? 0.2 : 0.4) ? 1 : 0
      case .correctness: return generator.uniform() < (isQuiet ? 0.2 : 0.4) ? 0 : 1
      case .numbers: return generator.standardNormal() + (isQuiet ? 0 : 1)
      }
    }
  }
}

extension StreamDetectorTrial {
  /// `nil` when no shift was found.
  public var meanDelay: Double? {
    delays.isEmpty ? nil : Double(delays.reduce(0, +)) / Double(delays.count)
  }

  /// `nil` when no shift was found.
  public var medianDelay: Double? {
    guard !delays.isEmpty else { return nil }
    return Double(delays[(delays.count - 1) / 2] + delays[delays.count / 2]) / 2
  }
}
