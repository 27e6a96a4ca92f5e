internal import Telemetry

/// Turns what a target answered into a batch, with the rules of Prometheus: labels of the target, relabelling, limits,
/// staleness, and the series about the scrape itself.
///
/// A value that holds what the last scrape had; one a target.
struct ScrapeAssembly {
  private let target: ScrapeTarget
  private let number: Int
  private var cache = ScrapeSeriesCache()
  private let hash: SeriesTextHash
  private var metadata = ScrapeMetadata()
  private var report: ScrapeReport
  /// Whether the series of the last scrape have already been marked as stale.
  private var isMarkedStale = true
  private var failedSince: Timestamp?

  /// After so long a silence every series is defined anew, since its store may have let it go.
  private static let longSilence = Duration.seconds(3_600)

  init(target: ScrapeTarget, number: Int, hashKey: UInt64) {
    self.target = target
    self.number = number
    hash = SeriesTextHash(key: hashKey)
    report = ScrapeReport(labels: target.labels)
  }

  /// What a scrape is made of.
  struct Answer {
    var body: [UInt8]
    var format: ExpositionFormat
    var time: Timestamp
    var duration: Duration
  }

  /// Reads an answer; the batch has the counts in its health, whose state the caller sets.
  ///
  /// - Throws: a sentence why the scrape counts as failed; what the assembly knows is then as before.
  mutating func batch(from answer: Answer, health: TargetHealth) throws(ScrapeFailure) -> ScrapeBatch {
    var batch = ScrapeBatch(target: number, health: health, time: answer.time)
    if let failedSince, answer.time - failedSince > Self.longSilence { batch.forgotten = cache.forgetAll() }
    let entryCount = cache.entries.count
    do {
      try read(answer, into: &batch)
    } catch {
      cache.abandonScrape(addedSince: entryCount)
      throw error
    }
    markGone(in: &batch)
    batch.health.bodyBytes = answer.body.count
    batch.health.state = .up
    report.add(to: &batch, isUp: true, duration: answer.duration)
    isMarkedStale = false
    failedSince = nil
    return batch
  }

  /// A scrape that failed: everything that the target had becomes stale, and `up` is 0.
  mutating func failure(at time: Timestamp, duration: Duration, health: TargetHealth) -> ScrapeBatch {
    var batch = ScrapeBatch(target: number, health: health, time: time)
    batch.health.sampleCount = 0
    batch.health.keptCount = 0
    batch.health.addedCount = 0
    if failedSince == nil { failedSince = time }
    markAll(in: &batch)
    report.add(to: &batch, isUp: false, duration: duration)
    return batch
  }

  /// The target is no longer scraped: all it had is stale, `up` and its companions too.
  mutating func end(at time: Timestamp, health: TargetHealth) -> ScrapeBatch {
    var batch = ScrapeBatch(target: number, health: health, time: time)
    markAll(in: &batch)
    report.addStale(to: &batch)
    batch.isLast = true
    return batch
  }

  // MARK: Reading

