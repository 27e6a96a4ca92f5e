/// Says of each value of one series how unusual it is, given those that came before.
///
///     var detector = RobustZScore()
///     let scores = values.map { detector.update($0) }
///
/// A score lies within 0…1 and is finite, whatever the values. A value that is not finite is a missing one: it teaches
/// nothing and has no score. A row whose score is `nil` counts as 0 where a number must stand. Two detectors are equal
/// when they will answer alike from here on; saving one (`Codable`) and going on with what was restored changes no score.
public protocol SeriesDetector: Sendable, Equatable, Codable {
  associatedtype Parameters: MethodParameters

  /// - Precondition: the parameters lie in the ranges that `Parameters.all` states.
  init(_ parameters: Parameters)

  var parameters: Parameters { get }

  /// - Parameter time: seconds since 1970, where known. A detector that needs no clock goes by the order of the rows.
  /// - Returns: 0 (as expected) to 1; `nil` for a missing value.
  mutating func update(_ value: Double, at time: Double?) -> Double?
}

extension SeriesDetector {
  /// With the default parameters.
  public init() {
    self.init(Parameters())
  }

  public mutating func update(_ value: Double) -> Double? {
    update(value, at: nil)
  }

  /// Forgets all that was seen.
  public mutating func reset() {
    self = Self(parameters)
  }

  /// One score a value, in order.
  ///
  /// - Precondition: there are no times, or as many as values.
  public mutating func scores(of values: [Double], at times: [Double] = []) -> [Double?] {
    precondition(times.isEmpty || times.count == values.count, "each value has one time, or none has")
    var scores: [Double?] = []
    scores.reserveCapacity(values.count)
    for index in values.indices {
      scores.append(update(values[index], at: times.isEmpty ? nil : times[index]))
    }
    return scores
  }
}
