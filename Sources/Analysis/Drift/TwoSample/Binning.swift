internal import Glibc

/// How numbers are put into bins before their frequencies are compared.
public struct Binning: Sendable, Equatable {
  public enum Rule: String, Sendable, Equatable, Codable, CaseIterable {
    /// Between quantiles of the reference, so that its bins are about equally full. Outliers move no edge.
    case quantiles
    /// Of equal width over both windows.
    case equalWidth = "equal_width"
    /// Of equal width over both windows, as many as Sturges' rule says for both together; at most 20 distinct reference
    /// values are categories instead. Evidently's rule.
    case sturges
    /// Of equal width over the reference, as many as Doane's rule says, and one bin for all outside. NannyML's rule.
    case doane
  }

  public var rule: Rule
  /// How many, for `quantiles` and `equalWidth`; the other rules find their own number.
  public var count: Int

  /// - Precondition: `count` is positive.
  public init(_ rule: Rule = .quantiles, count: Int = 10) {
    precondition(count > 0, "there is at least one bin")
    self.rule = rule
    self.count = count
  }

  /// The frequencies of both windows; bins that are empty in both are left out.
  ///
  /// A bin holds its lower edge and not its upper one, the last bin holds both. Infinities fall into the outermost
  /// bins.
  /// - Complexity: O(bins · log n), or O(n) where distinct values are the bins.
  public func counts(of pair: NumericPair) -> PairedCounts {
    let (reference, current) = (pair.reference, pair.current)
    switch rule {
    case .quantiles:
      return Self.counts(of: pair, inner: quantiles(of: reference))
    case .equalWidth:
      return Self.counts(of: pair, inner: Edges(pair)?.inner(bins: count) ?? [])
    case .sturges:
      guard reference.hasMoreDistinctValues(than: 20) else { return Self.distinctCounts(of: pair) }
      let bins = (log2(Double(reference.count + current.count)) + 1).rounded(.up)
      return Self.counts(of: pair, inner: Edges(pair)?.inner(bins: Int(bins)) ?? [])
    case .doane:
      guard let edges = Edges(reference.finite) else { return Self.counts(of: pair, inner: []) }
      return Self.countsWithOutside(of: pair, edges: edges, bins: Self.doaneCount(reference))
    }
  }

  /// Edges between the bins without the outermost, ascending, none twice.
  private func quantiles(of sample: NumericSample) -> [Double] {
    var edges: [Double] = []
    for index in 1..<Swift.max(count, 1) {
      guard let edge = sample.sorted.sortedQuantile(Double(index) / Double(count)), edge.isFinite else { continue }
      if edge != edges.last { edges.append(edge) }
    }
    return edges
  }

  private static func counts(of pair: NumericPair, inner edges: [Double]) -> PairedCounts {
    PairedCounts(
      reference: pair.reference.sorted.counts(between: edges), current: pair.current.sorted.counts(between: edges),
      referenceMissing: pair.reference.missingCount, currentMissing: pair.current.missingCount)
  }

  private static func countsWithOutside(of pair: NumericPair, edges: Edges, bins: Int) -> PairedCounts {
    let inner = edges.inner(bins: bins)
    func counts(_ sample: NumericSample) -> [Int] {
      let below = sample.sorted.rank(below: edges.low)
      let end = sample.sorted.rank(atOrBelow: edges.high)
      return sample.sorted[below..<end].counts(between: inner) + [sample.count - (end - below)]
    }
    return PairedCounts(
      reference: counts(pair.reference), current: counts(pair.current),
      referenceMissing: pair.reference.missingCount, currentMissing: pair.current.missingCount)
  }

  private static func distinctCounts(of pair: NumericPair) -> PairedCounts {
    let (reference, current) = (pair.reference.sorted, pair.current.sorted)
    var counts: (reference: [Int], current: [Int]) = ([], [])
    var (i, j) = (0, 0)
    while i < reference.count || j < current.count {
      let value = Swift.min(i < reference.count ? reference[i] : .infinity, j < current.count ? current[j] : .infinity)
      let (start, otherStart) = (i, j)
      while i < reference.count, reference[i] == value { i += 1 }
      while j < current.count, current[j] == value { j += 1 }
      counts.reference.append(i - start)
      counts.current.append(j - otherStart)
    }
    return PairedCounts(
      reference: counts.reference, current: counts.current, referenceMissing: pair.reference.missingCount,
      currentMissing: pair.current.missingCount)
  }

  /// - Reference: Doane, "Aesthetic frequency classifications", doi:10.2307/2683757, as numpy has it.
  private static func doaneCount(_ sample: NumericSample) -> Int {
    let n = Double(sample.finite.count)
    guard n > 2, let deviation = sample.deviation, deviation > 0 else { return 1 }
    let mean = sample.finite.reduce(0) { $0 + $1 / n }
    let skewness = sample.finite.reduce(0) { sum, value in
      let standard = (value - mean) / deviation
      return sum + standard * standard * standard
    }
    let spread = (6 * (n - 2) / ((n + 1) * (n + 3))).squareRoot()
    let bins = (1 + log2(n) + log2(1 + abs(skewness / n) / spread)).rounded(.up)
    return bins.isFinite ? Int(bins) : 1
  }
}

/// The outermost edges of bins of equal width.
private struct Edges {
  var low: Double
  var high: Double

  /// - Returns: `nil` without a finite value, or where the width is beyond the largest double.
  init?(_ ascending: ArraySlice<Double>) {
    self.init(ascending.first, ascending.last)
  }

  init?(_ pair: NumericPair) {
    let (reference, current) = (pair.reference.finite, pair.current.finite)
    self.init(
      [reference.first, current.first].compactMap { $0 }.min(), [reference.last, current.last].compactMap { $0 }.max())
  }

  private init?(_ low: Double?, _ high: Double?) {
    guard let low, let high, (high - low).isFinite else { return nil }
    // A single value has half a unit on either side, as numpy does it.
    self.low = low == high ? low - 0.5 : low
    self.high = low == high ? high + 0.5 : high
  }

  func inner(bins: Int) -> [Double] {
    let step = (high - low) / Double(bins)
    return (1..<Swift.max(bins, 1)).map { low + Double($0) * step }
  }
}

extension RandomAccessCollection<Double> where Index == Int {
  /// How many values of an ascending collection fall before, between and behind ascending edges.
  fileprivate func counts(between edges: [Double]) -> [Int] {
    var counts: [Int] = []
    var start = 0
    for edge in edges {
      let end = rank(below: edge)
      counts.append(end - start)
      start = end
    }
    return counts + [count - start]
  }
}

extension NumericSample {
  fileprivate func hasMoreDistinctValues(than limit: Int) -> Bool {
    var rank = 0
    for _ in 0...limit {
      guard rank < count else { return false }
      rank = sorted.rank(atOrBelow: sorted[rank])
    }
    return true
  }
}
