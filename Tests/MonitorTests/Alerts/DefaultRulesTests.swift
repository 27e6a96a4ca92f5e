import Alerting
import Predictions
import Telemetry
import Testing

@testable import Monitor

/// Each of driftop's own rules over traffic with a fault put in, and all of them over traffic without one.
@Suite struct DefaultRulesTests {
  /// An hour and a half without a fault, the first 17 minutes of which are the reference.
  private static let calm: WatchedTraffic = {
    var traffic = WatchedTraffic()
    traffic.run(minutes: 90)
    return traffic
  }()

  private func after(_ minutes: Int, _ change: (inout WatchedTraffic.Fault) -> Void) -> [String: String] {
    var traffic = Self.calm
    var fault = WatchedTraffic.Fault()
    change(&fault)
    traffic.run(minutes: minutes, fault)
    return traffic.fired
  }

  @Test func overACalmHourAndAHalfNothingFires() {
    #expect(Self.calm.fired == [:])
  }

  @Test func overACalmDayOfEightHoursNothingFires() {
    var traffic = WatchedTraffic()
    var quiet = WatchedTraffic.Fault()
    for hour in 0..<8 {
      // As a day goes, from 14 requests a minute to 6.
      quiet.rate = 10 + [4, 3, 0, -3, -4, -3, 0, 3][hour]
      traffic.run(minutes: 60, quiet)
    }
    #expect(traffic.fired == [:])
  }

  @Test func aModelThatIsSilentIsFoundAndItsReturnEndsIt() {
    var traffic = Self.calm
    traffic.run(minutes: 8, WatchedTraffic.Fault(rate: 0))
    #expect(traffic.fired.keys.sorted() == ["ModelSilent"])
    #expect(traffic.fired["ModelSilent"]?.contains("up to 300 came in 5 minutes") == true)
    // Longer than any window that says what is usual, and still silent.
    traffic.run(minutes: 150, WatchedTraffic.Fault(rate: 0))
    #expect(!traffic.resolved.contains("ModelSilent"))
    traffic.run(minutes: 3)
    #expect(traffic.resolved.contains("ModelSilent"))
  }

  @Test func aLogThatEndedIsNotSilent() {
    var state = MonitorState(
      settings: MonitorSettings(windowing: .live), alerting: AlertSettings(groups: DefaultRules.file.groups))
    state.apply(batch((0..<3_600).map { line($0) }.joined()))
    for minute in 0..<60 { state.advance(to: Timestamp(seconds: Int64(march + 86_400 * 30 + minute * 60))) }
    #expect(state.takeAlertEvents().isEmpty)
  }

  @Test func trafficBelowATenthIsFound() {
    #expect(after(12) { $0.rate = 3 }.keys.contains("ModelTrafficFell"))
    #expect(after(12) { $0.rate = 20 } == [:])
  }

  @Test func aTargetThatDoesNotAnswerIsFound() {
    #expect(after(3) { $0.targetIsUp = false }.keys.sorted() == ["TargetDown"])
  }

  @Test func aSourceThatCannotBeReadIsFound() {
    #expect(after(3) { $0.source = .failed("permission denied") }.keys.sorted() == ["SourceDown"])
  }

  @Test func linesThatCannotBeUnderstoodAreFound() {
    #expect(after(5) { $0.malformedLines = 6 }.keys.sorted() == ["MalformedLines"])
    #expect(after(5) { $0.malformedLines = 1 } == [:])
  }

  @Test func requestsThatFailAreFound() throws {
    let fired = after(8) { $0.errorRatio = 0.2 }
    #expect(fired.keys.sorted() == ["ErrorRatioHigh"])
    #expect(try #require(fired["ErrorRatioHigh"]).contains("% of its requests"))
  }

  @Test func slowAnswersAreFoundAgainstTheReference() throws {
    let fired = after(18) { $0.latencyFactor = 4 }
    #expect(fired.keys.sorted() == ["LatencyHigh"])
    #expect(try #require(fired["LatencyHigh"]).contains("where the reference had 14"))
  }

  @Test func wrongAnswersAreFoundWhenTheirLabelsCome() throws {
    let fired = after(25) { $0.isWrong = true }
    let reason = try #require(fired["QualityFell"])
    #expect(reason.hasPrefix("accuracy of the last hour is 0."))
    #expect(fired["DriftCostsQuality"] == nil)
  }

  @Test func driftThatCostsQualityIsFoundWithoutLabels() throws {
    let fired = after(40) {
      $0.drifts = true
      $0.brings.labels = false
    }
    #expect(try #require(fired["DriftCostsQuality"]).contains("is estimated, before labels come, by 0."))
    #expect(fired["FeaturesDrift"] != nil)
    #expect(fired["QualityFell"] == nil)
  }

  @Test func aFieldThatIsMissingIsFound() throws {
    let fired = after(25) { $0.brings.feature = false }
    #expect(try #require(fired["SchemaChanged"]).hasSuffix("of them are missing, which the reference's are not"))
  }

  @Test func labelsThatStopAreFound() {
    let fired = after(40) { $0.brings.labels = false }
    #expect(fired.keys.sorted() == ["LabelsLate", "LabelsStopped"] || fired.keys.sorted() == ["LabelsStopped"])
  }

  @Test func labelsThatComeForFewerRecordsAreFound() {
    let fired = after(80) { $0.brings.labels = false }
    #expect(fired.keys.contains("LabelsLate"))
  }
}