  private mutating func read(_ answer: Answer, into batch: inout ScrapeBatch) throws(ScrapeFailure) {
    cache.beginScrape()
    batch.samples.reserveCapacity(cache.entries.count + ScrapeReport.count)
    var counts = Counts()
    let failure: ScrapeFailure? = answer.body.withUnsafeBufferPointer { bytes in
      do throws(ScrapeFailure) {
        try read(bytes, answer, into: &batch, &counts)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
    batch.health.sampleCount = counts.samples
    batch.health.keptCount = counts.kept
    batch.health.addedCount = batch.definitions.count
    if counts.repeated > 0 {
      let samples = counts.repeated == 1 ? "1 sample repeats" : "\(counts.repeated) samples repeat"
      batch.health.notes.append("\(samples) a series of the same scrape; the first one counts")
    }
    if counts.outOfTime > 0 {
      batch.health.notes.append(
        "left out for times before 1970 or more than 10 min ahead: \(counts.outOfTime) samples")
    }
  }

  private struct Counts {
    var samples = 0
    var kept = 0
    var repeated = 0
    var outOfTime = 0
  }

  /// How far ahead of the clock a sample's own time may lie, as in Prometheus.
  private static let aheadMilliseconds: Int64 = 600_000

  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ answer: Answer, into batch: inout ScrapeBatch, _ counts: inout Counts
  ) throws(ScrapeFailure) {
    var parser = ExpositionParser(bytes, format: answer.format)
    let scrapeMilliseconds = answer.time.milliseconds
    let latestMilliseconds = scrapeMilliseconds + Self.aheadMilliseconds
    while let entry = try next(&parser) {
      guard case .sample(let sample) = entry else {
        metadata.take(entry, of: bytes, parser)
        continue
      }
      counts.samples += 1
      let ownTime = target.job.honorsTimestamps ? sample.milliseconds : nil
      if let ownTime, !(0...latestMilliseconds).contains(ownTime) {
        counts.outOfTime += 1
        continue
      }
      guard let reference = try reference(of: sample, in: bytes, parser, ownTime == nil, &batch, &counts) else {
        continue
      }
      counts.kept += 1
      if target.job.sampleLimit > 0, counts.kept > target.job.sampleLimit {
        throw ScrapeFailure("sample limit exceeded: more than \(target.job.sampleLimit) (sample_limit)")
      }
      batch.samples.append(
        .init(reference: reference, milliseconds: ownTime ?? scrapeMilliseconds, value: sample.value))
    }
    batch.metadata = metadata.takeChanges()
  }

  private func next(_ parser: inout ExpositionParser) throws(ScrapeFailure) -> ExpositionEntry? {
    do {
      return try parser.next()
    } catch {
      throw ScrapeFailure(error)
    }
  }

  /// The reference under which a sample is sent; `nil` for one that is not.
  @inline(__always)
  private mutating func reference(
    of sample: ExpositionSample, in bytes: UnsafeBufferPointer<UInt8>, _ parser: ExpositionParser, _ isTracked: Bool,
    _ batch: inout ScrapeBatch, _ counts: inout Counts
  ) throws(ScrapeFailure) -> UInt32? {
    let key = hash(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[sample.series]))
    switch cache.see(key, isTracked: isTracked) {
    case .known(let reference): return reference
    case .repeated:
      counts.repeated += 1
      return nil
    case .new:
      if let name = parser.repeatedLabelName() { throw ScrapeFailure("the label \(name) stands twice in a series") }
      let labels = try ScrapeLabels.labels(parser.labels(), of: target)
      guard let reference = cache.add(key, isDropped: labels == nil, isTracked: isTracked), let labels else {
        return nil
      }
      batch.definitions.append(.init(reference: reference, labels: labels))
      return reference
    }
  }

  // MARK: Staleness

  private mutating func markGone(in batch: inout ScrapeBatch) {
    let time = batch.time.milliseconds
    for entry in cache.endScrape() {
      guard let reference = entry.reference else { continue }
      if entry.isTracked {
        batch.samples.append(.init(reference: reference, milliseconds: time, value: Staleness.marker))
      }
      batch.forgotten.append(reference)
    }
  }

  private mutating func markAll(in batch: inout ScrapeBatch) {
    guard !isMarkedStale else { return }
    isMarkedStale = true
    let time = batch.time.milliseconds
    for entry in cache.entries where entry.isTracked {
      guard let reference = entry.reference else { continue }
      batch.samples.append(.init(reference: reference, milliseconds: time, value: Staleness.marker))
    }
  }
}

/// Why a scrape failed: one sentence without secrets.
struct ScrapeFailure: Error, Hashable {
  var sentence: String

  init(_ sentence: String) {
    self.sentence = sentence
  }

  init(_ error: ExpositionError) {
    sentence = "line \(error.line), column \(error.column): \(error.reason)"
  }
}
