/// The newest values of a stream, by age and in order at once, for the distance between parts of them.
///
/// - Complexity: O(capacity) an update and a distance.
struct RankedWindow: Sendable, Equatable, Codable {
  private let capacity: Int
  /// A ring by age; `oldest` is where the next value goes once it is full.
  private var values: [Double] = []
  private var oldest = 0
  /// The values in ascending order, and the place of each in the ring.
  private var sorted: [Double] = []
  private var places: [Int] = []

  init(capacity: Int) {
    self.capacity = capacity
    values.reserveCapacity(capacity)
    sorted.reserveCapacity(capacity)
    places.reserveCapacity(capacity)
  }

  var isFull: Bool {
    values.count == capacity
  }

  mutating func append(_ value: Double) {
    guard isFull else {
      let rank = sorted.rank(below: value)
      sorted.insert(value, at: rank)
      places.insert(values.count, at: rank)
      values.append(value)
      return
    }
    replaceOldest(with: value)
    oldest = oldest + 1 == capacity ? 0 : oldest + 1
  }

  /// The largest difference between the distribution functions of the newest `count` values and of as many drawn
  /// without replacement from the others, in steps of 1/count.
  ///
  /// - Precondition: the window is full and holds at least twice `count` values.
  func distance(ofNewest count: Int, using generator: inout SplitMix64) -> Int {
    // On the stack: an array would be allocated anew at every value.
    withUnsafeTemporaryAllocation(of: Int.self, capacity: capacity) { steps in
      steps.initialize(repeating: 0)
      for age in (capacity - count)..<capacity { steps[place(age)] = 1 }
      // Floyd's sampling: each subset of the older values is equally likely, and no list of them is needed.
      for last in (capacity - 2 * count)..<(capacity - count) {
        let drawn = place(generator.index(below: last + 1))
        if steps[drawn] == 0 { steps[drawn] = -1 } else { steps[place(last)] = -1 }
      }
      return largestSum(of: steps)
    }
  }

  /// Largest absolute value of the running sum in ascending order of values, looked at after each run of equal ones.
  private func largestSum(of steps: UnsafeMutableBufferPointer<Int>) -> Int {
    sorted.withUnsafeBufferPointer { sorted in
      places.withUnsafeBufferPointer { places in
        var sum = 0
        var largest = 0
        // The last sum is 0 and needs no look.
        for rank in 0..<(sorted.count - 1) {
          sum += steps[places[rank]]
          // Without a branch: runs of equal values are as hard to predict as the values.
          let height = sorted[rank] == sorted[rank + 1] ? 0 : abs(sum)
          largest = height > largest ? height : largest
        }
        return largest
      }
    }
  }

  /// Moves what lies between the two ranks by one place.
  private mutating func replaceOldest(with value: Double) {
    var rank = sorted.rank(below: values[oldest])
    // Equal values lie in no order of age.
    while places[rank] != oldest { rank += 1 }
    values[oldest] = value
    while rank + 1 < capacity, sorted[rank + 1] < value {
      sorted[rank] = sorted[rank + 1]
      places[rank] = places[rank + 1]
      rank += 1
    }
    while rank > 0, sorted[rank - 1] > value {
      sorted[rank] = sorted[rank - 1]
      places[rank] = places[rank - 1]
      rank -= 1
    }
    sorted[rank] = value
    places[rank] = oldest
  }

  /// Where in the ring the value of an age lies, 0 being the oldest.
  private func place(_ age: Int) -> Int {
    let place = oldest + age
    return place < capacity ? place : place - capacity
  }
}
