/// Sums of the first four powers of values about the first value seen, in doubled precision.
///
/// As `CenteredSums`, two powers further and without weights.
struct PowerSums: Sendable, Equatable {
  private(set) var count = 0
  private var anchor = 0.0
  private var first = CompensatedSum()
  private var second = CompensatedSum()
  private var third = CompensatedSum()
  private var fourth = CompensatedSum()
  /// What removals may have left behind in `second`.
  private var residue = 0.0

  /// - Precondition: `value` is finite.
  mutating func add(_ value: Double) {
    if count == 0 { anchor = value }
    count += 1
    let deviation = CompensatedSum(Deviation(of: value, from: anchor))
    let square = deviation * deviation
    first.merge(deviation)
    second.merge(square)
    third.merge(square * deviation)
    fourth.merge(square * square)
  }

  mutating func merge(_ other: PowerSums) {
    guard count > 0 else {
      self = other
      return
    }
    let moved = other.moved(to: anchor)
    count += moved.count
    first.merge(moved.first)
    second.merge(moved.second)
    third.merge(moved.third)
    fourth.merge(moved.fourth)
    residue += moved.residue
  }

  /// - Precondition: all values of `other` are in here.
  mutating func remove(_ other: PowerSums) {
    guard other.count < count else {
      self = PowerSums()
      return
    }
    let moved = other.moved(to: anchor)
    // Sums in doubled precision are good to about 2⁻¹⁰⁰ of the largest that they were.
    residue += second.value * 0x1p-98
    count -= moved.count
    first.subtract(moved.first)
    second.subtract(moved.second)
    third.subtract(moved.third)
    fourth.subtract(moved.fourth)
  }

  /// Means of the second to fourth power about the mean.
  ///
  /// `nil` without values, when they do not vary beyond the rounding of their mean (scipy's rule), and on overflow.
  var centralMoments: (second: Double, third: Double, fourth: Double)? {
    guard count > 0 else { return nil }
    let mean = first.quotient(by: Double(count))
    let centered = moved(by: mean.negated, count: Double(count))
    let squares = centered.second.value
    let rounding = Double.ulpOfOne * abs(anchor + mean.value)
    guard squares > residue, squares / Double(count) > rounding * rounding,
      centered.third.value.isFinite, centered.fourth.value.isFinite
    else { return nil }
    let share = Double(count)
    return (squares / share, centered.third.value / share, centered.fourth.value / share)
  }

  private func moved(to target: Double) -> PowerSums {
    guard target != anchor else { return self }
    var result = moved(by: CompensatedSum(Deviation(of: anchor, from: target)), count: Double(count))
    result.anchor = target
    return result
  }

  /// The sums of (d + s)ᵏ by the binomial theorem.
  private func moved(by shift: CompensatedSum, count: Double) -> PowerSums {
    let square = shift * shift
    let cube = square * shift
    var result = self
    result.first.addProduct(shift, count)
    result.second.addProduct(shift * first, 2)
    result.second.addProduct(square, count)
    result.third.addProduct(shift * second, 3)
    result.third.addProduct(square * first, 3)
    result.third.addProduct(cube, count)
    result.fourth.addProduct(shift * third, 4)
    result.fourth.addProduct(square * second, 6)
    result.fourth.addProduct(cube * first, 4)
    result.fourth.addProduct(square * square, count)
    return result
  }
}

extension CompensatedSum {
  fileprivate init(_ deviation: Deviation) {
    self.init(deviation.high)
    add(deviation.low)
  }

  fileprivate static func * (left: CompensatedSum, right: CompensatedSum) -> CompensatedSum {
    var product = CompensatedSum()
    product.addProduct(left, by: right)
    return product
  }

  fileprivate var negated: CompensatedSum {
    var result = CompensatedSum()
    result.subtract(self)
    return result
  }

  /// With one correction step.
  fileprivate func quotient(by divisor: Double) -> CompensatedSum {
    let quotient = value / divisor
    var remainder = self
    remainder.addProduct(-quotient, divisor)
    var result = CompensatedSum(quotient)
    result.add(remainder.value / divisor)
    return result
  }
}
