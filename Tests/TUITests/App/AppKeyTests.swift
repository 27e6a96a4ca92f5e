import Monitor
import Predictions
import Telemetry
import Testing

@testable import TUI

@Suite("Keys")
struct AppKeyTests {
  @Test func startsOnTheOverviewEvenWithOneModel() {
    let script = AppScript { OddSnapshots.snapshot("one model", $0) }
    #expect(script.app.currentView == .overview)
    #expect(script.row(3).hasPrefix(" MODEL"))
    #expect(script.row(4).hasPrefix("▸fraud-v3"))
  }

  @Test func beginsWithTheConfiguredViewOnceAModelIsKnown() {
    var app = App(configuration: AppConfiguration(window: SampleSnapshots.window, initialView: .curves))
    #expect(app.request.model == nil)
    let effects = app.update(.snapshot(SampleSnapshots.answer(to: app.request)))
    #expect(effects == [.requestSnapshot])
    #expect(app.request.model == SampleSnapshots.chat)
    #expect(app.request.parts == [.curves])
  }

  @Test func enterOpensTheSelectedModelAndEscapeGoesBack() {
    var script = AppScript()
    script.press(.down, .character("j"), .enter)
    #expect(script.app.currentView == .model)
    #expect(script.app.request.model == SampleSnapshots.digits)
    script.press(.escape)
    #expect(script.app.currentView == .overview)
    #expect(script.app.selectedModel == SampleSnapshots.digits)
    #expect(script.app.request.model == nil)
  }

  @Test func aWindowThatAKeyHasSetStays() {
    var app = App(configuration: AppConfiguration(window: .duration(.seconds(300))))
    _ = app.update(.window(.duration(.seconds(900))))
    #expect(app.request.window == .duration(.seconds(900)))
    _ = app.update(.key(.character("-")))
    #expect(app.request.window == .duration(.seconds(300)))
    _ = app.update(.window(.duration(.seconds(900))))
    #expect(app.request.window == .duration(.seconds(300)))
  }

  @Test func theSelectionStopsAtBothEnds() {
    var script = AppScript()
    script.press(.up)
    #expect(script.app.selectedModel == SampleSnapshots.chat)
    script.press(.character("G"), .down)
    #expect(script.app.selectedModel == SampleSnapshots.fraud)
    script.press(.character("g"))
    #expect(script.app.selectedModel == SampleSnapshots.chat)
  }

  @Test func tabGoesRoundTheViewsAndBackTabTheOtherWay() {
    var script = AppScript()
    var seen: [ViewKind] = []
    for _ in 0..<5 {
      script.press(.tab)
      seen.append(script.app.currentView)
    }
    #expect(seen == [.model, .confusion, .curves, .records, .overview])
    script.press(.backTab)
    #expect(script.app.currentView == .records)
  }

  @Test func spaceFreezesTheScreenUntilItIsPressedAgain() {
    var script = AppScript()
    script.press(.character(" "))
    var later = SampleSnapshots.answer(to: script.app.request)
    later.models.removeAll { $0.identity == SampleSnapshots.chat }
    script.send(.snapshot(later))
    #expect(script.screen().contains("chat-llm"))
    #expect(script.row(0).contains("paused"))
    script.press(.character(" "))
    #expect(!script.screen().contains("chat-llm"))
    #expect(!script.row(0).contains("paused"))
  }

  @Test func anotherViewCanBeOpenedWhilePaused() {
    var script = AppScript()
    script.press(.end, .character(" "), .enter)
    #expect(script.screen().contains("latency p99"))
    #expect(script.row(0).contains("paused"))
  }

  @Test func aPausedScreenFollowsItsOwnerToAWindowWithoutTheModel() {
    var script = AppScript { request in
      var snapshot = SampleSnapshots.answer(to: request)
      if request.window != SampleSnapshots.window {
        snapshot.models = []
        snapshot.detail = nil
      }
      return snapshot
    }
    script.press(.end, .enter, .character(" "), .character("-"))
    #expect(script.row(0).contains("paused") && script.row(0).contains("last 30 min"))
    #expect(script.screen().contains("This model has no record in the window"))
  }

  @Test func aFilterNarrowsTheModelsAsItIsTyped() {
    var script = AppScript()
    script.type("/DEM")
    #expect(script.app.listedModels.map(\.identity) == [SampleSnapshots.demand])
    #expect(script.app.selectedModel == SampleSnapshots.demand)
    script.press(.enter)
    #expect(script.row(1).hasSuffix("/DEM · 1 of 4 models"))
    script.press(.escape)
    #expect(script.app.listedModels.count == 4)
  }

