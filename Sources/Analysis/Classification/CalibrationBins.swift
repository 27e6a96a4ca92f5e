/// Ten bins of equal width over 0…1 that compare stated with observed probability.
public struct CalibrationBins: Sendable, Equatable {
  public struct Bin: Sendable, Equatable {
    /// Weight of the records in the bin.
    public fileprivate(set) var weight = 0.0
    fileprivate var scores = CompensatedSum()
    fileprivate var positives = CompensatedSum()

    /// `nil` in an empty bin.
    public var meanScore: Double? {
      Ratio.defined(scores.value, weight)
    }

    /// Share of records in truth positive (or right, for the top label); `nil` in an empty bin.
    public var positiveShare: Double? {
      Ratio.defined(positives.value, weight)
    }
  }

  /// From 0 to 1; a bin holds its lower edge, the last one both.
  public private(set) var bins = Array(repeating: Bin(), count: 10)

  public init() {}

  /// - Precondition: `score` lies within 0…1, `weight` is finite and positive.
  mutating func add(score: Double, isPositive: Bool, weight: Double) {
    let index = Swift.min(Int(score * Double(bins.count)), bins.count - 1)
    bins[index].weight += weight
    bins[index].scores.add(score * weight)
    if isPositive { bins[index].positives.add(weight) }
  }

  public mutating func merge(_ other: CalibrationBins) {
    for index in bins.indices {
      bins[index].weight += other.bins[index].weight
      bins[index].scores.merge(other.bins[index].scores)
      bins[index].positives.merge(other.bins[index].positives)
    }
  }

  /// Mean distance between stated and observed probability, weighted by the records of a bin.
  public var expectedCalibrationError: Double? {
    let distances = bins.reduce(0) { $0 + abs($1.scores.value - $1.positives.value) }
    return Ratio.defined(distances, bins.reduce(0) { $0 + $1.weight })
  }

  /// The distance in the worst bin.
  public var maximumCalibrationError: Double? {
    bins.compactMap { Ratio.defined(abs($0.scores.value - $0.positives.value), $0.weight) }.max()
  }
}
