/// A stream detector as an entry of a list: what commands, help, the conformance suite and the benchmarks are made
/// from.
///
///     let detector = try StreamDetectorKind.named("ddm")?.detector(["warm_start": "50"])
public struct StreamDetectorKind: Sendable {
  /// What the values of the stream must be.
  public enum Input: String, Sendable {
    /// 1 where the model was wrong, else 0.
    case errors
    /// 1 where the model was right, else 0.
    case correctness
    /// Any finite numbers.
    case numbers
    /// Numbers within 0…1.
    case unitInterval
  }

  /// The name on the command line.
  public let id: String
  /// One line of help.
  public let summary: String
  public let input: Input
  public let parameters: [ParameterDescription]
  /// False alarms in 10,000 values of unchanging noise (errors with a rate of .2, or standard normal numbers) that the
  /// defaults are not expected to exceed.
  public let falseAlarmLimit: Double
  let runLengthRule: RunLengthRule
  private let make: @Sendable ([String: String]) throws(ParameterError) -> any StreamDetector
  private let scan: @Sendable ([Double], [String: String]) throws(ParameterError) -> [DetectorEvent]

  init<Detector: StreamDetector>(
    id: String, summary: String, input: Input, falseAlarmLimit: Double, runLength: RunLengthRule, _ type: Detector.Type
  ) {
    self.id = id
    self.summary = summary
    self.input = input
    self.falseAlarmLimit = falseAlarmLimit
    runLengthRule = runLength
    parameters = Detector.Parameters.descriptions
    make = { settings throws(ParameterError) in Detector(try Detector.Parameters(settings)) }
    scan = { values, settings throws(ParameterError) in
      var detector = Detector(try Detector.Parameters(settings))
      return detector.events(in: values)
    }
  }

  /// - Parameter settings: by the names in `parameters`; what is not named has its default.
  public func detector(_ settings: [String: String] = [:]) throws(ParameterError) -> any StreamDetector {
    try make(settings)
  }

  /// The warnings and drifts that a fresh detector finds; a run of warnings is one event, at its first value.
  public func events(
    in values: [Double], settings: [String: String] = [:]
  ) throws(ParameterError) -> [DetectorEvent] {
    try scan(values, settings)
  }

  public static func named(_ id: String) -> StreamDetectorKind? {
    all.first { $0.id == id }
  }
}

/// A warning or a drift and where it was.
public struct DetectorEvent: Sendable, Equatable {
  /// Place of the value in the stream, from 0.
  public var index: Int
  public var verdict: Verdict

  public init(index: Int, verdict: Verdict) {
    self.index = index
    self.verdict = verdict
  }
}

extension StreamDetector {
  /// Feeds all values and keeps what is neither stable nor a lack of data.
  fileprivate mutating func events(in values: [Double]) -> [DetectorEvent] {
    var events: [DetectorEvent] = []
    var isWarning = false
    for index in values.indices {
      let verdict = update(values[index])
      // What is missing neither ends a run of warnings nor begins one.
      guard values[index].isFinite else { continue }
      if verdict == .drift || (verdict == .warning && !isWarning) {
        events.append(DetectorEvent(index: index, verdict: verdict))
      }
      isWarning = verdict == .warning
    }
    return events
  }
}
