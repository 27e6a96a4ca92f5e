/// A two-sample statistic as an entry of a list: what commands, help, the conformance suite and the benchmarks are made
/// from.
///
///     let samples = SamplePair.numbers(NumericPair(reference: [1, 2, 3], current: [7, 8, 9]))
///     try TwoSampleStatisticKind.kolmogorovSmirnov.compare(samples).statistic  // 1
public struct TwoSampleStatisticKind: Sendable {
  public enum Input: String, Sendable, CaseIterable {
    case numbers
    case categories
  }

  /// The name on the command line.
  public let id: String
  /// One line of help.
  public let summary: String
  /// What columns may hold.
  public let inputs: Set<Input>
  public let parameters: [ParameterDescription]
  /// Values that each window needs.
  public let minimumSize: Int
  /// Whether it has a p-value; else it is a distance with a threshold.
  public let isTest: Bool
  private let make: @Sendable ([String: String]) throws(ParameterError) -> Comparison

  /// - Parameter settings: by the names in `parameters`; what is not named has its default.
  /// - Returns: `nil` when the statistic does not look at such a column.
  public func compare(
    _ samples: SamplePair, settings: [String: String] = [:]
  ) throws(ParameterError) -> TwoSampleResult? {
    let comparison = try make(settings)
    return switch samples {
    case .numbers(let pair): comparison.numbers?(pair)
    case .categories(let counts): comparison.categories?(counts)
    }
  }

  public static func named(_ id: String) -> TwoSampleStatisticKind? {
    all.first { $0.id == id }
  }
}

/// One column in both windows.
public enum SamplePair: Sendable {
  case numbers(NumericPair)
  case categories(PairedCounts)

  public var input: TwoSampleStatisticKind.Input {
    switch self {
    case .numbers: .numbers
    case .categories: .categories
    }
  }
}

extension TwoSampleStatisticKind {
  init<Statistic: NumericStatistic>(id: String, summary: String, isTest: Bool, _ type: Statistic.Type) {
    self.init(id: id, summary: summary, inputs: [.numbers], isTest: isTest, type) { statistic in
      Comparison(numbers: statistic.compare, categories: nil)
    }
  }

  init<Statistic: CountStatistic>(id: String, summary: String, isTest: Bool, _ type: Statistic.Type) {
    self.init(id: id, summary: summary, inputs: [.categories], isTest: isTest, type) { statistic in
      Comparison(numbers: nil, categories: statistic.compare)
    }
  }

  init<Statistic: BinnedStatistic>(id: String, summary: String, isTest: Bool, _ type: Statistic.Type) {
    self.init(id: id, summary: summary, inputs: [.numbers, .categories], isTest: isTest, type) { statistic in
      Comparison(numbers: statistic.compare, categories: statistic.compare)
    }
  }

  private init<Statistic: TwoSampleStatistic>(
    id: String, summary: String, inputs: Set<Input>, isTest: Bool, _ type: Statistic.Type,
    _ comparison: @escaping @Sendable (Statistic) -> Comparison
  ) {
    self.id = id
    self.summary = summary
    self.inputs = inputs
    self.isTest = isTest
    parameters = Statistic.Parameters.descriptions
    minimumSize = Statistic.minimumSize
    make = { settings throws(ParameterError) in comparison(Statistic(try Statistic.Parameters(settings))) }
  }
}

/// A statistic with its settings, its type forgotten.
private struct Comparison: Sendable {
  var numbers: (@Sendable (NumericPair) -> TwoSampleResult)?
  var categories: (@Sendable (PairedCounts) -> TwoSampleResult)?
}
