/// How fast the radial kernel falls with distance: γ of e^(−γ‖x − y‖²).
///
/// - Reference: the `gamma` of scikit-learn's `OneClassSVM`.
public enum KernelWidth: Sendable, Equatable, Codable {
  /// 1 / (columns · variance of all values).
  case scale
  /// 1 / columns.
  case auto
  /// - Precondition: positive and finite.
  case gamma(Double)
}

extension KernelWidth: LosslessStringConvertible {
  public init?(_ description: String) {
    switch description {
    case "scale": self = .scale
    case "auto": self = .auto
    default:
      guard let gamma = Double(plain: description), gamma > 0, gamma.isFinite else { return nil }
      self = .gamma(gamma)
    }
  }

  public var description: String {
    switch self {
    case .scale: "scale"
    case .auto: "auto"
    case .gamma(let gamma): gamma.plain
    }
  }
}

extension KernelWidth {
  /// - Parameter values: all that the fit is made from, not all equal.
  func gamma(values: [Double], columnCount: Int) throws(FitFailure) -> Double {
    switch self {
    case .gamma(let gamma):
      precondition(gamma > 0 && gamma.isFinite, "γ is a positive number")
      return gamma
    case .auto: return 1 / Double(columnCount)
    case .scale:
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      guard variance.isFinite else { throw .overflow }
      // A variance that vanishes in rounding makes the kernel as narrow as numbers allow.
      return min(1 / (Double(columnCount) * variance), .greatestFiniteMagnitude)
    }
  }
}
