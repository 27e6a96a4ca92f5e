/// A mean in which a value counts less the longer it is past.
///
///     var smoothing = ExponentialSmoothing()
///     [1.0, 2].map { smoothing.update($0) }  // [1, 1.3]
///
/// Begins with the first value. A missing value is answered with the present mean, which counts for less when the next
/// value comes.
/// - Complexity: O(1) time and memory.
/// - Reference: equal to pandas' `ewm(alpha=…, adjust=False, ignore_na=False).mean()`.
public struct ExponentialSmoothing: Smoother {
  public struct Parameters: MethodParameters {
    public var alpha = 0.3
    public init() {}
    public static let all: [MethodParameter<Self>] = [
      .number("alpha", \.alpha, above: 0, upTo: 1, "weight of the newest value")
    ]
  }

  public let parameters: Parameters
  private var mean: Double?
  /// Of the mean; 1 unless values have been missing since.
  private var weight = 1.0

  public init(_ parameters: Parameters) {
    self.parameters = parameters
  }

  public mutating func update(_ value: Double) -> Double? {
    guard let present = mean else {
      mean = value.ifFinite
      return mean
    }
    weight *= 1 - parameters.alpha
    guard value.isFinite else { return present }
    let share = parameters.alpha / (weight + parameters.alpha)
    // As a mixture rather than a step, which could overflow.
    mean = (1 - share) * present + share * value
    weight = 1
    return mean
  }
}

extension SmoothingKind {
  public static let exponential = Self(
    id: "ema", summary: "Exponential smoothing: the newest counts most", ExponentialSmoothing.self)
}
