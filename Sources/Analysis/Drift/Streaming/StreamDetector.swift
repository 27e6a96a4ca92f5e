/// Watches one stream of numbers and says at each whether the stream has changed.
///
///     var detector = DDM()
///     for error in errors where detector.update(error) == .drift { retrain() }
///
/// A value that is not finite is a missing one: it changes nothing and is answered with `.stable`, or with
/// `.insufficientData` while that stands. After `.drift` the detector begins anew with the next value, as its doc
/// comment tells. Two detectors are equal when they will answer alike from here on; saving one (`Codable`) and going on
/// with what was restored changes no verdict.
public protocol StreamDetector: Sendable, Equatable, Codable {
  associatedtype Parameters: MethodParameters

  /// - Precondition: the parameters lie in the ranges that `Parameters.all` states.
  init(_ parameters: Parameters)

  var parameters: Parameters { get }

  mutating func update(_ value: Double) -> Verdict
}

extension StreamDetector {
  /// With the default parameters.
  public init() {
    self.init(Parameters())
  }

  /// Forgets all that was seen.
  public mutating func reset() {
    self = Self(parameters)
  }
}
