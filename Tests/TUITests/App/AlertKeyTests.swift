import Alerting
import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("Keys about alerts")
struct AlertKeyTests {
  private func list() -> AlertScript {
    var script = AlertScript()
    script.press(.character("i"), .character("g"))
    return script
  }

  @Test func acknowledgesWithANoteAndSaysItIsWriting() {
    var script = list()
    #expect(script.rows(of: "QualityBelow").contains("▲ firing"))
    script.press(.character("a"))
    #expect(script.footer.contains("acknowledge, note:"))
    script.type("on it")
    script.press(.enter)
    #expect(script.footer.contains("…writing"))
    #expect(script.rows(of: "QualityBelow").contains("✓ acked"))
    #expect(script.rows(of: "QualityBelow").contains("ann@ops1 03:12 “on it”"))
    script.script.send(.notice("Acknowledged; on disk."))
    #expect(script.footer.contains("Acknowledged; on disk."))
    #expect(script.script.row(0).contains("▲ 2 firing  ✓ 2 ack"))
  }

  @Test func escapeSendsNothing() {
    var script = list()
    script.press(.character("a"))
    script.type("x")
    script.press(.escape)
    #expect(script.deeds.isEmpty && script.rows(of: "QualityBelow").contains("▲ firing"))
  }

  @Test func undoTakesTheLastDeedBack() {
    var script = list()
    script.press(.character("a"), .enter)
    #expect(script.rows(of: "QualityBelow").contains("✓ acked"))
    script.press(.character("u"))
    #expect(script.rows(of: "QualityBelow").contains("▲ firing"))
    #expect(script.footer.contains("Taking back the acknowledgement"))
  }

  @Test func undoWithoutADeedOfOnesOwnGivesTheSelectedAlertBack() {
    var script = list()
    script.press(.character("/"))
    script.type("modelsilent")
    script.press(.enter, .character("u"))
    guard case .unacknowledge = script.deeds.first else {
      Issue.record("\(script.deeds)")
      return
    }
    #expect(script.rows(of: "ModelSilent").contains("▲ firing"))
  }

  @Test func whatIsAcknowledgedInAnAlertmanagerIsGivenBackThere() {
    var alerts = SampleAlerts.morning()
    let silence = Silence(
      id: "0f3c", matchers: [SilenceMatcher(name: "alertname", value: "QualityBelowReference")],
      startsAt: alerts.ago(5), endsAt: alerts.ago(-10))
    alerts.book.take([ForeignSilence(silence: silence, createdBy: "karma", comment: "ACK! looking")], from: "am")
    var script = AlertScript(alerts)
    script.press(.character("i"), .character("g"), .character("/"))
    script.type("quality")
    script.press(.enter)
    #expect(script.rows(of: "QualityBelow").contains("✓ acked"))
    script.press(.character("U"))
    #expect(script.deeds == [.expire(silence: "0f3c")])
  }

  @Test func undoOfAnUnacknowledgementBringsTheHandBack() {
    var script = list()
    script.press(.character("/"))
    script.type("modelsilent")
    script.press(.enter, .character("U"), .character("u"))
    #expect(script.rows(of: "ModelSilent").contains("✓ acked"))
    #expect(script.rows(of: "ModelSilent").contains("holiday"))
  }

  @Test func acknowledgesAllThatFireAndAreShown() {
    var script = list()
    script.press(.character("A"))
    #expect(script.footer.contains("acknowledge 3 alerts, note:"))
    script.press(.enter)
    #expect(script.deeds.count == 3)
    #expect(script.script.row(0).contains("✓ 4 acknowledged") && !script.script.row(0).contains("firing"))
    script.press(.character("u"))
    #expect(script.script.row(0).contains("▲ 3 firing"))
  }

  @Test func aFilterKeepsAcknowledgeAllToWhatIsShown() {
    var script = list()
    script.press(.character("/"))
    script.type("page")
    script.press(.enter)
    #expect(!Footer.entries(of: script.script.app).contains { $0.label == "ack all" })
    script.press(.character("a"), .enter)
    #expect(script.deeds.count == 1)
  }

  @Test func silencesByTheLabelsOfTheSelectedAlert() {
    var script = list()
    script.press(.character("s"), .end, .control("u"))
    script.type("2h model=\"fraud-v3\" # deploy #2")
    script.press(.enter)
    guard case .silence(let silence) = script.deeds.first else {
      Issue.record("\(script.deeds)")
      return
    }
    #expect(silence.matchers == [SilenceMatcher(name: "model", value: "fraud-v3")])
    #expect(silence.endsAt == SampleSnapshots.time + .seconds(7_200))
    for name in ["QualityBelow", "DriftWithLoss", "LabelsLate"] {
      #expect(script.rows(of: name).contains("∅ silenced"), "\(name)")
    }
    #expect(script.rows(of: "QualityBelow").contains("until 05:12 “deploy #2”"))
    script.press(.character("u"))
    #expect(script.rows(of: "QualityBelow").contains("▲ firing"))
  }

