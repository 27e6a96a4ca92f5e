/// What an exposition says about a metric besides its samples.
public struct MetricMetadata: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable {
    case counter
    case gauge
    case histogram
    case summary
    case info
    case stateSet = "stateset"
    case gaugeHistogram = "gaugehistogram"
    case unknown
  }

  /// The name on the TYPE line; the samples of a histogram carry suffixes to it.
  public var name: String
  public var kind: Kind
  public var help: String
  /// The word of the UNIT line; empty without one.
  public var unit: String

  public init(name: String, kind: Kind, help: String = "", unit: String = "") {
    self.name = name
    self.kind = kind
    self.help = help
    self.unit = unit
  }
}
