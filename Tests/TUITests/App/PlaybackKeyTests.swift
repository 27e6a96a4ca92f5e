import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("Keys of the past")
struct PlaybackKeyTests {
  private static func replay(_ playback: PlaybackStatus = SampleSnapshots.playback) -> AppScript {
    AppScript { SampleSnapshots.replayed($0, playback) }
  }

  /// A live screen that keeps its past, an hour and a half after it began.
  static func liveScript(width: Int = 80, height: Int = 24, unicode: Bool = true) -> AppScript {
    var script = AppScript()
    var configuration = AppConfiguration(window: SampleSnapshots.window)
    configuration.keepsPast = true
    script.app = App(
      configuration: configuration, abilities: TerminalAbilities(colors: .none, unicode: unicode))
    script.send(.resized(width: width, height: height))
    script.send(.clock(SampleSnapshots.recordingEnd))
    script.send(.snapshot(SampleSnapshots.answer(to: script.app.request)))
    return script
  }

  @Test(arguments: [
    (Key.character(" "), PlaybackCommand.togglePlaying), (.character("["), .move(.seconds(-60))),
    (.character("]"), .move(.seconds(60))), (.character("{"), .move(.seconds(-600))),
    (.character("}"), .move(.seconds(600))), (.character("H"), .move(.seconds(-3_600))),
    (.character("L"), .move(.seconds(3_600))), (.character(","), .step(-1)), (.character("."), .step(1)),
    (.character("<"), .speed(30)), (.character(">"), .speed(120)),
    (.character("("), .previous(Set(PlaybackStatus.Mark.Kind.allCases))),
    (.character(")"), .next(Set(PlaybackStatus.Mark.Kind.allCases))), (.home, .start), (.end, .end),
    (.character("="), .pin),
  ])
  func asksForAnotherTime(key: Key, command: PlaybackCommand) {
    var script = Self.replay()
    script.press(key)
    #expect(script.effects == [.play(command)])
  }

  @Test(arguments: [
    ("go 03:20", PlaybackCommand.seek(Timestamp(seconds: 1_772_335_200))),
    ("go to 2026-03-01 02:30", .seek(Timestamp(seconds: 1_772_332_200))), ("go +5m", .move(.seconds(300))),
    ("next alert", .next([.alert])), ("previous gap", .previous([.gap])), ("next verdict", .next([.verdict])),
    ("prev dep", .previous([.deployment])), ("speed 1000", .speed(1_000)), ("speed 1/4", .speed(0.25)),
    ("speed max", .speed(nil)), ("next", .next(Set(PlaybackStatus.Mark.Kind.allCases))), ("play", .togglePlaying),
    ("compare", .pin), ("step-back", .step(-1)), ("back-hour", .move(.seconds(-3_600))),
  ])
  func thePaletteDoesWhatTheKeysDo(text: String, command: PlaybackCommand) {
    var script = Self.replay()
    script.type(":" + text)
    script.press(.enter)
    #expect(script.effects == [.play(command)], "\(script.row(23))")
  }

  @Test func thePaletteSaysWhatMayFollow() {
    var script = Self.replay()
    script.type(":next ")
    #expect(script.row(23).contains("next alert, verdict, gap, deployment"))
    script.press(.escape)
    script.type(":speed")
    #expect(script.row(23).contains("1/4 to 10000, max"))
  }

  @Test(arguments: ["go 25:00", "go to 09:00", "go 2026-03-04", "speed 0", "speed 20000", "next nonsense"])
  func refusesWithAWordWhatDoesNotExist(text: String) {
    var script = Self.replay()
    script.type(":" + text)
    script.press(.enter)
    #expect(script.effects.isEmpty)
    #expect(script.row(23).hasPrefix(" “"), "\(script.row(23))")
  }

  @Test func asksForATimeAndGoesThere() {
    var script = Self.replay()
    script.press(.character("@"))
    #expect(script.row(23).hasPrefix(" @") && script.row(23).contains("2026-03-02 09:31"))
    script.type("02:45:10")
    script.press(.enter)
    #expect(script.effects == [.play(.seek(Timestamp(seconds: 1_772_333_110)))])
  }

