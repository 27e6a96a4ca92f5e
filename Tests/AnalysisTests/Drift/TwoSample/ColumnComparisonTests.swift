import Analysis
import Testing

@Suite struct ColumnComparisonTests {
  @Test func namesAllStatisticsOfNumbersInTheListsOrder() {
    let column = ColumnComparison.numbers(reference: [1, 2, .nan, .infinity], current: [3, .nan, .nan])
    #expect(column.input == .numbers)
    #expect(column.reference == ColumnComparison.Window(count: 3, missingCount: 1, infiniteCount: 1))
    #expect(column.current == ColumnComparison.Window(count: 1, missingCount: 2))
    #expect(
      column.results.map(\.id) == TwoSampleStatisticKind.all.filter { $0.inputs.contains(.numbers) }.map(\.id))
    #expect(column["psi"]?.verdict == .insufficientData(need: 10))
    #expect(isClose(column["kolmogorov-smirnov"]?.statistic, 2.0 / 3))
    #expect(column["chi-squared"] == nil)
  }

  @Test func namesAllStatisticsOfCategoriesInTheListsOrder() {
    let column = ColumnComparison.categories(reference: ["b", nil, "a"], current: [nil, nil, "c"])
    #expect(column.input == .categories)
    #expect(column.reference == ColumnComparison.Window(count: 2, missingCount: 1))
    #expect(column.current == ColumnComparison.Window(count: 1, missingCount: 2))
    #expect(
      column.results.map(\.id) == TwoSampleStatisticKind.all.filter { $0.inputs.contains(.categories) }.map(\.id))
  }

  @Test func codesAndNamesAreTheSame() {
    let names = ["amber", "blue", "green"]
    let reference: [UInt32] = (0..<40).map { UInt32($0 % 3) } + [PairedCounts.missingCode]
    let current: [UInt32] = (0..<30).map { UInt32($0 % 2) }
    func named(_ codes: [UInt32]) -> [String?] {
      codes.map { $0 == PairedCounts.missingCode ? nil : names[Int($0)] }
    }
    #expect(
      ColumnComparison.categories(reference: reference, current: current)
        == ColumnComparison.categories(reference: named(reference), current: named(current)))
  }

  @Test func takesSettingsByKind() throws {
    let samples = SamplePair.numbers(
      NumericPair(reference: (0..<100).map(Double.init), current: (0..<100).map { Double($0) + 9 }))
    let strict = try ColumnComparison(
      samples, kinds: [.kolmogorovSmirnov, .chiSquared], settings: ["kolmogorov-smirnov": ["alpha": "0.9999"]])
    #expect(strict.results.map(\.id) == ["kolmogorov-smirnov"])
    #expect(strict["kolmogorov-smirnov"]?.verdict == .drift)
    #expect(try ColumnComparison(samples)["kolmogorov-smirnov"]?.verdict == .stable)
    #expect(throws: ParameterError.self) {
      try ColumnComparison(samples, settings: ["psi": ["bins": "none_such"]])
    }
  }
}
