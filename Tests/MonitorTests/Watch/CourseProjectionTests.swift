import Predictions
import Telemetry
import Testing

@testable import Monitor

@Suite struct CourseProjectionTests {
  /// A record a second whose score is its chance of being positive; labels up to a second, the others by id.
  private func log(_ seconds: Range<Int>, labelledBelow labelled: Int, shift: Double = 0) -> String {
    seconds.map { second in
      let chance = Double(second * 37 % 100) / 100 + 0.005
      let score = chance + (chance < 0.5 ? shift : -shift)
      let actual = Double(second * 61 % 97) / 97 < chance * chance * (3 - 2 * chance) ? 1 : 0
      let label = second < labelled ? ",\"y_true\":\(actual)" : ""
      return "{\"ts\":\(march + second),\"id\":\"\(second)\",\"score\":\(score),"
        + "\"y_pred\":\(score >= 0.5 ? 1 : 0)\(label)}\n"
    }.joined()
  }

  private func state(_ text: String, reference: Int = 1_000) -> MonitorState {
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: .first(reference))
    var state = MonitorState(settings: settings)
    state.apply(batch(text))
    return state
  }

  private func projected(_ state: MonitorState, seconds: Int = 4_000) -> QualityCourse? {
    var request = SnapshotRequest(window: .duration(.seconds(seconds)), bucketCount: 20)
    request.parts = [.course]
    return state.snapshot(request).detail?.course
  }

  @Test func aModelWhoseLabelsComeWithItsRecordsHasNoCourseWithoutScores() {
    #expect(projected(state((0..<2_000).map { line($0) }.joined())) == nil)
  }

  @Test func withoutAReferenceNothingIsEstimated() {
    var state = MonitorState(settings: MonitorSettings(windowing: .live))
    state.apply(batch(log(0..<3_000, labelledBelow: 3_000)))
    #expect(projected(state) == nil)
  }

  @Test func recordsWithoutLabelsAreEstimatedBesideWhatWasRealised() throws {
    let course = try #require(projected(state(log(0..<4_000, labelledBelow: 2_000))))
    #expect(course.id == "roc_auc")
    let points = course.points.compactMap { $0 }
    #expect(points.contains { $0.realised != nil && $0.isMature && $0.estimated == nil })
    #expect(points.contains { $0.realised != nil && $0.isMature && $0.estimated != nil })
    #expect(points.contains { $0.realised == nil && $0.coverage == 0 && $0.estimated != nil })
    for point in points {
      guard let interval = point.estimatedInterval, let estimated = point.estimated else { continue }
      #expect(interval.contains(estimated))
    }
    let reference = try #require(course.reference)
    let estimate = try #require(course.estimate)
    #expect(abs(estimate.value - reference) < 3 * estimate.margin)
    #expect(course.referenceBand?.contains(reference) == true)
    let pastError = try #require(course.pastError)
    #expect(pastError < 0.1)
    #expect(abs(course.coverage - 0.5) < 0.02)
    #expect(course.loss == nil)
  }

  @Test func aModelThatGrowsUnsureIsSeenToLoseBeforeItsLabelsCome() throws {
    // Scores drawn towards the middle: the model separates less.
    let text = log(0..<2_000, labelledBelow: 2_000) + log(2_000..<6_000, labelledBelow: 0, shift: 0.35)
    let course = try #require(projected(state(text), seconds: 6_000))
    let loss = try #require(course.loss)
    #expect(loss.hasPrefix("AUC is estimated to have fallen, to ."))
    let summary = try #require(
      state(text).snapshot(SnapshotRequest(window: .everything, bucketCount: 20)).models.first)
    #expect(summary.health == .worse(loss))
    let overview = state(log(0..<1_000, labelledBelow: 1_000) + log(1_000..<6_000, labelledBelow: 0))
      .snapshot(SnapshotRequest(window: .duration(.seconds(600)), bucketCount: 20))
    let model = try #require(overview.models.first)
    #expect(model.quality == nil && model.estimate?.id == "roc_auc")
  }

  @Test func labelsThatComeLateTellTheirDelay() throws {
    let labels = (1_000..<2_900).map { second in
      "{\"ts\":\(march + second + 120),\"id\":\"\(second)\",\"y_true\":\(second % 2)}\n"
    }
    let course = try #require(
      projected(state(log(0..<4_000, labelledBelow: 1_000) + labels.joined())))
    #expect(course.labelDelay?.median == 120)
    #expect(course.points.contains { $0.map { $0.coverage > 0 && !$0.isMature } ?? false })
  }
}
