/// Shifts and stretches numbers by what a reference is like: (value − center) / scale.
///
///     StandardScaler(reference: [1, 2, 3])?.update(3)  // 1.224744871391589
///
/// Values that are not finite are missing ones, in the reference also. A reference whose values are all equal has the
/// scale 1, so that it scales to 0, as scikit-learn has it.
public protocol Scaler: Sendable, Equatable, Codable {
  var center: Double { get }
  /// Positive.
  var scale: Double { get }

  /// - Returns: `nil` for a reference without a finite value, or with a spread that is not finite.
  init?(reference: [Double])
}

extension Scaler {
  /// - Returns: `nil` for a missing value, or when the result would not be finite.
  public func update(_ value: Double) -> Double? {
    ((value - center) / scale).ifFinite
  }

  /// The value that scales to this one.
  public func original(of scaled: Double) -> Double? {
    (scaled * scale + center).ifFinite
  }

  /// A scale to divide by; one that is nothing but rounding becomes 1.
  ///
  /// - Reference: scikit-learn's `_handle_zeros_in_scale`, which draws the line at ten times 2⁻⁵².
  static func divisor(_ scale: Double) -> Double {
    scale < 10 * 0x1p-52 ? 1 : scale
  }
}

/// A scaler as an entry of a list: what commands, help and the conformance suite are made from.
public struct ScalingKind: Sendable {
  /// The name on the command line.
  public let id: String
  /// One line of help.
  public let summary: String
  private let make: @Sendable ([Double]) -> (any Scaler)?

  init<Method: Scaler>(id: String, summary: String, _ type: Method.Type) {
    self.id = id
    self.summary = summary
    make = { Method(reference: $0) }
  }

  /// - Returns: `nil` for a reference without a finite value, or with a spread that is not finite.
  public func fit(_ reference: [Double]) -> (any Scaler)? {
    make(reference)
  }

  public static func named(_ id: String) -> ScalingKind? {
    all.first { $0.id == id }
  }
}