  @Test func theSilenceLineBeginsWithTheAlertsLabels() {
    var script = list()
    script.press(.character("s"), .enter)
    guard case .silence(let silence) = script.deeds.first else {
      Issue.record("\(script.deeds)")
      return
    }
    #expect(silence.matchers.map(\.name) == ["alertname", "model", "severity"])
  }

  @Test(arguments: ["2h", "2h model=", "soon model=\"x\"", "2h model=~\".*\"", "", "0h model=\"x\""])
  func whatIsNoSilenceStaysInTheLine(text: String) {
    var script = list()
    script.press(.character("s"), .end, .control("u"))
    script.type(text)
    script.press(.enter)
    #expect(script.deeds.isEmpty && script.script.app.alerts.prompt?.problem != nil)
  }

  @Test func snoozesUntilATimeOfDay() {
    var script = list()
    script.press(.character("z"))
    script.type("06:00 holiday")
    script.press(.enter)
    guard case .snooze(_, let until) = script.deeds.first else {
      Issue.record("\(script.deeds)")
      return
    }
    #expect(until.description.contains("T06:00:00"))
    #expect(script.rows(of: "QualityBelow").contains("✓ snoozed"))
    #expect(script.rows(of: "QualityBelow").contains("until 06:00 “holiday”"))
  }

  @Test func marksGoFromRealToNoiseToNone() {
    var script = list()
    script.press(.character("!"))
    #expect(script.rows(of: "QualityBelow").contains("marked as real"))
    script.press(.character("!"))
    #expect(script.rows(of: "QualityBelow").contains("marked as noise"))
    script.press(.character("!"))
    #expect(!script.rows(of: "QualityBelow").contains("marked"))
    script.press(.character("u"))
    #expect(script.rows(of: "QualityBelow").contains("marked as noise"))
  }

  @Test func aNoteStandsUnderItsAlertAndCanBeTakenBack() {
    var script = list()
    script.press(.character("n"))
    script.type("asked the data team")
    script.press(.enter)
    #expect(script.rows(of: "QualityBelow").contains("“asked the data team”"))
    script.press(.character("u"))
    #expect(!script.rows(of: "QualityBelow").contains("asked"))
  }

  @Test func aHigherSeverityAsksAgain() {
    var script = list()
    script.press(.character("/"))
    script.type("driftwith")
    script.press(.enter, .character("a"), .enter)
    #expect(script.rows(of: "DriftWithLoss").contains("✓ acked"))
    script.alerts.time = script.alerts.time + .seconds(60)
    script.alerts.fire("DriftWithLoss", model: "fraud-v3", "page", minutesAgo: 0, value: 0.3)
    script.refresh()
    let rows = script.rows(of: "DriftWithLoss")
    #expect(rows.contains("▲ firing") && rows.contains("severity rose from warning to page: ann@ops1 took it"))
  }

  @Test func aReFireAsksAgain() {
    var script = list()
    script.press(.character("a"), .enter)
    let id = script.alerts.book.entries(at: script.alerts.time)
      .first { $0.episode.name == "QualityBelowReference" }?.episode.id
    script.alerts.time = script.alerts.time + .seconds(60)
    if let id { script.alerts.resolve(id) }
    script.refresh()
    #expect(script.rows(of: "QualityBelow").contains("· resolved"))
    script.alerts.time = script.alerts.time + .seconds(60)
    script.alerts.fire("QualityBelowReference", model: "fraud-v3", "page", minutesAgo: 0, value: 0.8)
    script.refresh()
    #expect(script.script.screen().contains("▲ firing   QualityBelow"))
  }

  @Test func theOverviewsAlertIsAcknowledgedWhereItStands() {
    var script = AlertScript()
    #expect(script.rows(of: "fraud-v3").contains("▲ firing"))
    script.press(.end, .character("a"))
    script.type("mine")
    script.press(.enter)
    #expect(script.deeds.count == 1)
    script.press(.character("i"))
    #expect(script.rows(of: "QualityBelow").contains("ann@ops1 03:12 “mine”"))
  }

  @Test func theDetailTakesTheSameKeys() {
    var script = list()
    script.press(.enter, .character("a"), .enter)
    #expect(script.deeds.count == 1)
    #expect(script.script.screen().contains("✓ acked  QualityBelowReference"))
    script.press(.escape)
    #expect(script.script.app.showsAlertList)
  }

  @Test func theDetailSilencesAndMarksToo() {
    var script = list()
    script.press(.enter, .character("!"))
    #expect(script.deeds.count == 1 && script.script.screen().contains("marked as real"))
    script.press(.character("s"), .enter)
    #expect(script.script.screen().contains("∅ silenced  QualityBelowReference"))
  }

