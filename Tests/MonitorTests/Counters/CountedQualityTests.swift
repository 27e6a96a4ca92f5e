import Analysis
import Predictions
import Telemetry
import Testing

@testable import Monitor

/// Models that are known by counters only. Figures are those of Scripts/counted_quality.py and, for the binned scores,
/// of AnalysisTests' Scripts/make_binned_outcomes_reference.py.
@Suite struct CountedQualityTests {
  private static let observations = "ml_confusion_matrix_observations_total"

  /// The cells of a matrix by actual and predicted class.
  private static func cells(
    _ counts: [(actual: String, predicted: String, count: Double)], labels: String = "model=\"m\"",
    name: String = observations
  ) -> [String: Double] {
    var lines: [String: Double] = [:]
    for cell in counts {
      lines["\(name){\(labels),actual=\"\(cell.actual)\",predicted=\"\(cell.predicted)\"}"] = cell.count
    }
    return lines
  }

  private static func binary(_ counts: [Double], labels: String = "model=\"m\"") -> [String: Double] {
    cells(
      [("0", "0", counts[0]), ("0", "1", counts[1]), ("1", "0", counts[2]), ("1", "1", counts[3])], labels: labels)
  }

  /// The buckets of a score histogram; counts are cumulative.
  private static func scores(_ actual: String, _ counts: [(le: String, count: Double)]) -> [String: Double] {
    var lines: [String: Double] = [:]
    for (bound, count) in counts {
      lines["ml_prediction_score_bucket{model=\"m\",actual=\"\(actual)\",le=\"\(bound)\"}"] = count
    }
    return lines
  }

  private static let bothScores = scores(
    "0", [("0.2", 70), ("0.4", 120), ("0.6", 140), ("0.8", 148), ("+Inf", 150)]
  ).merging(scores("1", [("0.20", 2), ("0.4", 5), ("0.6", 15), ("0.8", 40), ("+Inf", 100)])) { $1 }

  private func snapshot(
    _ scrapes: [ScrapeBatch], window: WindowSpan = .everything, model: String = "m",
    parts: Set<SnapshotRequest.Part> = [.confusion, .curves, .series], threshold: Double? = nil
  ) -> Snapshot {
    MonitorState(scrapes).snapshot(
      SnapshotRequest(
        window: window, model: ModelIdentity(model: model), parts: parts, bucketCount: 12, threshold: threshold))
  }

