/// Takes the unrest out of a stream of numbers, value by value; only the past is looked at.
///
///     var average = MovingAverage()
///     for value in latencies { draw(average.update(value)) }
///
/// A value that is not finite is a missing one: it is not smoothed in, but time passes by it. Two smoothers are equal
/// when they will answer alike from here on; saving one (`Codable`) and going on with what was restored changes
/// nothing.
public protocol Smoother: Sendable, Equatable, Codable {
  associatedtype Parameters: MethodParameters

  /// - Precondition: the parameters lie in the ranges that `Parameters.all` states.
  init(_ parameters: Parameters)

  var parameters: Parameters { get }

  /// - Returns: the smoothed value at this point; `nil` when there is nothing to take it from.
  mutating func update(_ value: Double) -> Double?
}

extension Smoother {
  /// With the default parameters.
  public init() {
    self.init(Parameters())
  }

  /// Forgets all that was seen.
  public mutating func reset() {
    self = Self(parameters)
  }

  fileprivate static func apply(_ parameters: Parameters, to values: [Double]) -> [Double?] {
    var smoother = Self(parameters)
    return values.map { smoother.update($0) }
  }
}

/// A smoother as an entry of a list: what commands, help and the conformance suite are made from.
public struct SmoothingKind: Sendable {
  /// The name on the command line.
  public let id: String
  /// One line of help.
  public let summary: String
  public let parameters: [ParameterDescription]
  private let make: @Sendable ([String: String]) throws(ParameterError) -> any Smoother
  private let run: @Sendable ([Double], [String: String]) throws(ParameterError) -> [Double?]

  init<Method: Smoother>(id: String, summary: String, _ type: Method.Type) {
    self.id = id
    self.summary = summary
    parameters = Method.Parameters.descriptions
    make = { settings throws(ParameterError) in Method(try Method.Parameters(settings)) }
    run = { values, settings throws(ParameterError) in
      Method.apply(try Method.Parameters(settings), to: values)
    }
  }

  /// - Parameter settings: by the names in `parameters`; what is not named has its default.
  public func smoother(_ settings: [String: String] = [:]) throws(ParameterError) -> any Smoother {
    try make(settings)
  }

  /// What a fresh smoother makes of the values.
  public func smooth(_ values: [Double], settings: [String: String] = [:]) throws(ParameterError) -> [Double?] {
    try run(values, settings)
  }

  public static func named(_ id: String) -> SmoothingKind? {
    all.first { $0.id == id }
  }
}
