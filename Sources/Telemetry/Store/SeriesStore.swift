/// Number of a series in its store.
public struct SeriesID: Hashable, Sendable {
  public var index: UInt32

  public init(index: UInt32) {
    self.index = index
  }
}

/// All series of the program in memory, found by their labels.
public struct SeriesStore: Sendable {
  /// How much is kept.
  public struct Limits: Sendable, Equatable {
    public var retention: Duration
    public var memoryBytes: Int

    public init(retention: Duration = .seconds(86_400), memoryBytes: Int = 512 << 20) {
      self.retention = retention
      self.memoryBytes = memoryBytes
    }
  }

  public let limits: Limits
  private var identities: [Labels: SeriesID] = [:]
  private var allLabels: [Labels] = []
  private var allSamples: [[Sample]] = []

  public init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// The series with these labels, made when there is none.
  public mutating func series(_ labels: Labels) -> SeriesID {
    if let known = identities[labels] { return known }
    let id = SeriesID(index: UInt32(allLabels.count))
    identities[labels] = id
    allLabels.append(labels)
    allSamples.append([])
    return id
  }

  /// Adds a sample; one that is not newer than the last of its series is refused.
  @discardableResult
  public mutating func append(_ sample: Sample, to series: SeriesID) -> Bool {
    let index = Int(series.index)
    if let last = allSamples[index].last, last.milliseconds >= sample.milliseconds { return false }
    allSamples[index].append(sample)
    return true
  }

  public func labels(of series: SeriesID) -> Labels {
    allLabels[Int(series.index)]
  }

  public func lastSample(of series: SeriesID) -> Sample? {
    allSamples[Int(series.index)].last
  }

  /// The samples of a series with `start` ≤ time ≤ `end`, staleness markers among them.
  public func samples(of series: SeriesID, from start: Int64, through end: Int64) -> [Sample] {
    allSamples[Int(series.index)].filter { $0.milliseconds >= start && $0.milliseconds <= end }
  }

  /// The series that all matchers accept, in the order in which they came.
  public func select(_ matchers: [LabelMatcher]) -> [SeriesID] {
    allLabels.indices.filter { index in
      matchers.allSatisfy { $0.accepts(allLabels[index][$0.name] ?? "") }
    }.map { SeriesID(index: UInt32($0)) }
  }

  /// The names of all metrics that have a series, sorted by their bytes.
  public var metricNames: [String] {
    Set(allLabels.map(\.metricName)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  public var seriesCount: Int { allLabels.count }
}
