/// The median of the last values, which single outliers leave cold.
///
///     var filter = MedianFilter()
///     [1.0, 100, 2].map { filter.update($0) }  // [1, 50.5, 2]
///
/// A missing value takes a place in the window and no part in the median; `nil` while the window holds nothing else.
/// - Complexity: O(log window) comparisons and a short move of memory a value, the window being kept in order.
/// - Reference: equal to pandas' `rolling(window, min_periods=1).median()`.
public struct MedianFilter: Smoother {
  public struct Parameters: MethodParameters {
    public var window = 5
    public init() {}
    public static let all: [MethodParameter<Self>] = [
      .count("window", \.window, in: 1...1_000_000, "values that the median is of")
    ]
  }

  public let parameters: Parameters
  private var recent: RingBuffer<Double?>
  private var sorted: [Double] = []

  public init(_ parameters: Parameters) {
    self.parameters = parameters
    recent = RingBuffer(capacity: parameters.window)
  }

  public mutating func update(_ value: Double) -> Double? {
    let present = value.ifFinite
    if let dropped = recent.push(present) ?? nil { sorted.remove(at: sorted.rank(below: dropped)) }
    if let present { sorted.insert(present, at: sorted.rank(below: present)) }
    return sorted.sortedMedian
  }
}

extension SmoothingKind {
  public static let median = Self(id: "median", summary: "Median of the last values", MedianFilter.self)
}
