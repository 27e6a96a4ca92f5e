internal import Analysis

extension BenchmarkCase {
  /// A table as in c08_evidently_drift.sh: 14 columns of numbers and 6 of categories, 100,000 rows against as many.
  static let comparison = BenchmarkCase(
    id: "compare", summary: "All two-sample statistics of 20 columns of 100,000 rows against as many"
  ) { input in
    let rows = input.rowLimit ?? 100_000
    var generator = SplitMix64(seed: 8)
    let measured = (0..<14).map { number in
      (0..<2).map { window in column(rows, number, shift: Double(window) * 0.02, &generator) }
    }
    let categories = (0..<6).map { column in
      (0..<2).map { _ in (0..<rows).map { _ in UInt32(generator.index(below: 4 + 3 * column)) } }
    }
    let whole = Stopwatch.time {
      measured.map { ColumnComparison.numbers(reference: $0[0], current: $0[1]) }
        + categories.map { ColumnComparison.categories(reference: $0[0], current: $0[1]) }
    }
    let drifts = whole.result.flatMap(\.results).filter { $0.result.verdict == .drift }.count
    var figures = ["all_s": whole.seconds, "drifts": Double(drifts)]
    let sorted = Stopwatch.time {
      measured.map { (NumericSample($0[0]), NumericSample($0[1])) }
    }
    figures["sort_s"] = sorted.seconds
    let merged = Stopwatch.time {
      sorted.result.map { SamplePair.numbers(NumericPair(reference: $0.0, current: $0.1)) }
    }
    figures["merge_s"] = merged.seconds
    let counted = Stopwatch.time {
      categories.map { SamplePair.categories(PairedCounts(reference: $0[0], current: $0[1])) }
    }
    figures["count_s"] = counted.seconds
    for kind in TwoSampleStatisticKind.all {
      figures["\(kind.id)_s"] = try Stopwatch.time {
        for samples in merged.result + counted.result { _ = try kind.compare(samples) }
      }.seconds
    }
    return figures
  }

  /// Every third column has ties.
  private static func column(
    _ count: Int, _ number: Int, shift: Double, _ generator: inout SplitMix64
  ) -> [Double] {
    (0..<count).map { _ in
      let value = generator.uniform() + generator.uniform() + shift
      return number % 3 == 0 ? (value * 100).rounded() : value
    }
  }
}
