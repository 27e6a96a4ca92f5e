/// Finds the settings of a stream detector that see changes soonest without crying wolf.
///
///     let tuning = DetectorTuning(streams: streams, falseAlarmBudget: 2)
///     let best = try tuning.run(kind, grid: ParameterGrid(["delta": ["0.002", "0.01"]])).first
///
/// The objective is the mean delay over all drifts of all streams, among settings whose false alarms are within the
/// budget. Settings beyond it come after those, the fewest false alarms first.
/// - Complexity: one pass over all streams a combination.
public struct DetectorTuning: Sendable {
  public let streams: [LabelledStream]
  /// False alarms in 10,000 values that are put up with.
  public let falseAlarmBudget: Double
  /// Values after a drift within which an alarm finds it; `nil` for up to the next drift.
  public let tolerance: Int?

  /// - Precondition: the budget is not negative; the tolerance, where given, is positive.
  public init(streams: [LabelledStream], falseAlarmBudget: Double, tolerance: Int? = nil) {
    precondition(falseAlarmBudget >= 0, "a budget is a number from 0 on")
    precondition(tolerance ?? 1 > 0, "a drift cannot be found before it is there")
    self.streams = streams
    self.falseAlarmBudget = falseAlarmBudget
    self.tolerance = tolerance
  }

  /// What one combination did.
  public struct Result: Sendable, Equatable {
    public let settings: [String: String]
    public let record: DetectionRecord
    public let isWithinBudget: Bool
  }

  /// - Parameter kind: its alarms are its drifts; warnings count as nothing.
  /// - Returns: best first; equals in the order of the grid.
  /// - Throws: when a combination is not allowed.
  public func run(_ kind: StreamDetectorKind, grid: ParameterGrid) throws(ParameterError) -> [Result] {
    try run(grid: grid) { settings, values throws(ParameterError) in
      try kind.events(in: values, settings: settings).filter { $0.verdict == .drift }.map(\.index)
    }
  }

  /// For a detector that is not in the list.
  ///
  /// - Parameter alarms: the places in the values at which a fresh detector with the settings raises an alarm;
  ///   ascending.
  public func run<Failure: Error>(
    grid: ParameterGrid, alarms: ([String: String], [Double]) throws(Failure) -> [Int]
  ) throws(Failure) -> [Result] {
    var results: [Result] = []
    for index in 0..<grid.count {
      let settings = grid.settings(index)
      var record = DetectionRecord(tolerance: tolerance)
      for stream in streams { record.add(alarms: try alarms(settings, stream.values), stream: stream) }
      results.append(
        Result(
          settings: settings, record: record,
          isWithinBudget: record.falseAlarmRate.map { $0 <= falseAlarmBudget } ?? false))
    }
    return ranked(results)
  }

  private func ranked(_ results: [Result]) -> [Result] {
    let order = results.indices.sorted { left, right in
      let keys = [left, right].map { place in
        let result = results[place]
        let delay = result.record.meanDelay ?? .infinity
        return (
          result.isWithinBudget ? 0 : result.record.falseAlarmRate ?? .infinity, delay,
          Double(result.record.falseAlarms), place
        )
      }
      return keys[0] < keys[1]
    }
    return order.map { results[$0] }
  }
}
