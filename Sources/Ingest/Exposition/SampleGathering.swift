public import Telemetry

/// Gathers the samples of expositions and scrapes, in whatever order they come, into a store to be queried.
///
///     var samples = SampleGathering()
///     try samples.read(Array("up 1 1772323200000\n".utf8), format: .text)
///     let store = samples.store(untimedAt: 1_772_323_200_000)
///
/// Times are milliseconds since 1970. A sample without a time gets one at the end. Of samples of one series at one time
/// the first counts. Types, help texts and exemplars are passed over.
public struct SampleGathering {
  /// The newest time that a sample itself carries; `nil` when none does.
  public private(set) var newestMilliseconds: Int64?
  /// Samples left out since their own time lies before 1970 or after 2261.
  public private(set) var outOfTimeCount = 0

  private var gathered = SeriesStore()
  /// What came after a newer sample of its series, or with it.
  private var late: [SeriesID: [Sample]] = [:]
  private var untimed: [(series: SeriesID, value: Double)] = []
  private var references: [ScrapeReference: SeriesID] = [:]

  private static let times: ClosedRange<Int64> = 0...9_214_646_400_000

  private struct ScrapeReference: Hashable {
    var target: Int
    var reference: UInt32
  }

  public init() {}

  /// Adds a whole exposition.
  ///
  /// - Throws: ``ExpositionError`` at the first line that a scrape would fail for; what stood before it is added.
  /// - Complexity: O(n); a sample takes some 2 bytes once it is in.
  public mutating func read(_ bytes: [UInt8], format: ExpositionFormat) throws(ExpositionError) {
    try bytes.withUnsafeBufferPointer { buffer throws(ExpositionError) in
      try read(buffer, format)
    }
  }

  /// Adds a scrape.
  ///
  /// - Precondition: all batches of a target come, in their order.
  public mutating func take(_ batch: ScrapeBatch) {
    for definition in batch.definitions {
      let place = ScrapeReference(target: batch.target, reference: definition.reference)
      references[place] = gathered.series(definition.labels)
    }
    for sample in batch.samples {
      let place = ScrapeReference(target: batch.target, reference: sample.reference)
      guard let series = references[place] else { continue }
      add(Sample(milliseconds: sample.milliseconds, value: sample.value), to: series)
    }
  }

  /// All that was gathered.
  ///
  /// - Parameter milliseconds: when those samples were taken that do not say it.
  /// - Complexity: O(1) unless samples came out of order, then O(samples).
  public consuming func store(untimedAt milliseconds: Int64) -> SeriesStore {
    for sample in untimed { add(Sample(milliseconds: milliseconds, value: sample.value), to: sample.series) }
    return late.isEmpty ? gathered : inOrder()
  }

  private mutating func read(
    _ buffer: UnsafeBufferPointer<UInt8>, _ format: ExpositionFormat
  ) throws(ExpositionError) {
    var parser = ExpositionParser(buffer, format: format)
    let hash = SeriesTextHash(key: .random(in: 0 ... .max))
    var known: [UInt64: SeriesID] = [:]
    while let entry = try parser.next() {
      guard case .sample(let sample) = entry else { continue }
      let text = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[sample.series])
      let key = hash(text)
      let series: SeriesID
      if let found = known[key] {
        series = found
      } else {
        series = gathered.series(try parser.checkedLabels())
        known[key] = series
      }
      guard let milliseconds = sample.milliseconds else {
        untimed.append((series, sample.value))
        continue
      }
      guard Self.times.contains(milliseconds) else {
        outOfTimeCount += 1
        continue
      }
      newestMilliseconds = max(newestMilliseconds ?? milliseconds, milliseconds)
      add(Sample(milliseconds: milliseconds, value: sample.value), to: series)
    }
  }

  private mutating func add(_ sample: Sample, to series: SeriesID) {
    if !gathered.append(sample, to: series) { late[series, default: []].append(sample) }
  }

  /// The store takes samples in the order of time only, so it is written anew.
  private func inOrder() -> SeriesStore {
    var ordered = SeriesStore()
    for series in gathered.select([]) {
      let place = ordered.series(gathered.labels(of: series))
      var samples = gathered.samples(of: series, from: .min, through: .max)
      if let more = late[series] {
        // Stable, and what came first stands first.
        samples = (samples + more).sorted { $0.milliseconds < $1.milliseconds }
      }
      for sample in samples { ordered.append(sample, to: place) }
    }
    return ordered
  }
}

extension ExpositionParser {
  /// The labels of the sample that came last.
  ///
  /// - Throws: ``ExpositionError`` when a name stands twice, for which Prometheus fails a scrape.
  fileprivate func checkedLabels() throws(ExpositionError) -> Labels {
    guard let name = repeatedLabelName() else { return labels() }
    var counter = LineCounter()
    throw ExpositionError(
      reason: "the label \(name) stands twice in a series", at: entryStart, in: bytes, &counter)
  }
}
