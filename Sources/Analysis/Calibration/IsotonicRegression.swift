/// The rising step function closest to weighted points, in squares, joined by straight lines.
///
///     let regression = IsotonicRegression(x: [1, 2, 3], y: [1, 3, 2])
///     regression?.value(at: 1.5)  // 1.75
///
/// Points whose coordinates are not finite, or whose weight is not a positive finite number, are left out. Points with
/// the same x count as one at their weighted mean. Beyond the outermost points the function is constant.
/// - Complexity: O(n log n) to fit by one sort, O(log n) a value.
/// - Reference: pool adjacent violators, Best and Chakravarti, "Active set algorithms for isotonic regression; a
///   unifying framework", doi:10.1007/BF01580873; ties and prediction as scikit-learn's `IsotonicRegression`
///   (`out_of_bounds="clip"`), which also joins x that lie less than 1e-15 apart; here only equal ones are joined.
public struct IsotonicRegression: Sendable, Equatable, Codable {
  /// Ascending; the points where the function bends, both ends included.
  public let x: [Double]
  /// Not falling; as many as `x`.
  public let y: [Double]

  /// - Parameter weights: one a point; absent ones are 1.
  /// - Returns: `nil` without a usable point, or when a sum of weights or weighted y is no longer finite.
  /// - Precondition: `y`, and `weights` where given, are as many as `x`.
  public init?(x: [Double], y: [Double], weights: [Double]? = nil) {
    precondition(x.count == y.count, "every x has one y")
    precondition(weights.map { $0.count == x.count } ?? true, "every point has one weight")
    let order = x.indices
      .filter { place in
        let weight = weights?[place] ?? 1
        return x[place].isFinite && y[place].isFinite && weight > 0 && weight.isFinite
      }
      .sorted { (x[$0], $0) < (x[$1], $1) }
    var pooling = ViolatorPooling(capacity: order.count)
    var start = 0
    while start < order.count {
      var end = start
      var weight = 0.0
      var total = 0.0
      while end < order.count, x[order[end]] == x[order[start]] {
        let share = weights?[order[end]] ?? 1
        weight += share
        total += share * y[order[end]]
        end += 1
      }
      pooling.add(x: x[order[start]], weight: weight, total: total)
      start = end
    }
    self.init(pooling)
  }

  /// The points come by rising x, each once.
  init?(_ pooling: ViolatorPooling) {
    guard !pooling.blocks.isEmpty, pooling.blocks.allSatisfy({ $0.mean.isFinite }) else { return nil }
    var x: [Double] = []
    var y: [Double] = []
    for block in pooling.blocks {
      x.append(block.first)
      y.append(block.mean)
      guard block.last > block.first else { continue }
      x.append(block.last)
      y.append(block.mean)
    }
    self.x = x
    self.y = y
  }

  /// - Returns: `nil` for NaN.
  public func value(at place: Double) -> Double? {
    place.isNaN ? nil : x.withUnsafeBufferPointer { interpolated(at: place, among: $0) }
  }

  /// In the order of the places.
  ///
  /// - Precondition: no place is NaN.
  public func values(at places: [Double]) -> [Double] {
    x.withUnsafeBufferPointer { x in
      places.map { place in
        precondition(!place.isNaN, "NaN is no place")
        return interpolated(at: place, among: x)
      }
    }
  }

  @inline(__always)
  private func interpolated(at place: Double, among x: UnsafeBufferPointer<Double>) -> Double {
    // Halved without a branch that scores in no order would mispredict.
    var base = 0
    var length = x.count
    while length > 1 {
      let half = length / 2
      base = x[base + half - 1] < place ? base + half : base
      length -= half
    }
    let low = x[base] < place ? base + 1 : base
    guard low > 0 else { return y[0] }
    guard low < x.count else { return y[x.count - 1] }
    let rise = y[low] - y[low - 1]
    guard rise > 0 else { return y[low] }
    let width = x[low] - x[low - 1]
    let share =
      width.isFinite ? (place - x[low - 1]) / width : (place / 2 - x[low - 1] / 2) / (x[low] / 2 - x[low - 1] / 2)
    let value = y[low - 1] + rise * share
    // Rounding shall not carry the line above the point that it ends in.
    return min(value, y[low])
  }
}

/// Neighbouring points whose means fall are pooled until no mean falls.
struct ViolatorPooling {
  struct Block {
    var first: Double
    var last: Double
    var weight: Double
    var total: Double

    var mean: Double { total / weight }
  }

  private(set) var blocks: [Block] = []

  init(capacity: Int) {
    blocks.reserveCapacity(capacity)
  }

  /// - Precondition: `x` lies above all before it; `total` is the weighted sum of y.
  @inline(__always)
  mutating func add(x: Double, weight: Double, total: Double) {
    var block = Block(first: x, last: x, weight: weight, total: total)
    while let before = blocks.last, before.mean >= block.mean {
      blocks.removeLast()
      block.first = before.first
      block.weight += before.weight
      block.total += before.total
    }
    blocks.append(block)
  }
}
