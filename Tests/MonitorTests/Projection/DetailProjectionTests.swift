import Analysis
import Predictions
import Telemetry
import Testing

@testable import Monitor

@Suite struct DetailProjectionTests {
  private static let log = (0..<120).map { number in
    line(
      number, number % 2, number % 4 == 0 ? 1 : number % 2,
      ",\"model\":\"m\(number % 2)\",\"score\":0.\(100 + number),\"latency_ms\":\(number),"
        + "\"amount\":\(number % 10),\"country\":\"c\(number % 3)\""
    )
  }.joined()

  private func detail(_ parts: Set<SnapshotRequest.Part>, model: String = "m0", threshold: Double? = nil)
    -> ModelDetail?
  {
    MonitorState(.live, Self.log).snapshot(
      SnapshotRequest(
        window: .everything, model: ModelIdentity(model: model), parts: parts, bucketCount: 20, threshold: threshold)
    ).detail
  }

  @Test func onlyWhatIsAskedForIsComputed() throws {
    #expect(detail([]) == nil)
    let confusion = try #require(detail([.confusion]))
    #expect(confusion.confusion != nil)
    #expect(
      confusion.series.isEmpty && confusion.figures.isEmpty && confusion.curves == nil && confusion.fields.isEmpty)
    let fields = try #require(detail([.fields]))
    #expect(fields.fields.map(\.name) == ["amount", "country", "latency_ms", "score"])
    #expect(fields.confusion == nil)
  }

  @Test func theModelThatIsAskedForIsShownElseTheFirst() {
    #expect(detail([.confusion], model: "m1")?.identity.model == "m1")
    #expect(detail([.confusion], model: "gone")?.identity.model == "m0")
  }

  @Test func figuresHaveTheirReasonsAndIntervals() throws {
    let detail = try #require(self.detail([.series]))
    // Even numbers only: one class.
    let auc = try #require(detail.figures.first)
    #expect(auc.id == "roc_auc")
    #expect(auc.value == nil)
    #expect(auc.reason == "labelled records of only one class")
    let accuracy = try #require(detail.figures.first { $0.id == "accuracy" })
    #expect(accuracy.value == 0.5)
    #expect(accuracy.interval?.contains(0.5) == true)
  }

  @Test func theSeriesAreQualityTrafficLatencyAndNumbers() throws {
    let detail = try #require(self.detail([.series]))
    let ids = detail.series.map(\.id)
    #expect(ids.prefix(4) == ["accuracy", "throughput", "latency_p50", "latency_p99"])
    #expect(ids.contains("field:amount:mean"))
    #expect(!ids.contains("errors"))
    #expect(Set(detail.series.map(\.values.count)).count == 1)
    #expect(Set(detail.series.map(\.axis)).count == 1)
  }

  @Test func theSharesOfTheClassesAddUpToOne() throws {
    let detail = try #require(self.detail([.series]))
    #expect(detail.classShares.map(\.title) == detail.classes)
    let shares = detail.classShares.map(\.values)
    for bucket in shares[0].indices {
      let parts = shares.compactMap { $0[bucket] }
      #expect(parts.isEmpty || abs(parts.reduce(0, +) - 1) < 1e-12)
    }
  }

  @Test func theThresholdMovesTheCountsOfTheCurves() throws {
    let text = [(1, 0.9), (1, 0.4), (0, 0.6), (0, 0.1)].map { "{\"y_true\":\($0),\"score\":\($1)}\n" }.joined()
    func curves(_ threshold: Double?) throws -> CurveProjection {
      let request = SnapshotRequest(window: .everything, parts: [.curves], threshold: threshold)
      return try #require(MonitorState(.live, text).snapshot(request).detail?.curves)
    }
    let standard = try curves(nil)
    #expect(standard.threshold == 0.5)
    #expect(
      [standard.atThreshold[0, 0], standard.atThreshold[0, 1], standard.atThreshold[1, 0], standard.atThreshold[1, 1]]
        == [1, 1, 1, 1])
    let low = try curves(0.4)
    #expect(
      [low.atThreshold[0, 0], low.atThreshold[0, 1], low.atThreshold[1, 0], low.atThreshold[1, 1]] == [1, 1, 0, 2])
    #expect(low.rocAUC.value == 0.75)
    #expect(low.roc.first == .init(x: 0, y: 0) && low.roc.last == .init(x: 1, y: 1))
    #expect(low.negativeHistogram.reduce(0, +) == 2)
    #expect(low.positiveHistogram.reduce(0, +) == 2)
  }

  @Test(arguments: [("1e308", "-1e308"), ("1e308", "1e307"), ("1e-320", "2e-320"), ("-5", "1e300"), ("0", "0")])
  func scoresOfAnySizeHaveAHistogram(positive: String, negative: String) throws {
    let text = "{\"y_true\":1,\"score\":\(positive)}\n{\"y_true\":0,\"score\":\(negative)}\n"
    let request = SnapshotRequest(window: .everything, parts: [.curves, .series, .confusion, .fields])
    let curves = try #require(MonitorState(.live, text).snapshot(request).detail?.curves)
    #expect(curves.positiveHistogram.reduce(0, +) == 1)
    #expect(curves.negativeHistogram.reduce(0, +) == 1)
  }

  @Test func whatWaitsForALabelIsTold() throws {
    let text = "{\"id\":1,\"y_pred\":1}\n{\"id\":2,\"y_pred\":1}\n"
    let detail = MonitorState(.live, text).snapshot(SnapshotRequest(window: .everything, parts: [.confusion])).detail
    #expect(detail?.notes == ["2 predictions wait for their label, all models together"])
  }
}
