/// What a statistic is between windows that differ by chance alone: the values of both, dealt anew at random.
///
/// Stands in for asymptotic distributions where a window is small. Shuffles are seeded, so the same windows always give
/// the same quantile. Beyond what the shuffles themselves have shown, the tail is that of a gamma distribution with their
/// mean and variance, and never below the largest of the hundredth that was seen.
/// - Complexity: O(shuffles · (n + m)).
struct ShuffledWindows {
  /// Windows with more values than this are left to the asymptotic distributions.
  static let sizeLimit = 200
  private static let shuffleCount = 199

  private var sorted: [Double] = []

  /// - Parameter statistic: of two windows of the same sizes.
  init(_ pair: NumericPair, statistic: (SampleMerge) -> Double) {
    let (reference, current) = (pair.reference.sorted, pair.current.sorted)
    var values = reference + current
    RadixSort.sort(&values)
    var generator = SplitMix64(seed: 0)
    var isCurrent = [Bool](repeating: false, count: values.count)
    for _ in 0..<Self.shuffleCount {
      isCurrent.mark(current.count, using: &generator)
      var parts: (reference: [Double], current: [Double]) = ([], [])
      parts.reference.reserveCapacity(reference.count)
      parts.current.reserveCapacity(current.count)
      for (value, belongs) in zip(values, isCurrent) {
        if belongs { parts.current.append(value) } else { parts.reference.append(value) }
      }
      sorted.append(statistic(SampleMerge(parts.reference, parts.current)))
    }
    RadixSort.sort(&sorted)
  }

  /// - Parameter statistic: of counts with the same sizes and sums.
  init(_ counts: PairedCounts, statistic: (PairedCounts) -> Double) {
    let pooled = zip(counts.reference, counts.current).map { $0 + $1 }
    let category = pooled.indices.flatMap { Array(repeating: $0, count: pooled[$0]) }
    let size = min(counts.referenceSize, counts.currentSize)
    var generator = SplitMix64(seed: 0)
    var places = Array(category.indices)
    for _ in 0..<Self.shuffleCount {
      var drawn = [Int](repeating: 0, count: pooled.count)
      for place in 0..<size {
        places.swapAt(place, place + generator.index(below: places.count - place))
        drawn[category[places[place]]] += 1
      }
      let rest = zip(pooled, drawn).map { $0 - $1 }
      let isReference = size == counts.referenceSize
      sorted.append(
        statistic(PairedCounts(reference: isReference ? drawn : rest, current: isReference ? rest : drawn)))
    }
    RadixSort.sort(&sorted)
  }

  /// What is exceeded with a chance of `alpha`; `nil` where a statistic was not finite.
  func quantile(_ alpha: Double) -> Double? {
    guard let largest = sorted.last, largest.isFinite, sorted.allSatisfy(\.isFinite) else { return nil }
    let seen = sorted[Int((Double(sorted.count + 1) * (1 - alpha)).rounded(.up)).clamped(to: 1...sorted.count) - 1]
    guard alpha * Double(sorted.count + 1) < 10 else { return seen }
    let mean = sorted.reduce(0, +) / Double(sorted.count)
    let variance = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sorted.count)
    let hundredth = sorted[sorted.count - sorted.count / 100 - 1]
    guard variance > 0, mean > 0 else { return largest }
    let (shape, scale) = (mean * mean / variance, variance / mean)
    guard shape.isFinite, scale.isFinite, shape > 0, scale > 0 else { return largest }
    return max(GammaDistribution(shape: shape, scale: scale).criticalValue(alpha) ?? largest, hundredth)
  }
}

extension SampleSizes {
  /// Whether asymptotic distributions cannot be trusted.
  var areSmall: Bool { Swift.min(reference, current) <= ShuffledWindows.sizeLimit }
}

extension [Bool] {
  /// Sets so many elements, chosen at random, and clears the others.
  fileprivate mutating func mark(_ wanted: Int, using generator: inout SplitMix64) {
    var left = wanted
    for place in indices {
      self[place] = left > 0 && generator.index(below: count - place) < left
      if self[place] { left -= 1 }
    }
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
