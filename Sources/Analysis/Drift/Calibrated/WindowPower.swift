internal import Glibc

/// What windows of two sizes can show.
struct WindowPower {
  let referenceSize: Int
  let currentSize: Int
  /// Deviations of Cohen's h that are found in four of five windows.
  let deviations: Double

  /// The deviate of a normal distribution that four of five values exceed, turned round.
  private static let fourOfFive = 0.8416

  /// - Parameter level: of one statistic.
  init(_ pair: WindowPair, level: Double) {
    self.init(pair, deviations: -(NormalDistribution.quantile(level / 2) ?? 0) + Self.fourOfFive)
  }

  private init(_ pair: WindowPair, deviations: Double) {
    referenceSize = pair.referenceSize
    currentSize = pair.currentSize
    self.deviations = deviations
  }

  /// Whether windows of these sizes are certain to show `effect`; where not, ``need(for:)`` has to say.
  ///
  /// The tail beyond x is at most e^(−x²/2) / 2, which bounds the quantile without the steps that find it.
  static func shows(_ effect: Double, _ pair: WindowPair, level: Double) -> Bool {
    let quantile = (-2 * log(level)).squareRoot() * (1 + 1e-9)
    return WindowPower(pair, deviations: quantile + fourOfFive).need(for: effect) <= pair.currentSize
  }

  /// - Returns: `nil` where one of the windows is empty.
  var smallestEffect: Double? {
    guard referenceSize > 0, currentSize > 0 else { return nil }
    return deviations * (1 / Double(currentSize) + 1 / Double(referenceSize)).squareRoot()
  }

  /// Values of the window that show `effect`; `.max` where the reference is too small for any window.
  func need(for effect: Double) -> Int {
    guard referenceSize > 0 else { return .max }
    let room = effect * effect / (deviations * deviations) - 1 / Double(referenceSize)
    return room > 1e-9 ? Int((1 / room).rounded(.up)) : .max
  }
}
