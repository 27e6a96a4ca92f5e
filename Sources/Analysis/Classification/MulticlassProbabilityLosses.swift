/// How far the stated probabilities of all classes lie from what happened.
///
///     var losses = MulticlassProbabilityLosses(classCount: 3)
///     [0.5, 0.3, 0.2].withUnsafeBufferPointer { losses.add(probabilities: $0, actual: 1) }
///     losses.topAccuracy(2)  // 1
///
/// Streams and merges. A row that holds NaN, or whose weight is not a positive finite number, is left out. Where a
/// row holds a number outside 0…1 or nothing but zeros it is counted in `outOfRangeCount`, and from then on every
/// figure but the top-k accuracies is `nil`.
public struct MulticlassProbabilityLosses: Sendable, Equatable {
  public let classCount: Int
  /// Whether the log loss divides a row by its sum; scikit-learn 1.9 takes rows as they are.
  public let normalizesRows: Bool
  public private(set) var outOfRangeCount = 0
  private var weight = CompensatedSum()
  private var likelihood = LikelihoodProduct()
  private var squares = CompensatedSum()
  private var bins: CalibrationBins
  private var weightByRank: [CompensatedSum]

  /// - Parameters:
  ///   - normalizesRows: matters for probabilities that were rounded when they were logged.
  ///   - binCount: of the calibration error's bins of equal width, at least 1.
  public init(classCount: Int, normalizesRows: Bool = true, binCount: Int = 10) {
    self.classCount = classCount
    self.normalizesRows = normalizesRows
    bins = CalibrationBins(count: binCount)
    weightByRank = Array(repeating: CompensatedSum(), count: classCount)
  }

  /// - Precondition: `probabilities` holds `classCount` numbers and `actual` is one of their indices.
  public mutating func add(probabilities: UnsafeBufferPointer<Double>, actual: Int, weight share: Double = 1) {
    precondition(probabilities.count == classCount, "a row has one probability a class")
    precondition(probabilities.indices.contains(actual), "an actual class lies outside the row")
    guard share > 0, share < .infinity else { return }
    let row = RowSummary(probabilities, actual: actual)
    guard !row.holdsNaN else { return }
    weight.add(share)
    weightByRank[row.rankOfActual].add(share)
    guard row.isInRange else {
      outOfRangeCount += 1
      return
    }
    let probability = probabilities[actual]
    likelihood.multiply(by: normalizesRows ? Swift.min(probability / row.sum, 1) : probability, weight: share)
    // Σ(p − y)² with y = 1 for the actual class alone.
    let miss = 1 - probability
    squares.add((row.squaresOfOthers + miss * miss) * share)
    bins.add(score: probabilities[row.top], isPositive: row.top == actual, weight: share)
  }

  /// - Precondition: both count the same classes in the same way.
  public mutating func merge(_ other: MulticlassProbabilityLosses) {
    precondition(
      other.classCount == classCount && other.normalizesRows == normalizesRows,
      "only losses over the same classes can be merged")
    outOfRangeCount += other.outOfRangeCount
    weight.merge(other.weight)
    likelihood.merge(other.likelihood)
    squares.merge(other.squares)
    bins.merge(other.bins)
    for rank in weightByRank.indices { weightByRank[rank].merge(other.weightByRank[rank]) }
  }

  /// Mean of −ln of the probability given to the actual class, clipped to within 2⁻⁵² of 0 and 1.
  public var logLoss: Double? {
    meanInRange(-likelihood.logarithm)
  }

  /// Mean over records of the squared differences summed over classes; rows are taken as they are.
  public var brier: Double? {
    meanInRange(squares.value)
  }

  /// Over bins of the largest probability of a row; of equal ones the first counts, as numpy's argmax does.
  public var topLabelCalibrationError: Double? {
    reliability?.expectedCalibrationError
  }

  public var reliability: CalibrationBins? {
    outOfRangeCount == 0 && weight.value > 0 ? bins : nil
  }

  /// Share of records whose actual class is among the `count` most probable.
  ///
  /// Of equal probabilities the later class ranks higher, as in scikit-learn's `top_k_accuracy_score`.
  /// - Parameter count: from 1 on, else the result is `nil`; it is 1 when all classes count.
  public func topAccuracy(_ count: Int) -> Double? {
    guard count > 0 else { return nil }
    var hits = CompensatedSum()
    for rank in weightByRank.prefix(count) { hits.merge(rank) }
    return Ratio.defined(hits.value, weight.value)
  }

  private func meanInRange(_ sum: Double) -> Double? {
    outOfRangeCount == 0 ? Ratio.defined(sum, weight.value) : nil
  }
}

/// What one pass over a row finds.
private struct RowSummary {
  private(set) var holdsNaN = false
  private(set) var isInRange = true
  private(set) var sum = 0.0
  private(set) var squaresOfOthers = 0.0
  private(set) var top = 0
  private(set) var rankOfActual = 0

  init(_ row: UnsafeBufferPointer<Double>, actual: Int) {
    let own = row[actual]
    for index in row.indices {
      let value = row[index]
      holdsNaN = holdsNaN || value.isNaN
      isInRange = isInRange && value >= 0 && value <= 1
      sum += value
      if index != actual { squaresOfOthers += value * value }
      if value > row[top] { top = index }
      if value > own || (value == own && index > actual) { rankOfActual += 1 }
    }
    isInRange = isInRange && sum > 0
  }
}
