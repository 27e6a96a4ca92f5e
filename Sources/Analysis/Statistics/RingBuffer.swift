/// The newest elements of a stream, as many as it has room for.
///
///     var last = RingBuffer<Int>(capacity: 2)
///     [1, 2, 3].map { last.push($0) }  // [nil, nil, 1]
///
/// - Complexity: O(1) an element, O(capacity) memory.
struct RingBuffer<Element> {
  let capacity: Int
  private var elements: [Element] = []
  /// Where the next element goes once the ring is full, which is where the oldest lies.
  private var oldest = 0

  /// - Precondition: `capacity` is positive.
  init(capacity: Int) {
    precondition(capacity > 0, "a ring has room for at least one element")
    self.capacity = capacity
  }

  var isFull: Bool {
    elements.count == capacity
  }

  /// All of them, in no order.
  var unordered: [Element] {
    elements
  }

  /// The element before the newest `steps` ones; `nil` where there are no more than those.
  ///
  /// - Precondition: `steps` is not negative.
  func element(before steps: Int) -> Element? {
    guard steps < elements.count else { return nil }
    let place = oldest - 1 - steps
    return elements[place < 0 ? place + elements.count : place]
  }

  /// - Returns: the element that made room; `nil` while there was some.
  @inline(__always)
  mutating func push(_ element: Element) -> Element? {
    guard isFull else {
      elements.append(element)
      return nil
    }
    let leaving = elements[oldest]
    elements[oldest] = element
    oldest = oldest + 1 == capacity ? 0 : oldest + 1
    return leaving
  }
}

extension RingBuffer: Sendable where Element: Sendable {}
extension RingBuffer: Equatable where Element: Equatable {}
extension RingBuffer: Codable where Element: Codable {}
