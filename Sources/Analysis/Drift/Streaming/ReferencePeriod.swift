/// Mean and deviation of the first values of a stream, which later ones are held against.
///
/// - Reference: Welford, doi:10.1080/00401706.1962.10490022.
struct ReferencePeriod: Sendable, Equatable, Codable {
  let length: Int
  private(set) var count = 0
  private(set) var mean = 0.0
  /// With n − 1 in the denominator; 0 until the period is over.
  private(set) var deviation = 0.0
  private var squares = 0.0

  /// - Precondition: `length` is at least 2.
  init(length: Int) {
    precondition(length >= 2, "a deviation takes at least two values")
    self.length = length
  }

  /// A period whose figures are known, and which is over.
  init(mean: Double, deviation: Double) {
    length = 2
    count = 2
    self.mean = mean
    self.deviation = deviation
  }

  var isOver: Bool {
    count == length
  }

  mutating func add(_ value: Double) {
    count += 1
    let difference = value - mean
    mean += difference / Double(count)
    squares += difference * (value - mean)
    if isOver { deviation = (squares / Double(count - 1)).squareRoot() }
  }
}
