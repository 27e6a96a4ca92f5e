/// Scales the reference to 0…1; later values may lie beyond.
///
///     MinMaxScaler(reference: [2, 4])?.update(3)  // 0.5
///
/// - Reference: equal to scikit-learn's `MinMaxScaler`.
public struct MinMaxScaler: Scaler {
  public let center: Double
  public let scale: Double

  public init?(reference: [Double]) {
    let present = reference.lazy.filter(\.isFinite)
    guard let low = present.min(), let high = present.max(), (high - low).isFinite else { return nil }
    center = low
    scale = Self.divisor(high - low)
  }
}

extension ScalingKind {
  public static let minmax = Self(id: "minmax", summary: "The reference to 0…1", MinMaxScaler.self)
}
