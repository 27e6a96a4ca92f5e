/// Count, sum, mean, variance and extremes of a stream of numbers.
///
///     var moments = Moments()
///     [1.0, 2, 3, 4].withUnsafeBufferPointer { moments.add(contentsOf: $0) }
///     moments.variance  // 1.6666666666666667
///
/// NaN is skipped; ±infinity is counted in `infiniteCount` and takes no part in anything else. The sums are exact to
/// about 106 bits, so parts can be merged and removed again without drift.
/// - Complexity: O(1) memory and O(1) an update, without a division.
public struct Moments: Sendable, Equatable, Codable {
  /// Finite values.
  public private(set) var count = 0
  public private(set) var infiniteCount = 0
  private var sums = CenteredSums()
  private var smallest = Extreme.none
  private var largest = Extreme.none

  public init() {}

  public mutating func add(_ value: Double) {
    guard value.isFinite else {
      if !value.isNaN { infiniteCount += 1 }
      return
    }
    count += 1
    sums.add(value, weight: 1)
    smallest.widen(with: value, using: Swift.min)
    largest.widen(with: value, using: Swift.max)
  }

  public mutating func add(contentsOf values: UnsafeBufferPointer<Double>) {
    var start = 0
    while start < values.count {
      // Runs of finite values go through the fast path; what interrupts them is rare.
      let run = finiteRun(in: values, from: start)
      if run.end > start {
        sums.add(contentsOf: UnsafeBufferPointer(rebasing: values[start..<run.end]))
        count += run.end - start
        smallest.widen(with: run.smallest, using: Swift.min)
        largest.widen(with: run.largest, using: Swift.max)
      }
      if run.end < values.count { add(values[run.end]) }
      start = run.end + 1
    }
  }

  public mutating func merge(_ other: Moments) {
    count += other.count
    infiniteCount += other.infiniteCount
    sums.merge(other.sums)
    smallest.merge(other.smallest, using: Swift.min)
    largest.merge(other.largest, using: Swift.max)
  }

  /// Takes out a part that was merged or added before.
  ///
  /// An extreme that the part reached is unknown from then on (`min` or `max` is `nil`) until everything is removed; an
  /// extreme that the part did not reach stands.
  /// - Precondition: all values of `part` are in here.
  public mutating func remove(_ part: Moments) {
    precondition(
      part.count <= count && part.infiniteCount <= infiniteCount, "only values that were added can be removed")
    let infiniteLeft = infiniteCount - part.infiniteCount
    if part.count == count {
      self = Moments()
    } else {
      count -= part.count
      sums.remove(part.sums)
      smallest.forget(part.smallest)
      largest.forget(part.largest)
    }
    infiniteCount = infiniteLeft
  }

  private func finiteRun(
    in values: UnsafeBufferPointer<Double>, from start: Int
  ) -> (end: Int, smallest: Double, largest: Double) {
    var low = Double.infinity
    var high = -Double.infinity
    var index = start
    while index < values.count, values[index].isFinite {
      low = values[index] < low ? values[index] : low
      high = values[index] > high ? values[index] : high
      index += 1
    }
    return (index, low, high)
  }
}

extension Moments {
  public var sum: Double {
    count == 0 ? 0 : sums.sum
  }

  public var mean: Double? {
    count == 0 ? nil : sums.mean
  }

  /// With n − 1 in the denominator; `nil` below two values.
  public var variance: Double? {
    count < 2 ? nil : sums.squaresAboutMean.map { $0 / Double(count - 1) }
  }

  public var min: Double? {
    smallest.value
  }

  public var max: Double? {
    largest.value
  }
}

extension Moments: Packable {
  public func pack(into packer: inout Packer) {
    packer.count(count)
    packer.count(infiniteCount)
    sums.pack(into: &packer)
    smallest.pack(into: &packer)
    largest.pack(into: &packer)
  }

  public init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    count = try unpacker.tally()
    infiniteCount = try unpacker.tally()
    sums = try CenteredSums(unpacking: &unpacker)
    smallest = try Extreme(unpacking: &unpacker)
    largest = try Extreme(unpacking: &unpacker)
  }
}

/// The smallest or largest value: none yet, known, or lost by a removal.
private enum Extreme: Sendable, Equatable, Codable {
  case none
  case known(Double)
  case unknown

  var value: Double? {
    if case .known(let value) = self { value } else { nil }
  }

  @inline(__always)
  mutating func widen(with value: Double, using choose: (Double, Double) -> Double) {
    switch self {
    case .none: self = .known(value)
    case .known(let present): self = .known(choose(present, value))
    case .unknown: break
    }
  }

  mutating func merge(_ other: Extreme, using choose: (Double, Double) -> Double) {
    switch other {
    case .none: break
    case .known(let value): widen(with: value, using: choose)
    case .unknown: self = .unknown
    }
  }

  mutating func forget(_ other: Extreme) {
    if other == .unknown || (other != .none && other == self) { self = .unknown }
  }
}

extension Extreme: Packable {
  func pack(into packer: inout Packer) {
    switch self {
    case .none: packer.byte(0)
    case .unknown: packer.byte(1)
    case .known(let value):
      packer.byte(2)
      packer.double(value)
    }
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    switch try unpacker.byte() {
    case 0: self = .none
    case 1: self = .unknown
    case 2: self = .known(try unpacker.double())
    case let mark: throw PackingFault("an extreme of kind \(mark)")
    }
  }
}
