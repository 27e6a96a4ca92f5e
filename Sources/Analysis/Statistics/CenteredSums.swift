/// Weighted sums of values and of their squares about the first value seen, in doubled precision.
///
/// Measuring from a value of the data keeps the squares small; doubled precision keeps the variance right also
/// when that first value was an outlier or has been removed again.
struct CenteredSums: Sendable, Equatable, Codable {
  private(set) var weight = CompensatedSum()
  private(set) var anchor = 0.0
  private var isEmpty = true
  private(set) var deviations = CompensatedSum()
  private(set) var squares = CompensatedSum()

  /// - Precondition: `value` is finite, `weight` finite and positive.
  mutating func add(_ value: Double, weight share: Double) {
    if isEmpty {
      anchor = value
      isEmpty = false
    }
    let deviation = Deviation(of: value, from: anchor)
    weight.add(share)
    deviations.addProduct(deviation.high, share)
    deviations.add(deviation.low * share)
    squares.addProduct(deviation.high * share, deviation.high)
    squares.add(2 * deviation.high * deviation.low * share)
  }

  /// `add` for every value with weight 1, with the sums kept in registers; the values are finite.
  mutating func add(contentsOf values: UnsafeBufferPointer<Double>) {
    guard let first = values.first else { return }
    if isEmpty {
      anchor = first
      isEmpty = false
    }
    let (deviationSum, squareSum) = Self.sums(of: values, about: anchor)
    weight.add(Double(values.count))
    deviations.merge(deviationSum)
    squares.merge(squareSum)
  }

  mutating func merge(_ other: CenteredSums) {
    guard !other.isEmpty else { return }
    guard !isEmpty else {
      self = other
      return
    }
    let moved = other.moved(to: anchor)
    weight.merge(moved.weight)
    deviations.merge(moved.deviations)
    squares.merge(moved.squares)
  }

  /// Takes out what `merge` or `add` had put in.
  mutating func remove(_ other: CenteredSums) {
    guard !other.isEmpty else { return }
    let moved = other.moved(to: anchor)
    weight.subtract(moved.weight)
    deviations.subtract(moved.deviations)
    squares.subtract(moved.squares)
  }

  var sum: Double {
    var sum = deviations
    sum.addProduct(weight, anchor)
    return sum.value
  }

  var mean: Double? {
    guard weight.value > 0 else { return nil }
    return (anchor + deviations.value / weight.value).ifFinite
  }

  /// Σ w (x − mean)², never negative.
  var squaresAboutMean: Double? {
    guard weight.value > 0 else { return nil }
    // Σd² − (Σd)²/w with one correction step of the quotient, so that the subtraction cancels without loss.
    let ratio = deviations.value / weight.value
    var remainder = deviations
    remainder.addProduct(weight, -ratio)
    var result = squares
    result.addProduct(deviations, -ratio)
    result.addProduct(deviations, -(remainder.value / weight.value))
    return result.value.ifFinite.map { Swift.max($0, 0) }
  }

  /// The same sums about another point.
  private func moved(to target: Double) -> CenteredSums {
    guard target != anchor else { return self }
    let shift = Deviation(of: anchor, from: target)
    var result = self
    result.anchor = target
    // Σ w (d + s)² = Σ w d² + 2 s Σ w d + s² Σ w.
    result.squares.addProduct(deviations, 2 * shift.high)
    result.squares.addProduct(deviations, 2 * shift.low)
    var square = CompensatedSum()
    square.addProduct(shift.high, shift.high)
    square.add(2 * shift.high * shift.low)
    result.squares.addProduct(square, by: weight)
    result.deviations.addProduct(weight, shift.high)
    result.deviations.addProduct(weight, shift.low)
    return result
  }

  private static func sums(
    of values: UnsafeBufferPointer<Double>, about anchor: Double
  ) -> (deviations: CompensatedSum, squares: CompensatedSum) {
    var deviations = CompensatedSum()
    var squares = CompensatedSum()
    for value in values {
      let deviation = Deviation(of: value, from: anchor)
      deviations.add(deviation.high)
      squares.addProduct(deviation.high, deviation.high)
      if deviation.low != 0 {
        deviations.add(deviation.low)
        squares.add(2 * deviation.high * deviation.low)
      }
    }
    return (deviations, squares)
  }
}

extension CenteredSums: Packable {
  func pack(into packer: inout Packer) {
    packer.flag(isEmpty)
    guard !isEmpty else { return }
    packer.double(anchor)
    for sum in [weight, deviations, squares] { sum.pack(into: &packer) }
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    isEmpty = try unpacker.flag()
    guard !isEmpty else { return }
    anchor = try unpacker.double()
    weight = try CompensatedSum(unpacking: &unpacker)
    deviations = try CompensatedSum(unpacking: &unpacker)
    squares = try CompensatedSum(unpacking: &unpacker)
  }
}

/// The exact difference of two doubles, as a rounded part and what rounding left over.
struct Deviation {
  let high: Double
  let low: Double

  @inline(__always)
  init(of value: Double, from anchor: Double) {
    high = value - anchor
    let shifted = high - value
    // An overflow leaves nothing over; the figures then turn out undefined.
    low = high.isFinite ? (value - (high - shifted)) - (anchor + shifted) : 0
  }
}

extension CompensatedSum {
  mutating func addProduct(_ left: CompensatedSum, by right: CompensatedSum) {
    addProduct(left, right.high)
    addProduct(left, right.low)
  }
}

extension Double {
  /// Itself, or `nil` for NaN and the infinities: what a figure is when its sums overflowed.
  var ifFinite: Double? {
    isFinite ? self : nil
  }
}
