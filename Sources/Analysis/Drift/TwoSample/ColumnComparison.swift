/// Everything that is said of one column: all statistics that look at such a column, and the sizes.
///
///     let column = ColumnComparison.numbers(reference: lastMonth, current: today)
///     column["kolmogorov-smirnov"]?.verdict
///
/// Each window is sorted or counted once for all statistics.
/// - Complexity: O(n + m), besides the exact tests of small windows.
public struct ColumnComparison: Sendable, Equatable {
  /// One statistic's answer.
  public struct Entry: Sendable, Equatable {
    /// The kind's name.
    public var id: String
    public var result: TwoSampleResult
  }

  /// Values and gaps of one window.
  public struct Window: Sendable, Equatable {
    /// Values that are not missing.
    public var count: Int
    public var missingCount: Int
    /// Values of `count` that are infinite.
    public var infiniteCount: Int

    public init(count: Int, missingCount: Int, infiniteCount: Int = 0) {
      self.count = count
      self.missingCount = missingCount
      self.infiniteCount = infiniteCount
    }
  }

  public let input: TwoSampleStatisticKind.Input
  public let reference: Window
  public let current: Window
  /// In the order of the list of kinds.
  public let results: [Entry]

  /// - Parameters:
  ///   - kinds: those that do not look at such a column are passed over.
  ///   - settings: of each kind, by its name.
  public init(
    _ samples: SamplePair, kinds: [TwoSampleStatisticKind] = TwoSampleStatisticKind.all,
    settings: [String: [String: String]] = [:]
  ) throws(ParameterError) {
    var results: [Entry] = []
    for kind in kinds {
      guard let result = try kind.compare(samples, settings: settings[kind.id] ?? [:]) else { continue }
      results.append(Entry(id: kind.id, result: result))
    }
    self.init(samples, results)
  }

  private init(_ samples: SamplePair, _ results: [Entry]) {
    input = samples.input
    self.results = results
    switch samples {
    case .numbers(let pair):
      reference = Window(pair.reference)
      current = Window(pair.current)
    case .categories(let counts):
      reference = Window(count: counts.referenceSize, missingCount: counts.referenceMissingCount)
      current = Window(count: counts.currentSize, missingCount: counts.currentMissingCount)
    }
  }

  public subscript(id: String) -> TwoSampleResult? {
    results.first { $0.id == id }?.result
  }
}

extension ColumnComparison {
  /// All statistics of numbers with their defaults; NaN is a missing value.
  public static func numbers(reference: [Double], current: [Double]) -> Self {
    Self(defaults: .numbers(NumericPair(reference: reference, current: current)))
  }

  /// All statistics of categories with their defaults, from codes that both windows share.
  public static func categories(reference: [UInt32], current: [UInt32]) -> Self {
    Self(defaults: .categories(PairedCounts(reference: reference, current: current)))
  }

  /// All statistics of categories with their defaults, from names; `nil` is a missing value.
  public static func categories(reference: [String?], current: [String?]) -> Self {
    Self(defaults: .categories(PairedCounts(reference: reference, current: current)))
  }

  private init(defaults samples: SamplePair) {
    self.init(
      samples,
      TwoSampleStatisticKind.all.compactMap { kind in
        // Without settings there is none to refuse.
        (try? kind.compare(samples)).flatMap { $0 }.map { Entry(id: kind.id, result: $0) }
      })
  }
}

extension ColumnComparison.Window {
  fileprivate init(_ sample: NumericSample) {
    self.init(count: sample.count, missingCount: sample.missingCount, infiniteCount: sample.infiniteCount)
  }
}