  private func isClose(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 1e-12 } ?? false
  }

  // MARK: Figures

  @Test func figuresAreThoseOfTheRecordsBehindTheCounts() throws {
    var target = ScrapedTarget()
    let snapshot = snapshot([target.scrape(0, Self.binary([140, 10, 15, 85]).merging(Self.bothScores) { $1 })])
    let detail = try #require(snapshot.detail)
    #expect(detail.task == .binary)
    #expect(detail.classes == ["0", "1"] && detail.positiveClass == "1")
    #expect(detail.confusion?.counts == [140, 10, 15, 85])
    let figures = Dictionary(uniqueKeysWithValues: detail.figures.map { ($0.id, $0) })
    #expect(isClose(figures["accuracy"]?.value, 0.9))
    #expect(isClose(figures["balanced_accuracy"]?.value, 0.8916666666666666))
    #expect(isClose(figures["precision"]?.value, 0.8947368421052632))
    #expect(isClose(figures["recall"]?.value, 0.85))
    #expect(isClose(figures["f1"]?.value, 0.8717948717948718))
    #expect(isClose(figures["mcc"]?.value, 0.7906141545466745))
    #expect(isClose(figures["cohen_kappa"]?.value, 0.7899159663865546))
    #expect(isClose(figures["roc_auc"]?.value, 0.9463333333333334))
    #expect(isClose(figures["average_precision"]?.value, 0.9048462257492227))
    #expect(isClose(figures["roc_auc"]?.interval?.lowerBound, 0.9175112869866366))
    #expect(figures["accuracy"]?.interval?.contains(0.9) == true)
    #expect(detail.figures.first?.id == "roc_auc")
    let curves = try #require(detail.curves)
    #expect(isClose(curves.binningError, 0.9733333333333334 - 0.9463333333333334))
    #expect(curves.roc.first == .init(x: 0, y: 0) && curves.roc.last == .init(x: 1, y: 1))
    #expect(curves.positiveHistogram == [2, 3, 10, 25, 60])
    #expect(curves.negativeHistogram == [70, 50, 20, 8, 2])
  }

  @Test func theOverviewHasARowAsForAModelFromALog() throws {
    var target = ScrapedTarget()
    let snapshot = snapshot(
      [0, 10, 20].map { seconds in
        target.scrape(seconds, Self.binary([140, 10, 15, 85].map { $0 + Double(seconds) }))
      }, window: .duration(.seconds(20)))
    let row = try #require(snapshot.models.first)
    #expect(row.identity == ModelIdentity(model: "m"))
    #expect(row.health == .ok && row.task == .binary)
    #expect(row.recordCount == 80 && row.labelledCount == 80)
    #expect(row.quality?.id == "accuracy")
    #expect(row.quality?.value == 0.5)
    // Four cells that each count one a second.
    #expect(row.recordsPerSecond == 4)
    #expect(row.traffic.values.compactMap { $0 }.allSatisfy { $0 == 4 })
    #expect(row.qualityHistory?.values.compactMap { $0 }.allSatisfy { $0 == 0.5 } == true)
    #expect(row.qualityHistory?.values.count == row.traffic.values.count)
  }

  @Test func manyClassesAreOrderedAsInTheReport() throws {
    var target = ScrapedTarget()
    let counts = Self.cells([("10", "9", 2), ("9", "9", 5), ("1.0", "1", 3), ("1", "10", 1)])
    let detail = try #require(snapshot([target.scrape(0, counts)]).detail)
    #expect(detail.task == .multiclass && detail.positiveClass == nil && detail.curves == nil)
    #expect(detail.classes.count == 3 && detail.classes.last == "10")
    #expect(detail.confusion?.counts == [3, 0, 1, 0, 5, 0, 0, 2, 0])
    #expect(detail.figures.contains { $0.id == "f1_macro" && $0.value != nil })
    #expect(detail.classShares.map(\.title) == detail.classes)
  }

  @Test func aModelWithoutANameGoesByItsJob() {
    var target = ScrapedTarget(job: "scorer")
    let version = target.scrape(0, Self.binary([1, 2, 3, 4], labels: "version=\"v3\""))
    let plain = target.scrape(
      10, Self.cells([("a", "b", 4)], labels: "x=\"y\"", name: "ml_confusion_matrix_observations"))
    let models = snapshot([version, plain]).models.map(\.identity)
    #expect(models == [ModelIdentity(model: "scorer"), ModelIdentity(model: "scorer", version: "v3")])
  }

  // MARK: Windows

  @Test func aResetInTheWindowLosesNothing() {
    var target = ScrapedTarget()
    let scrapes = [(0, 100), (10, 110), (20, 4), (30, 9)].map { target.scrape($0, Self.cells([("1", "1", $1)])) }
    // 10 up to the reset, 4 and 5 since.
    #expect(snapshot(scrapes, window: .duration(.seconds(30))).detail?.confusion?.counts == [19])
    #expect(snapshot(scrapes, window: .duration(.seconds(15))).detail?.confusion?.counts == [9])
    #expect(snapshot(scrapes).detail?.confusion?.counts == [119])
  }

  @Test func aFailedScrapeLosesNothingButLeavesAGapInTheLine() throws {
    var target = ScrapedTarget()
    let scrapes = [
      target.scrape(0, Self.cells([("1", "1", 10)])), target.scrape(10, Self.cells([("1", "1", 20)])),
      target.failure(20), target.scrape(30, Self.cells([("1", "1", 50)])),
      target.scrape(40, Self.cells([("1", "1", 60)])),
    ]
    let detail = try #require(snapshot(scrapes, window: .duration(.seconds(40))).detail)
    #expect(detail.confusion?.counts == [50])
    let traffic = try #require(detail.series.first { $0.id == "throughput" })
    #expect(traffic.axis == .time(start: Timestamp(seconds: Int64(march)), step: .seconds(5)))
    #expect(traffic.values == [1, 1, nil, nil, nil, nil, 1, 1, 1])
  }

  @Test func severalInstancesAreSummed() {
    var first = ScrapedTarget(number: 0, instance: "a:80")
    var second = ScrapedTarget(number: 1, instance: "b:80")
    let scrapes = [
      first.scrape(0, Self.binary([10, 1, 1, 10])), second.scrape(1, Self.binary([100, 5, 6, 200])),
      first.scrape(10, Self.binary([12, 1, 2, 13])), second.scrape(11, Self.binary([104, 5, 7, 205])),
    ]
    #expect(snapshot(scrapes).detail?.confusion?.counts == [116, 6, 9, 218])
    #expect(snapshot(scrapes, window: .duration(.seconds(9))).detail?.confusion?.counts == [6, 0, 2, 8])
  }

  @Test func aCellThatIsFirstCountedInTheWindowBeganAtZero() {
    var target = ScrapedTarget()
    let scrapes = [
      target.scrape(0, Self.cells([("0", "0", 50), ("1", "1", 50)])),
      target.scrape(10, Self.cells([("0", "0", 51), ("1", "1", 52), ("1", "0", 1)])),
    ]
    #expect(snapshot(scrapes, window: .duration(.seconds(10))).detail?.confusion?.counts == [1, 0, 1, 2])
  }

  @Test func untilTheWindowWasWatchedOnceAllCountsAreShownAndThatIsTold() throws {
    var target = ScrapedTarget()
    let scrapes = [0, 10, 130].map { target.scrape($0, Self.cells([("1", "1", 1000 + Double($0))])) }
    let early = try #require(snapshot(scrapes, window: .duration(.seconds(3_600))).detail)
    #expect(early.confusion?.counts == [1130])
    #expect(early.notes == ["Counts since the server's counters began; watched for 2 min"])
    let watched = try #require(snapshot(scrapes, window: .duration(.seconds(120))).detail)
    #expect(watched.confusion?.counts == [120])
    #expect(watched.notes.isEmpty)
  }

  @Test func aWindowOfRecordsGoesBackUntilItHasThem() {
    var target = ScrapedTarget()
    let scrapes = [0, 10, 20, 30].map { target.scrape($0, Self.cells([("1", "1", 100 + Double($0))])) }
    #expect(snapshot(scrapes, window: .count(15)).detail?.confusion?.counts == [20])
    #expect(snapshot(scrapes, window: .count(500)).detail?.confusion?.counts == [130])
  }

  @Test func countersThatEndedAreSilent() {
    var target = ScrapedTarget()
    let scrapes = [target.scrape(0, Self.binary([90, 1, 1, 90])), target.failure(10)]
    #expect(snapshot(scrapes).models.first?.health == .silent(since: Timestamp(seconds: Int64(march + 10))))
    #expect(snapshot(scrapes).detail?.confusion?.total == 182)
  }

  // MARK: Scores

  @Test func theWorkingPointIsCountedAtTheNearestBoundAndThatIsTold() throws {
    var target = ScrapedTarget()
    let scrape = target.scrape(0, Self.binary([140, 10, 15, 85]).merging(Self.bothScores) { $1 })
    let off = try #require(snapshot([scrape], threshold: 0.55).detail)
    #expect(off.curves?.threshold == 0.55 && off.curves?.countedThreshold == 0.6)
    #expect(off.curves?.atThreshold.counts == [140, 10, 15, 85])
    #expect(off.notes.contains { $0.contains("counted at 0.6") })
    let exact = try #require(snapshot([scrape], threshold: 0.4).detail)
    #expect(exact.curves?.countedThreshold == nil)
    #expect(exact.curves?.atThreshold.counts == [120, 30, 5, 95])
  }

  @Test func scoresAloneMakeTheMatrix() throws {
    var target = ScrapedTarget()
    let detail = try #require(snapshot([target.scrape(0, Self.bothScores)]).detail)
    #expect(detail.classes == ["0", "1"])
    // The threshold of 0.5 lies between two bounds: the lower one is taken.
    #expect(detail.confusion?.counts == [120, 30, 5, 95])
    #expect(detail.notes.contains("No predictions are counted: a score above the threshold is taken for one"))
  }

  @Test func aSingleClassHasNoCurve() throws {
    var target = ScrapedTarget()
    let lines = Self.binary([5, 0, 0, 0]).merging(Self.scores("0", [("0.5", 4), ("+Inf", 5)])) { $1 }
    let detail = try #require(snapshot([target.scrape(0, lines)]).detail)
    let curves = try #require(detail.curves)
    #expect(curves.roc.isEmpty && curves.rocAUC.value == nil && curves.binningError == nil)
    #expect(curves.rocAUC.reason == "labelled records of only one class")
  }

  // MARK: Beside logs

  @Test func aLogWinsOverCountersOfTheSameModel() throws {
    var target = ScrapedTarget()
    var state = MonitorState(.live, line(0, 1, 1, #","model":"m""#) + line(1, 0, 1, #","model":"m""#))
    let other = Self.binary([1, 1, 1, 1], labels: "model=\"a\"")
    state.apply(target.scrape(5, Self.binary([9, 9, 9, 9]).merging(other) { $1 }))
    let snapshot = state.snapshot(
      SnapshotRequest(window: .everything, model: ModelIdentity(model: "m"), parts: [.confusion]))
    #expect(snapshot.models.map(\.identity.model) == ["a", "m"])
    #expect(snapshot.models.map(\.recordCount) == [4, 2])
    #expect(snapshot.detail?.confusion?.total == 2)
    #expect(
      snapshot.detail?.notes == ["A server counts this model too; shown is its log, which has every record"])
  }

  @Test(arguments: [1e308, .nan, .infinity, -5, 0])
  func valuesThatAreNoCountsDoNoHarm(value: Double) throws {
    var target = ScrapedTarget()
    let lines = Self.binary([value, value, value, value]).merging(Self.bothScores.mapValues { _ in value }) { $1 }
    let scrapes = [target.scrape(0, lines), target.scrape(10, lines.mapValues { $0 / 2 })]
    for window in [WindowSpan.everything, .duration(.seconds(10)), .count(5)] {
      let detail = try #require(snapshot(scrapes, window: window).detail)
      #expect(detail.confusion?.total.isFinite == true)
    }
  }

  @Test func timesBeforeThereWereServersAreLeftOut() throws {
    var target = ScrapedTarget()
    var scrape = target.scrape(0, Self.binary([140, 10, 15, 85]))
    scrape.samples[0].milliseconds = .min
    let detail = try #require(snapshot([scrape]).detail)
    #expect(detail.confusion?.counts == [0, 10, 15, 85])
  }

  @Test func aSeriesWithoutAClassIsLeftOut() {
    var target = ScrapedTarget()
    let lines = ["\(Self.observations){model=\"m\",actual=\"1\"}": 5.0, "ml_prediction_score_bucket{le=\"1\"}": 5]
    #expect(snapshot([target.scrape(0, lines)]).models.isEmpty)
  }
}