  @Test func keysOfAFilterAreTextAndNotCommands() {
    var script = AppScript()
    script.type("/q?")
    #expect(script.effects.isEmpty)
    #expect(script.app.currentView == .overview)
    #expect(script.row(23).contains("/q?"))
    script.press(.backspace, .backspace, .backspace)
    #expect(script.app.prompt == nil)
  }

  @Test func aCommandIsRunByThePrefixOfItsName() {
    var script = AppScript()
    script.type(":conf")
    #expect(script.row(23).contains("confusion"))
    script.press(.enter)
    #expect(script.app.currentView == .confusion)
    script.type(":qu")
    script.press(.enter)
    #expect(script.effects == [.quit])
  }

  @Test func anUnknownCommandIsSaidAndForgottenWithTheNextKey() {
    var script = AppScript()
    script.type(":xyzzy")
    script.press(.enter)
    #expect(script.row(23) == " No command that works here begins with “xyzzy”.")
    script.press(.up)
    #expect(script.row(23).hasPrefix(" ↵ open"))
  }

  @Test func plusAndMinusChangeTheWindow() {
    var script = AppScript()
    script.press(.character("-"))
    #expect(script.effects == [.requestSnapshot])
    #expect(script.app.request.window == .duration(.seconds(1_800)))
    script.press(.character("+"), .character("+"))
    #expect(script.app.request.window == .duration(.seconds(10_800)))
    for _ in 0..<20 { script.press(.character("+")) }
    #expect(script.app.request.window == .everything)
    #expect(!script.row(23).contains("+- window"))
  }

  @Test func theThresholdMovesInHundredthsOfTheScoreRange() {
    var script = AppScript()
    script.press(.end, .character("4"), .right, .right, .left)
    let threshold = script.app.request.threshold
    #expect(threshold.map { abs($0 - 0.51) < 1e-12 } == true)
    script.press(.escape, .escape, .up, .enter)
    #expect(script.app.request.threshold == nil)
  }

  @Test func percentGoesThroughTheFourNormalisations() {
    var script = AppScript()
    script.press(.end, .character("3"))
    var captions: [String] = []
    for _ in 0..<4 {
      script.press(.character("%"))
      captions.append(String(script.row(3).prefix(12)))
    }
    #expect(captions == [" % of row · ", " % of column", " % of all · ", " counts · ro"])
  }

  @Test func pChangesBetweenROCAndPrecisionRecall() {
    var script = AppScript()
    script.press(.end, .character("4"))
    #expect(script.row(3).hasPrefix(" ROC   AUC .857"))
    script.press(.character("p"))
    #expect(script.row(3).hasPrefix(" Precision–recall   AP .617"))
  }

  @Test func helpGoesBackToWhereItWasOpened() {
    var script = AppScript()
    script.press(.end, .character("4"), .character("?"))
    #expect(script.app.currentView == .help)
    #expect(script.effects.isEmpty)
    script.press(.character("?"))
    #expect(script.app.currentView == .curves)
  }

  @Test func themesAreAskedForInTurn() {
    var script = AppScript(themes: ["one", "two"])
    script.press(.character("t"))
    #expect(script.effects == [.setTheme("two")])
    script.press(.character("t"))
    #expect(script.effects == [.setTheme("one")])
  }

  @Test func theClockStandsInTheHeader() {
    var script = AppScript()
    script.send(.clock(Timestamp(seconds: 1_772_334_762)))
    #expect(script.row(0).hasSuffix("03:12:42 UTC"))
    #expect(script.effects.isEmpty)
  }

  @Test func historySaysWhereItEnds() {
    let script = AppScript { SampleSnapshots.answer(to: $0, isLive: false) }
    #expect(script.screen(width: 120).contains("history to 2026-03-01 03:12:41 · last 1 h"))
  }

  @Test func recordsOfAnOpenModelAreItsOwn() {
    var script = AppScript()
    script.press(.character("5"))
    #expect(script.app.listedRecords.count == 60)
    script.press(.escape, .end, .enter, .character("5"))
    #expect(script.app.listedRecords.count == 48)
    script.type("/r-10059")
    #expect(script.app.listedRecords.isEmpty)
  }

  @Test func aWiderScreenAsksForMoreBuckets() {
    var script = AppScript()
    script.press(.end, .enter)
    let narrow = script.app.request.bucketCount
    script.send(.resized(width: 200, height: 50))
    #expect(script.effects == [.requestSnapshot])
    #expect(script.app.request.bucketCount == narrow + 240)
  }

  @Test func nothingIsAskedForWhenNothingChanges() {
    var script = AppScript()
    script.send(.snapshot(SampleSnapshots.answer(to: script.app.request)))
    #expect(script.effects.isEmpty)
    script.press(.function(9))
    #expect(script.effects.isEmpty)
  }
}
