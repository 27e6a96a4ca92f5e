internal import Analysis
internal import TestSupport

/// Evidently's default statistic with the reference prepared once.
struct EvidentlyPeer {
  private let numbers: NumericSample?
  private let counts: [Int]

  init(_ population: Population, _ reference: [Double]) {
    numbers = population.isNumeric ? NumericSample(reference) : nil
    counts = population.isNumeric ? [] : Self.counts(reference)
  }

  func finding(_ values: ArraySlice<Double>) -> EvidentlyDefault {
    if let numbers { return EvidentlyDefault(reference: numbers, current: Array(values)) }
    let current = Self.counts(values)
    let length = Swift.max(counts.count, current.count)
    return EvidentlyDefault(
      PairedCounts(reference: counts.padded(to: length), current: current.padded(to: length)))
  }

  private static func counts(_ values: some Sequence<Double>) -> [Int] {
    values.reduce(into: []) { counts, value in
      while counts.count <= Int(value) { counts.append(0) }
      counts[Int(value)] += 1
    }
  }
}

extension [Int] {
  fileprivate func padded(to count: Int) -> [Int] { self + repeatElement(0, count: count - self.count) }
}