  @Test func speedEndsAtAQuarterAndAtAsFastAsPossible() {
    var playback = SampleSnapshots.playback
    playback.speed = 10_000
    var script = Self.replay(playback)
    script.press(.character(">"))
    #expect(script.effects == [.play(.speed(nil))])
    playback.speed = nil
    script = Self.replay(playback)
    script.press(.character(">"))
    #expect(script.effects.isEmpty)
    playback.speed = 0.25
    script = Self.replay(playback)
    script.press(.character("<"))
    #expect(script.effects.isEmpty && script.row(22).contains("×1/4"))
  }

  @Test func aReplayFreezesByPausingAndListsKeepTheirOwnEnds() {
    var script = Self.replay()
    script.press(.character("G"))
    #expect(script.app.selectedModel == SampleSnapshots.fraud && script.effects.isEmpty)
    script.press(.character(" "))
    #expect(!script.app.isPaused)
    #expect(!script.row(0).contains("paused"))
  }

  @Test func whatTheRecordingLacksIsSaidOnce() {
    var script = Self.replay()
    var playback = SampleSnapshots.playback
    playback.notes = ["features.name: values were masked when this was recorded"]
    for _ in 0..<2 {
      script.send(.snapshot(SampleSnapshots.replayed(script.app.request, playback)))
      #expect(script.row(23) == " features.name: values were masked when this was recorded")
    }
    script.press(.down)
    script.send(.snapshot(SampleSnapshots.replayed(script.app.request, playback)))
    #expect(!script.row(23).contains("masked"))
  }

  @Test func whatIsNotThereIsSaidWheneverItIsLookedFor() {
    var script = Self.replay()
    var playback = SampleSnapshots.playback
    for number in 1...2 {
      playback.miss = .init(text: "No alert before this", number: number)
      for _ in 0..<2 {
        script.send(.snapshot(SampleSnapshots.replayed(script.app.request, playback)))
        #expect(script.row(23) == " No alert before this")
      }
      script.press(.down)
      script.send(.snapshot(SampleSnapshots.replayed(script.app.request, playback)))
      #expect(!script.row(23).contains("No alert"))
    }
  }

  @Test(arguments: ViewKind.allCases)
  func noKeyOfThePastHasTwoMeanings(view: ViewKind) {
    for playback in [SampleSnapshots.playback, SampleSnapshots.past, nil] {
      var script = Self.liveScript()
      if let playback {
        if playback.isPastOfLive { script.press(.character("[")) }
        script.answer = { SampleSnapshots.replayed($0, playback) }
        script.send(.snapshot(script.answer(script.app.request)))
      }
      script.press(AppScript.key(of: view))
      let enabled = Binding.all.filter { $0.isEnabled(script.app) }.flatMap { $0.keys(in: script.app) }
      #expect(Set(enabled).count == enabled.count, "\(playback?.isPastOfLive as Any)")
    }
  }

  @Test func aJumpThatEndsOnAMarkSaysWhatItIs() {
    var script = Self.replay()
    var playback = SampleSnapshots.playback
    playback.position = playback.marks[3].time
    playback.isPlaying = false
    script.send(.snapshot(SampleSnapshots.replayed(script.app.request, playback)))
    #expect(script.row(23) == " ▲ QualityFell fires: fraud-v3")
    // Where beats are long, the mark lies before the beat with which it is seen.
    script.press(.down)
    playback.position = playback.position + .seconds(20)
    script.send(.snapshot(SampleSnapshots.replayed(script.app.request, playback)))
    #expect(!script.row(23).contains("QualityFell"))
    playback.reached = playback.marks.last
    script.send(.snapshot(SampleSnapshots.replayed(script.app.request, playback)))
    #expect(script.row(23) == " ▲ QualityFell fires: fraud-v3")
  }

