internal import Analysis

extension BenchmarkCase {
  /// The pair of c03_ks_scipy.sh: each figure with its own sorting, as there, and all of them after one.
  static let kolmogorovSmirnov = BenchmarkCase(
    id: "ks", summary: "Kolmogorov–Smirnov, Wasserstein and PSI of a million against a million"
  ) { input in
    let reference = try input.array("ks_a.npy")?.values ?? normal(input.rowLimit ?? 1_000_000, seed: 1)
    let current = try input.array("ks_b.npy")?.values ?? normal(input.rowLimit ?? 1_000_000, seed: 2, shift: 0.01)
    let test = try Stopwatch.time {
      try figure(.kolmogorovSmirnov, reference, current, ["method": "asymptotic"])
    }
    let distance = try Stopwatch.time { try figure(.wasserstein, reference, current, ["scaling": "none"]) }
    let index = try Stopwatch.time { try figure(.psi, reference, current, ["smoothing": "none"]) }
    let sorting = Stopwatch.time { (NumericSample(reference), NumericSample(current)) }
    let all = Stopwatch.time { ColumnComparison.numbers(reference: reference, current: current) }
    // Unlike sizes that are far apart take the longest way to an exact p-value.
    let exact = try Stopwatch.time {
      try figure(.kolmogorovSmirnov, Array(reference.prefix(10_000)), current.prefix(9_999).map { $0 + 0.5 }, [:])
    }
    return [
      "ks_s": test.seconds, "wasserstein_s": distance.seconds, "psi_s": index.seconds, "sort_s": sorting.seconds,
      "all_s": all.seconds, "exact_10k_s": exact.seconds,
      "D": test.result?.statistic ?? .nan, "p": test.result?.pValue ?? .nan,
      "W": distance.result?.statistic ?? .nan, "psi": index.result?.statistic ?? .nan,
    ]
  }

  private static func figure(
    _ kind: TwoSampleStatisticKind, _ reference: [Double], _ current: [Double], _ settings: [String: String]
  ) throws -> TwoSampleResult? {
    try kind.compare(.numbers(NumericPair(reference: reference, current: current)), settings: settings)
  }

  private static func normal(_ count: Int, seed: UInt64, shift: Double = 0) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in generator.standardNormal() + shift }
  }
}
