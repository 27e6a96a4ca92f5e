import Analysis
import Ingest
import Predictions
import PromQL
import Telemetry
import Testing

@testable import Monitor

/// Models whose counters a query server has, beside the same counters scraped.
@Suite struct QueriedModelsTests {
  private static func cell(_ actual: String, _ predicted: String) -> String {
    "ml_confusion_matrix_observations_total{model=\"m\",version=\"3\",actual=\"\(actual)\",predicted=\"\(predicted)\"}"
  }

  private static func page(_ round: Double) -> [String: Double] {
    var lines: [String: Double] = [:]
    for (actual, predicted, count) in [("0", "0", 140.0), ("0", "1", 10), ("1", "0", 15), ("1", "1", 85)] {
      lines[cell(actual, predicted)] = count * (round + 10)
    }
    let scores = [
      ("0", [("0.2", 70.0), ("0.4", 120), ("0.6", 140), ("0.8", 148), ("+Inf", 150)]),
      ("1", [("0.20", 2), ("0.4", 5), ("0.6", 15), ("0.8", 40), ("+Inf", 100)]),
    ]
    for (actual, buckets) in scores {
      for (bound, count) in buckets {
        lines["ml_prediction_score_bucket{model=\"m\",version=\"3\",actual=\"\(actual)\",le=\"\(bound)\"}"] =
          count * (round + 10)
      }
    }
    return lines
  }

  /// Scraped every 10 s for five minutes from two instances.
  private static func scrapes() -> [ScrapeBatch] {
    var first = ScrapedTarget(number: 0, instance: "a:80")
    var second = ScrapedTarget(number: 1, instance: "b:80")
    return (0...30).flatMap { [first.scrape($0 * 10, page(Double($0))), second.scrape($0 * 10, page(Double($0)))] }
  }

  private func request(_ window: WindowSpan) -> SnapshotRequest {
    SnapshotRequest(
      window: window, model: ModelIdentity(model: "m", version: "3"), parts: [.confusion, .curves, .series],
      bucketCount: 12)
  }

  private func both(_ window: WindowSpan) -> (scraped: Snapshot, queried: Snapshot) {
    let scrapes = Self.scrapes()
    var server = AnsweringServer()
    for scrape in scrapes { server.take(scrape) }
    var monitor = AskingMonitor()
    let queried = monitor.snapshot(request(window), of: server)
    #expect(monitor.errors.isEmpty)
    return (MonitorState(scrapes).snapshot(request(window)), queried)
  }

  private func isClose(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == right }
    return abs(left - right) <= 1e-9 * max(1, abs(right))
  }

  @Test(arguments: [WindowSpan.duration(.seconds(60)), .everything, .duration(.seconds(3_600))])
  func matrixCurveAndFiguresAreThoseOfScrapedCounters(_ window: WindowSpan) throws {
    let (scraped, queried) = both(window)
    let (left, right) = (try #require(queried.detail), try #require(scraped.detail))
    #expect(left.identity == right.identity && left.task == right.task)
    #expect(left.classes == right.classes && left.positiveClass == right.positiveClass)
    #expect(left.recordCount == right.recordCount)
    let (counts, expected) = (try #require(left.confusion?.counts), try #require(right.confusion?.counts))
    #expect(zip(counts, expected).allSatisfy(isClose), "\(counts) \(expected)")
    #expect(left.figures.map(\.id) == right.figures.map(\.id))
    for (figure, expected) in zip(left.figures, right.figures) { #expect(isClose(figure.value, expected.value)) }
    #expect(isClose(left.figures.first?.value, 0.9463333333333334))
    #expect(left.curves?.roc.count == right.curves?.roc.count)
    for (point, expected) in zip(left.curves?.roc ?? [], right.curves?.roc ?? []) {
      #expect(isClose(point.x, expected.x) && isClose(point.y, expected.y))
    }
  }

  @Test func theOverviewHasItsRow() throws {
    let (scraped, queried) = both(.duration(.seconds(60)))
    let (left, right) = (try #require(queried.models.first), try #require(scraped.models.first))
    #expect(left.identity == right.identity && left.health == .ok)
    #expect(left.recordCount == 3_000)
    #expect(isClose(left.quality?.value, right.quality?.value))
    #expect(isClose(left.recordsPerSecond, 50))
    #expect(left.qualityHistory?.values.compactMap { $0 }.allSatisfy { isClose($0, 0.9) } == true)
  }

  @Test func untilTheWindowWasWatchedOnceAllCountsAreShownAndThatIsTold() throws {
    let unwatched = try #require(both(.duration(.seconds(3_600))).queried.detail)
    #expect(unwatched.notes.first == "Counts since the server's counters began")
    let watched = try #require(both(.duration(.seconds(60))).queried.detail)
    #expect(!watched.notes.contains { $0.hasPrefix("Counts since") })
  }

  @Test func aCellThatIsNewInTheWindowBeganAtZero() throws {
    var server = AnsweringServer()
    var target = ScrapedTarget()
    for round in 0...30 {
      var page = Self.page(Double(round)).filter { $0.key.contains("predicted=\"0\"") }
      if round == 30 {
        page[Self.cell("0", "1")] = 4
      }
      server.take(target.scrape(round * 10, page))
    }
    var monitor = AskingMonitor()
    let detail = monitor.snapshot(request(.duration(.seconds(60))), of: server).detail
    #expect(detail?.confusion?.counts[1] == 4)
  }

  @Test func aModelThatCannotBeScrapedAnyMoreStays() throws {
    var server = AnsweringServer()
    var target = ScrapedTarget()
    for round in 0...20 { server.take(target.scrape(round * 10, Self.page(Double(round)))) }
    server.take(target.failure(210))
    var monitor = AskingMonitor()
    let detail = try #require(monitor.snapshot(request(.duration(.seconds(3_600))), of: server).detail)
    #expect(detail.confusion?.counts == [4_200, 300, 450, 2_550])
    let summary = try #require(monitor.snapshot(request(.duration(.seconds(3_600))), of: server).models.first)
    guard case .silent(let end) = summary.health else {
      Issue.record("\(summary.health)")
      return
    }
    #expect((185...200).contains(end.milliseconds / 1_000 - Int64(march)))
  }

  @Test func aLogWinsOverCountersOfTheSameModel() {
    var server = AnsweringServer()
    for scrape in Self.scrapes() { server.take(scrape) }
    var monitor = AskingMonitor()
    var first = ScrapedTarget(number: 5, job: "own")
    monitor.state.apply(first.scrape(300, Self.page(3)))
    let models = monitor.snapshot(request(.everything), of: server).models
    #expect(models.map(\.recordCount) == [3_250])
  }
}