  @Test func aReplayRingsNoBell() {
    var script = Self.replay()
    var snapshot = SampleSnapshots.replayed(script.app.request)
    snapshot.alerts = AlertSummary()
    script.send(.snapshot(snapshot))
    snapshot.alerts?.firing = 2
    script.send(.snapshot(snapshot))
    #expect(script.effects.isEmpty)
  }

  // MARK: The past of a live session

  @Test func aLiveScreenWithoutAPastHasNoKeysForIt() {
    var script = AppScript()
    script.press(.character("["), .character("{"), .character("("), .character("@"), .character("="))
    #expect(script.effects.isEmpty && script.app.prompt == nil)
    #expect(!script.row(23).contains("back in time"))
  }

  @Test func bracketsBeginALookBackAndSpaceStillFreezes() {
    var script = Self.liveScript()
    #expect(script.screen(width: 120).contains("[ back in time"))
    script.press(.character(" "))
    #expect(script.app.isPaused && script.effects.isEmpty)
    script.press(.character("["))
    #expect(script.effects == [.play(.move(.seconds(-60)))])
    #expect(!script.app.isPaused && script.app.isLookingBack)
    script.press(.character(" "))
    #expect(script.effects == [.play(.togglePlaying)])
  }

  @Test func thePresentDoesNotDisturbThePastButRings() {
    var script = Self.liveScript()
    var present = SampleSnapshots.answer(to: script.app.request)
    present.alerts = AlertSummary()
    script.send(.snapshot(present))
    script.press(.character("["))
    script.send(.snapshot(SampleSnapshots.replayed(script.app.request, SampleSnapshots.past)))
    #expect(script.row(22).contains("‖ 03:27:55  12 min before now"))
    present.alerts?.firing = 1
    script.send(.snapshot(present))
    #expect(script.effects == [.alarm("driftop: 1 alert fires")])
    #expect(script.row(0).contains(" PAST "))
  }

  @Test func endGoesBackToNowFromWhereverOneIs() {
    for view in ViewKind.allCases {
      var script = Self.liveScript()
      script.press(.character("{"))
      script.send(.snapshot(SampleSnapshots.replayed(script.app.request, SampleSnapshots.past)))
      script.press(AppScript.key(of: view))
      script.effects = script.app.update(.key(.end))
      #expect(script.effects == [.play(.end), .requestSnapshot], "\(view)")
      script.send(.snapshot(SampleSnapshots.answer(to: script.app.request)))
      // One that was still under way.
      script.send(.snapshot(SampleSnapshots.replayed(script.app.request, SampleSnapshots.past)))
      #expect(!script.row(0).contains("PAST"), "\(view)")
    }
  }

  @Test func whatIsDoneInThePastIsNotTakenBackInThePresent() {
    var script = AppScript { SampleAlerts.morning().answer(to: $0) }
    var configuration = AppConfiguration(window: SampleSnapshots.window)
    configuration.keepsPast = true
    script.app = App(configuration: configuration)
    script.send(.snapshot(SampleAlerts.morning().answer(to: script.app.request)))
    script.press(.character("i"), .character("!"), .character("["))
    #expect(script.app.alerts.undoing.isEmpty)
    script.press(.character("!"))
    #expect(script.app.alerts.undoing.count == 1)
    script.press(.end)
    #expect(script.app.alerts.undoing.count == 1)
    script.press(.character("u"))
    #expect(script.effects.count == 1 && script.app.alerts.undoing.isEmpty)
  }

  @Test func aPastThatEndsLeavesThePresent() {
    var script = Self.liveScript()
    script.press(.character("["))
    script.effects = script.app.update(.present)
    #expect(script.effects == [.requestSnapshot] && !script.app.isLookingBack)
  }

  @Test func comparingOnALiveScreenKeepsThePresent() {
    var script = Self.liveScript()
    script.press(.character("="))
    #expect(script.effects == [.play(.pin)] && !script.app.isLookingBack)
  }
}
