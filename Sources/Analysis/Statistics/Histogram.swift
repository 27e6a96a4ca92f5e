/// Counts of a stream of numbers between fixed edges.
///
///     var histogram = Histogram(edges: [0, 1, 2])
///     for value in [0.5, 1, 2, 7] { histogram.add(value) }
///     histogram.counts  // [1, 2]
///
/// A bin holds its lower edge, the last one both, as numpy's. What lies outside is counted on its side, NaN in
/// `missingCount`. Parts over the same edges merge and can be removed again; counts are whole and exact.
/// - Complexity: O(log bins) an update.
public struct Histogram: Sendable, Equatable {
  public let edges: [Double]
  /// One fewer than `edges`.
  public private(set) var counts: [Int]
  public private(set) var belowCount = 0
  public private(set) var aboveCount = 0
  public private(set) var missingCount = 0

  /// - Precondition: there are at least two edges, each above the one before.
  public init(edges: [Double]) {
    precondition(
      edges.count > 1 && zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 },
      "a histogram needs at least two edges, each above the one before")
    self.edges = edges
    counts = Array(repeating: 0, count: edges.count - 1)
  }

  /// Values between the outermost edges.
  public var insideCount: Int {
    counts.reduce(0, +)
  }

  public mutating func add(_ value: Double) {
    let place = edges.rank(atOrBelow: value)
    if value.isNaN {
      missingCount += 1
    } else if place == 0 {
      belowCount += 1
    } else if place < edges.count {
      counts[place - 1] += 1
    } else if value == edges[edges.count - 1] {
      counts[counts.count - 1] += 1
    } else {
      aboveCount += 1
    }
  }

  /// - Precondition: both have the same edges.
  public mutating func merge(_ other: Histogram) {
    combine(other, by: +)
  }

  /// Takes out a part that was merged or added before.
  ///
  /// - Precondition: both have the same edges, and all values of `part` are in here.
  public mutating func remove(_ part: Histogram) {
    combine(part, by: -)
    precondition(
      Swift.min(belowCount, aboveCount, missingCount) >= 0 && counts.allSatisfy { $0 >= 0 },
      "only values that were added can be removed")
  }

  private mutating func combine(_ other: Histogram, by operation: (Int, Int) -> Int) {
    precondition(other.edges == edges, "only histograms over the same edges can be combined")
    for index in counts.indices { counts[index] = operation(counts[index], other.counts[index]) }
    belowCount = operation(belowCount, other.belowCount)
    aboveCount = operation(aboveCount, other.aboveCount)
    missingCount = operation(missingCount, other.missingCount)
  }
}
