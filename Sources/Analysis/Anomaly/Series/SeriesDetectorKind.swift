/// A series detector as an entry of a list: what commands, help, the conformance suite and the benchmarks are made from.
///
///     let scores = try SeriesDetectorKind.named("robust-z")?.scores(of: values, settings: ["window": "500"])
public struct SeriesDetectorKind: Sendable {
  /// The name on the command line.
  public let id: String
  /// One line of help.
  public let summary: String
  public let parameters: [ParameterDescription]
  /// A score from here on is worth an alarm, with the default parameters.
  public let alarmScore: Double
  private let make: @Sendable ([String: String]) throws(ParameterError) -> any SeriesDetector
  private let scan: @Sendable ([Double], [Double], [String: String]) throws(ParameterError) -> [Double?]

  init<Detector: SeriesDetector>(id: String, summary: String, alarmScore: Double, _ type: Detector.Type) {
    self.id = id
    self.summary = summary
    self.alarmScore = alarmScore
    parameters = Detector.Parameters.descriptions
    make = { settings throws(ParameterError) in Detector(try Detector.Parameters(settings)) }
    scan = { values, times, settings throws(ParameterError) in
      var detector = Detector(try Detector.Parameters(settings))
      return detector.scores(of: values, at: times)
    }
  }

  /// - Parameter settings: by the names in `parameters`; what is not named has its default.
  public func detector(_ settings: [String: String] = [:]) throws(ParameterError) -> any SeriesDetector {
    try make(settings)
  }

  /// The scores that a fresh detector gives, one a value.
  ///
  /// - Parameter times: seconds since 1970, one a value; empty where unknown.
  public func scores(
    of values: [Double], at times: [Double] = [], settings: [String: String] = [:]
  ) throws(ParameterError) -> [Double?] {
    try scan(values, times, settings)
  }

  public static func named(_ id: String) -> SeriesDetectorKind? {
    all.first { $0.id == id }
  }
}
