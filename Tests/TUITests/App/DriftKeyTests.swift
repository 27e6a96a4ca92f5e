import Analysis
import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("Keys of the drift view")
struct DriftKeyTests {
  private func opened(_ scene: SampleDrift.Scene = .drifting) -> AppScript {
    var script = AppScript { SampleDrift.answer(to: $0, scene) }
    script.press(.end, .character("9"))
    return script
  }

  @Test func nineOpensTheDriftOfTheSelectedModel() {
    let script = opened()
    #expect(script.app.currentView == .drift)
    #expect(script.app.request.model == SampleSnapshots.fraud)
    #expect(script.app.request.parts.contains(.drift))
    #expect(script.screen().contains("▸amount           ▲ drift"))
  }

  @Test func aCommandOpensItToo() {
    var script = AppScript { SampleDrift.answer(to: $0) }
    script.press(.end)
    script.type(":drift")
    script.press(.enter)
    #expect(script.app.currentView == .drift)
  }

  @Test func nothingIsHeldAgainstAReferenceWithoutOne() {
    var script = AppScript()
    script.press(.end, .character("9"))
    #expect(script.app.currentView == .overview)
    script.press(.enter)
    #expect(!script.row(1).contains("drift"))
  }

  @Test func enterOpensAFeatureAndEscapeGoesBackToTheList() {
    var script = opened()
    script.press(.down, .enter)
    #expect(script.app.request.feature == "channel")
    #expect(script.screen().contains("41 values never seen before"))
    script.press(.escape)
    #expect(script.app.request.feature == nil)
    #expect(script.screen().contains("▸channel"))
    script.press(.escape)
    #expect(script.app.currentView == .model)
  }

  @Test func theArrowsGoFromFeatureToFeature() {
    var script = opened()
    script.press(.enter, .right, .character("l"))
    #expect(script.app.request.feature == "hour")
    script.press(.left)
    #expect(script.app.request.feature == "channel")
  }

  @Test func aFilterNarrowsTheFeaturesAndEscapeWidensThemAgain() {
    var script = opened(.many)
    script.type("/_19")
    #expect(script.screen().contains("11 of 200 features"))
    #expect(script.app.listedFeatures.count == 11)
    script.press(.enter, .escape)
    #expect(script.app.listedFeatures.count == 200)
    #expect(script.app.currentView == .drift)
  }

  @Test func theSelectionFollowsItsFeatureWhenTheOrderChanges() {
    var script = opened()
    script.press(.down, .down)
    #expect(script.app.selectedFeature?.name == "hour")
    script.press(.character("o"))
    #expect(script.app.driftList.order == .contribution)
    script.press(.character("o"))
    #expect(script.app.driftList.order == .name)
    #expect(script.app.listedFeatures.first?.name == "account_age_days")
    #expect(script.app.selectedFeature?.name == "hour")
    script.press(.character("o"))
    #expect(script.app.driftList.order == .gravity)
  }

  @Test func theEndIsReachedAndSeen() {
    var script = opened(.many)
    script.press(.end)
    #expect(script.screen().contains("▸feature_199"))
    script.press(.home)
    #expect(script.screen().contains("▸feature_0"))
  }

  @Test func theFooterShowsOnlyWhatWorksInTheListAndInAFeature() {
    var script = opened()
    #expect(script.row(23).contains("↵ open") && script.row(23).contains("o sort"))
    #expect(!script.row(23).contains("strangest"))
    script.press(.enter)
    #expect(script.row(23).contains("←→ feature"))
    #expect(!script.row(23).contains("↵ open") && !script.row(23).contains("o sort"))
  }

  @Test func aPausedScreenWaitsForTheFeatureThatWasAskedFor() {
    var script = opened()
    script.press(.character(" "))
    let list = script.answer(script.app.request)
    _ = script.app.update(.key(.enter))
    #expect(!list.answers(script.app.request))
    #expect(script.answer(script.app.request).answers(script.app.request))
  }

  @Test func tabGoesFromTheCurvesToTheDrift() {
    var script = AppScript { SampleDrift.answer(to: $0) }
    script.press(.end, .character("4"), .tab)
    #expect(script.app.currentView == .drift)
    script.press(.tab)
    #expect(script.app.currentView == .slices)
    script.press(.tab)
    #expect(script.app.currentView == .records)
  }
}
