import Ingest
import Monitor
import Predictions
import PromQL
import Telemetry

/// What the sources of a query hold: files of exposition text and OpenMetrics, and addresses that are scraped for it.
struct GatheredSources {
  private var samples = SampleGathering()
  /// Whether the present was asked: then the newest time of a file is not the latest.
  private var hasScraped = false

  /// Between the two scrapes of an address, from which rates come.
  private static let pause = Duration.seconds(1)

  /// - Parameter needsCourse: whether the query looks back over several samples of a series.
  init(_ sources: [String], needsCourse: Bool) throws(Failure) {
    var addresses: [WatchedAddress] = []
    var files: [String] = []
    for source in sources {
      if let address = try WatchedAddress(argument: source) {
        addresses.append(address)
      } else {
        files.append(source)
      }
    }
    guard files.count(where: { $0 == "-" }) <= 1 else {
      throw Failure(sentence: "query: standard input can be read once only")
    }
    for file in files { try read(file) }
    if !addresses.isEmpty { try scrape(addresses, needsCourse: needsCourse) }
    if samples.outOfTimeCount > 0 {
      StandardError.write(
        line: "driftop: left out for times before 1970 or after 2261: \(samples.outOfTimeCount) samples")
    }
  }

  /// The moment that a query is about which names none.
  func latest(now: Timestamp) -> Int64 {
    hasScraped ? now.milliseconds : samples.newestMilliseconds ?? now.milliseconds
  }

  /// - Parameter milliseconds: when samples were taken that do not say it.
  consuming func store(untimedAt milliseconds: Int64) -> SeriesStore {
    samples.store(untimedAt: milliseconds)
  }

  private mutating func read(_ file: String) throws(Failure) {
    let bytes: [UInt8]
    do {
      bytes = try ExpandedFile.read(file)
    } catch {
      throw Failure(sentence: error.sentence)
    }
    do {
      try samples.read(bytes, format: ExpositionFormat(endOf: bytes))
    } catch {
      let name = file == "-" ? "stdin" : file
      throw Failure(sentence: "\(name):\(error.line):\(error.column): \(error.reason)")
    }
  }

  private mutating func scrape(_ addresses: [WatchedAddress], needsCourse: Bool) throws(Failure) {
    let targets = addresses.map { $0.target(interval: Self.pause) }
    let batches = Blocking.wait {
      let sink = ScrapeCollection()
      await ScrapeSource(addresses: targets, ScrapeSurroundings { .now })
        .runOnce(into: sink, pause: needsCourse ? Self.pause : nil)
      return await sink.batches
    }
    for batch in batches {
      if case .down(let reason) = batch.health.state {
        throw Failure(sentence: "\(batch.health.url): \(reason)")
      }
      samples.take(batch)
    }
    hasScraped = true
  }
}

/// Keeps what is scraped, in the order in which it came.
private actor ScrapeCollection: SourceSink {
  private(set) var batches: [ScrapeBatch] = []

  func take(_ batch: ScrapeBatch) {
    batches.append(batch)
  }

  // A scrape delivers nothing else.
  func take(_: PredictionBatch) {}
  func take(_: AnswerBatch) {}
  func take(_: QueryCatalog) {}
  func report(_: SourceHealth, source: Int) {}
}
