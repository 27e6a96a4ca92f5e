import Analysis
import TestSupport
import Testing

@testable import Predictions

/// The estimates against those of NannyML 0.13.1, in car_loan.expected.json.
@Suite(.enabled(if: CarLoan.isThere)) struct CarLoanTests {
  private static let loans = Result { try CarLoan() }

  private static func state(_ windowing: MonitorSettings.Windowing) -> PredictionState {
    var settings = MonitorSettings(windowing: windowing)
    var watch = WatchSettings(reference: .first(50_000))
    watch.budget = FalseAlarmBudget(alerts: 0.05, per: .report)
    settings.watch = watch
    return PredictionState(settings: settings)
  }

  private func expected(_ part: String, _ figure: String) throws -> [Double] {
    let json = try #require(SharedData.json("data/nannyml/car_loan.expected.json") as? [String: Any])
    let summary = try #require(json["summary"] as? [String: [String: Any]])
    return try #require(summary[figure]?[part] as? [Double])
  }

  private let looks = LossLooks(seconds: nil, records: 5_000, count: 10)

  @Test func chunksThatDegradeAreFoundBeforeTheirLabelsCome() throws {
    let loans = try Self.loans.get()
    var state = Self.state(.count(5_000))
    state.apply(loans.predictions(0..<loans.count))
    let view = try #require(state.models.first)
    let watch = try #require(view.watch)
    let chunks = view.reportWindows.dropFirst(10).map(\.window)
    try #require(chunks.count == 10)
    let (areas, accuracies) = (try expected("estimated", "roc_auc"), try expected("estimated", "accuracy"))
    for (place, chunk) in chunks.enumerated() {
      #expect(chunk.labelledCount == 0)
      let area = try #require(watch.estimatedLoss("roc_auc", of: chunk, looks))
      #expect(abs(area.value - areas[place]) < 0.001)
      // NannyML calibrates by isotonic steps; here the better of two methods is taken.
      #expect(abs(try #require(chunk.estimated("accuracy")).value - accuracies[place]) < 0.004)
      #expect(area.isCertain == (place >= 5), "chunk \(place)")
      #expect(watch.realisedLoss("roc_auc", of: chunk, looks) == nil)
    }
    #expect(watch.estimatedLoss?.isCertain == true)
  }

  @Test func panesSayWhatTheEstimatorSaysOfTheSameChunk() throws {
    let loans = try Self.loans.get()
    var state = Self.state(.count(5_000))
    state.apply(loans.predictions(0..<60_000))
    let view = try #require(state.models.first)
    let estimator = try #require(view.watch?.watch.maturity.quality?.estimator)
    let batch = loans.predictions(55_000..<60_000)
    let predicted = try #require(batch.predicted).numbers.map { $0 == 1 }
    let exact = estimator.estimate(
      UnlabelledChunk(scores: try #require(batch.score), isPredictedPositive: predicted))
    let own = try #require(view.reportWindows.last?.window.estimate)
    for figure in [\PerformanceEstimate.accuracy, \.precision, \.recall, \.f1, \.specificity] {
      let (left, right) = (try #require(own[keyPath: figure]), try #require(exact[keyPath: figure]))
      #expect(abs(left.value - right.value) < 1e-9 && abs(left.standardError - right.standardError) < 1e-9)
    }
    #expect(abs(try #require(own.rocAUC).value - (try #require(exact.rocAUC)).value) < 0.0005)
  }

  @Test func labelsThatComeLaterAreRealisedBesideTheEstimate() throws {
    let loans = try Self.loans.get()
    var state = Self.state(.count(5_000))
    state.apply(loans.predictions(0..<loans.count))
    state.apply(loans.labels(50_000..<loans.count))
    let view = try #require(state.models.first)
    let watch = try #require(view.watch)
    let realised = try expected("realized", "roc_auc")
    for (place, entry) in view.reportWindows.dropFirst(10).enumerated() {
      let loss = try #require(watch.realisedLoss("roc_auc", of: entry.window, looks))
      #expect(abs(loss.value - realised[place]) < 1e-9)
      #expect(entry.window.labelCoverage == 1)
      #expect(entry.window.estimate != nil)
    }
    let delay = try #require(watch.labelDelay)
    #expect(abs(delay.median - 3_600) < 15)
    #expect(watch.delayBias == nil)
  }

  @Test func aReferenceWhoseLabelsAreLateIsLearntFromWhenTheyHaveCome() throws {
    let loans = try Self.loans.get()
    var state = Self.state(.count(5_000))
    var settings = state.settings
    settings.watch?.reference = .first(5_000)
    state = PredictionState(settings: settings)
    state.apply(loans.predictions(0..<20_000, labelledBelow: 0))
    #expect(state.models.first?.watch?.hasEstimator == false)
    #expect(state.models.first?.reportWindows.last?.window.estimate == nil)
    state.apply(loans.labels(0..<5_000))
    let view = try #require(state.models.first)
    let windows = view.reportWindows.map(\.window)
    // Those of the reference are not estimated; the others are, though they came before the labels.
    #expect(windows.map { $0.estimate != nil } == [false, true, true, true])
    let figure = try #require(view.watch?.referenceFigure("accuracy"))
    #expect(abs(figure.value - (try #require(windows[0].figure("accuracy")))) < 1e-12)
  }
}
