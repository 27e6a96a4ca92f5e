/// A smoother and its setting, as people write it: `ma:5`, `ema:.3`, `median:5`.
///
///     let smoothed = try Smoothing.parse("ma:5").smooth(values)
///
/// Without a setting the default is taken.
public struct Smoothing: Sendable {
  public let kind: SmoothingKind
  /// By the names in `kind.parameters`.
  public let settings: [String: String]
  private let smoother: any Smoother

  /// - Throws: when a setting is unknown or out of its range.
  public init(_ kind: SmoothingKind, settings: [String: String] = [:]) throws(ParameterError) {
    self.kind = kind
    self.settings = settings
    smoother = try kind.smoother(settings)
  }

  /// - Throws: when the smoother is unknown, or its setting is out of range; the message says what would do.
  public static func parse(_ text: String) throws(ParameterError) -> Smoothing {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, let kind = SmoothingKind.named(String(name)) else {
      throw ParameterError.invalid(name: "smooth", value: text, range: forms)
    }
    guard parts.count == 2 else { return try Smoothing(kind) }
    guard let parameter = kind.parameters.first else {
      throw ParameterError.invalid(name: "smooth", value: text, range: kind.id)
    }
    return try Smoothing(kind, settings: [parameter.name: String(parts[1])])
  }

  /// Begins anew with every call.
  public func smooth(_ values: [Double]) -> [Double?] {
    Self.run(smoother, over: values)
  }

  /// What can be written, with the defaults: `ma:5, ema:0.3, median:5`.
  private static var forms: String {
    SmoothingKind.all
      .map { kind in kind.parameters.first.map { "\(kind.id):\($0.defaultValue)" } ?? kind.id }
      .joined(separator: ", ")
  }

  private static func run(_ smoother: some Smoother, over values: [Double]) -> [Double?] {
    var smoother = smoother
    return values.map { smoother.update($0) }
  }
}
