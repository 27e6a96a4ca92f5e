/// The last few values of a stream, missing ones among them.
struct RecentValues: Sendable, Equatable, Codable {
  private let capacity: Int
  private var values: [Double?] = []
  private var oldest = 0

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// Those that are not missing, in no order.
  var present: [Double] {
    values.compactMap { $0 }
  }

  /// - Returns: the value that falls out of the window, if the window was full and the value there.
  mutating func push(_ value: Double?) -> Double? {
    guard values.count == capacity else {
      values.append(value)
      return nil
    }
    let dropped = values[oldest]
    values[oldest] = value
    oldest = (oldest + 1) % capacity
    return dropped
  }
}