  @Test func theOverviewsAlertIsSilencedAndMarkedWhereItStands() {
    var script = AlertScript()
    script.press(.end, .character("!"))
    #expect(script.deeds.count == 1)
    script.press(.character("s"))
    #expect(script.footer.contains("silence for:"))
    script.press(.enter)
    guard case .silence(let silence) = script.deeds.first else {
      Issue.record("\(script.deeds)")
      return
    }
    #expect(silence.matchers.map(\.value) == ["QualityBelowReference", "fraud-v3", "page"])
    script.press(.character("i"))
    #expect(script.rows(of: "QualityBelow").contains("∅ silenced") && script.rows(of: "QualityBelow").contains("real"))
  }

  @Test(arguments: ["a", "s", "z", "n", "A"])
  func aKeyThatNoAlertIsThereForSaysSoAndSwallowsWhatIsTyped(key: Unicode.Scalar) {
    var script = AlertScript(SampleAlerts())
    script.press(.character("i"), .character(key))
    #expect(script.footer.contains("no alert is listed"))
    script.type("quit v o")
    #expect(script.footer.contains("no alert is listed") && script.footer.contains("quit v o"))
    script.press(.enter)
    #expect(script.deeds.isEmpty && script.footer.contains("Nothing was done: no alert is listed"))
    #expect(script.script.app.showsAlertList && script.script.app.alerts.prompt == nil)
    script.press(.character(key), .escape)
    #expect(script.script.app.alerts.prompt == nil)
  }

  @Test func aKeyThatNoAlertIsThereForSaysWhy() {
    var script = list()
    script.press(.character("/"))
    script.type("targetdown")
    script.press(.enter, .character("a"))
    #expect(script.footer.contains("this alert is over"))
    script.press(.escape, .character("u"))
    #expect(script.footer.contains("There is nothing to take back."))
    script.press(.character("/"))
    script.type("xyz")
    script.press(.enter, .character("!"))
    #expect(script.footer.contains("Nothing was marked: no alert matches the filter."))
    var calm = AlertScript(SampleAlerts())
    calm.press(.character("a"))
    #expect(calm.footer.contains("no alert is about this row"))
  }

  @Test func allOfOneIsAskedForLikeOne() {
    var script = list()
    script.press(.character("/"))
    script.type("page")
    script.press(.enter, .character("A"), .enter)
    #expect(script.deeds.count == 1)
  }

  @Test func movingAmongManyAlertsAsksForNothing() {
    var alerts = SampleAlerts()
    for number in 0..<2_000 { alerts.fire("Many", model: "m\(number)", "page", minutesAgo: 9, value: 1) }
    var script = AlertScript(alerts)
    script.press(.character("i"))
    for key in [.down, .end, .up, .pageUp, .home, .pageDown] as [Key] {
      let before = script.script.app.alerts.selectedIndex
      script.press(key)
      #expect(script.script.effects.isEmpty && script.script.app.alerts.selectedIndex != before, "\(key)")
    }
  }

  @Test func newValuesAreShownInTheRowsAsTheyAre() throws {
    var script = list()
    var snapshot = script.alerts.answer(to: script.script.app.request)
    snapshot.alertList?.arrangement = AlertArrangement()
    script.script.send(.snapshot(snapshot))
    script.press(.character("o"), .character("o"), .character("o"))
    let rows = script.script.app.alerts.rows.rows
    let index = try #require(snapshot.alertList?.entries.firstIndex { $0.episode.name == "QualityBelowReference" })
    snapshot.alertList?.entries[index].episode.value = 0.123
    script.script.send(.snapshot(snapshot))
    #expect(script.rows(of: "QualityBelow").contains(".123") && script.script.app.alerts.rows.rows == rows)
  }

  @Test func aFrozenScreenSaysSo() {
    var script = list()
    script.press(.character(" "), .character("a"), .enter)
    #expect(script.footer.contains("the screen is frozen"))
  }

  @Test func incidentsAreGroupedUnderTheFirstMover() {
    var script = list()
    #expect(script.rows(of: "DriftWithLoss").contains("├ DriftWithLoss"))
    script.press(.character("v"))
    #expect(!script.script.screen().contains("├"))
  }

  @Test func theSelectionStaysOnItsAlert() {
    var script = list()
    script.press(.character("j"), .character("o"))
    #expect(script.rows(of: "DriftWithLoss").hasPrefix(" ▸") || script.rows(of: "DriftWithLoss").hasPrefix("▸"))
  }

  @Test func anAlertThatFiresCallsSomebodyOnce() {
    var script = AlertScript()
    script.alerts.fire("Another", model: "fraud-v3", "page", minutesAgo: 0, value: 1)
    let snapshot = script.alerts.answer(to: script.script.app.request)
    #expect(script.script.app.update(.snapshot(snapshot)) == [.alarm("driftop: 1 alert fires, 4 in all")])
    #expect(script.script.app.update(.snapshot(snapshot)).isEmpty)
  }
}
