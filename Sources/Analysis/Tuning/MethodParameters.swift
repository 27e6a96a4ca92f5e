/// The settings of a detector or another method, each known by name so that commands, help and grid search can set
/// them.
///
///     public struct Parameters: MethodParameters {
///       public var delta = 0.002
///       public init() {}
///       public static let all: [MethodParameter<Self>] = [
///         .number("delta", \.delta, above: 0, upTo: 1, "chance of a false alarm")
///       ]
///     }
public protocol MethodParameters: Sendable, Equatable, Codable {
  /// The defaults.
  init()

  static var all: [MethodParameter<Self>] { get }

  /// - Throws: `ParameterError.conflict` when settings that each are allowed do not go together.
  func validate() throws(ParameterError)
}

extension MethodParameters {
  public func validate() throws(ParameterError) {}

  /// - Throws: when a name is unknown or a value lies outside its range, or two do not go together; the message names
  ///   both and what would do.
  public init(_ settings: [String: String]) throws(ParameterError) {
    self.init()
    for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
      guard let parameter = Self.all.first(where: { $0.name == name }) else {
        throw ParameterError.unknown(name: name, known: Self.all.map(\.name))
      }
      try parameter.set(value, in: &self)
    }
    try validate()
  }

  /// What `all` says to people, with the defaults.
  public static var descriptions: [ParameterDescription] {
    all.map { $0.description(defaults: Self()) }
  }
}

/// A parameter in words, for help and configuration.
public struct ParameterDescription: Sendable, Equatable {
  public var name: String
  public var summary: String
  /// What is allowed, as in `0 < x ≤ 1`, `true or false`.
  public var range: String
  public var defaultValue: String
}

/// Why a setting cannot be used.
public enum ParameterError: Error, Sendable, Equatable, CustomStringConvertible {
  case unknown(name: String, known: [String])
  case invalid(name: String, value: String, range: String)
  /// Two settings that each are allowed but do not go together.
  case conflict(String)

  public var description: String {
    switch self {
    case .unknown(let name, let known) where known.isEmpty:
      "unknown parameter “\(name)”: there are none to set"
    case .unknown(let name, let known):
      "unknown parameter “\(name)”: there are \(known.joined(separator: ", "))"
    case .invalid(let name, let value, let range):
      "parameter \(name): “\(value)” is not allowed, expected \(range)"
    case .conflict(let sentence):
      sentence
    }
  }
}
