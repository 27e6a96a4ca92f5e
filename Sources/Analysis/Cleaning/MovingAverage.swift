/// The mean of the last values.
///
///     var average = MovingAverage()
///     [1.0, 2, 6].map { average.update($0) }  // [1, 1.5, 3]
///
/// A missing value takes a place in the window and no part in the mean; `nil` while the window holds nothing else.
/// - Complexity: O(1) a value, O(window) memory.
/// - Reference: equal to pandas' `rolling(window, min_periods=1).mean()`.
public struct MovingAverage: Smoother {
  public struct Parameters: MethodParameters {
    public var window = 5
    public init() {}
    public static let all: [MethodParameter<Self>] = [
      .count("window", \.window, in: 1...1_000_000, "values that are averaged")
    ]
  }

  public let parameters: Parameters
  private var recent: RingBuffer<Double?>
  private var sum = CompensatedSum()
  private var count = 0

  public init(_ parameters: Parameters) {
    self.parameters = parameters
    recent = RingBuffer(capacity: parameters.window)
  }

  public mutating func update(_ value: Double) -> Double? {
    let present = value.ifFinite
    if let dropped = recent.push(present) ?? nil {
      sum.add(-dropped)
      count -= 1
    }
    if let present {
      sum.add(present)
      count += 1
    }
    guard count > 0 else {
      // What rounding left behind shall not outlive the values.
      sum = CompensatedSum()
      return nil
    }
    if !sum.value.isFinite {
      // A sum that overflowed would never come back.
      sum = CompensatedSum()
      for value in recent.unordered { if let value { sum.add(value) } }
    }
    return (sum.value / Double(count)).ifFinite
  }
}

extension SmoothingKind {
  public static let movingAverage = Self(id: "ma", summary: "Mean of the last values", MovingAverage.self)
}
