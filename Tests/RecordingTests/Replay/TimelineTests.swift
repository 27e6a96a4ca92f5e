import Monitor
import Telemetry
import Testing

@testable import Recording

@Suite struct TimelineTests {
  private static func mark(_ kind: PlaybackStatus.Mark.Kind, _ second: Int64, _ text: String) -> PlaybackStatus.Mark {
    PlaybackStatus.Mark(kind: kind, time: Timestamp(seconds: second), text: text)
  }

  private static let recorded = [
    mark(.deployment, 100, "fraud 2 is seen for the first time"),
    mark(.gap, 200, "nothing was recorded for 5 minutes"), mark(.verdict, 300, "fraud: amount drift"),
    mark(.alert, 400, "QualityFell fires: fraud"),
  ]

  @Test func whatWasMarkedWhileItWasRecordedIsNotMarkedAgain() {
    var timeline = Timeline()
    timeline.add(recorded: Self.recorded)
    timeline.add([
      Self.mark(.deployment, 130, "fraud 2 is seen for the first time"),
      Self.mark(.gap, 199, "nothing came for 300 s"), Self.mark(.verdict, 390, "fraud: amount drift"),
      Self.mark(.alert, 455, "QualityFell fires: fraud"),
    ])
    #expect(timeline.marks == Self.recorded)
  }

  @Test func whatComesAgainLaterIsAnother() {
    var timeline = Timeline()
    timeline.add(recorded: Self.recorded)
    timeline.add([
      Self.mark(.alert, 461, "QualityFell fires: fraud"), Self.mark(.alert, 430, "ErrorsRose fires: fraud"),
    ])
    #expect(timeline.marks.map(\.time.milliseconds) == [100, 200, 300, 400, 430, 461].map { $0 * 1_000 })
  }

  @Test func verdictsAreLookedForWhereNoneWereRecorded() {
    var timeline = Timeline()
    timeline.add(recorded: Self.recorded.filter { $0.kind != .verdict })
    timeline.add([Self.mark(.verdict, 390, "fraud: amount drift")])
    #expect(timeline.marks.map(\.kind) == [.deployment, .gap, .verdict, .alert])
  }

  private enum Found: Equatable {
    case at(Int64)
    case unknown
    case none
  }

  private func before(_ second: Int64, in timeline: Timeline) -> Found {
    let search = Timeline.Search(kinds: [.alert], isForward: false)
    switch timeline.mark(search, from: Timestamp(seconds: second)) {
    case .found(let mark): return .at(mark.time.milliseconds / 1_000)
    case .unknown: return .unknown
    case .none: return .none
    }
  }

  @Test func theMarkBeforeIsKnownOnceAllBeforeHasBeenLookedThrough() {
    var timeline = Timeline()
    #expect(before(500, in: timeline) == .unknown)
    timeline.add([Self.mark(.alert, 50, "a")])
    timeline.markedUntil = Timestamp(seconds: 60)
    // Another may lie between.
    #expect(before(500, in: timeline) == .unknown)
    #expect(before(55, in: timeline) == .at(50))
    #expect(before(40, in: timeline) == .none)
    timeline.markedUntil = Timestamp(seconds: 500)
    #expect(before(500, in: timeline) == .at(50))
  }

  @Test func whatWasRecordedNeedsNoLook() {
    var timeline = Timeline()
    timeline.markedUntil = Timestamp(seconds: 60)
    timeline.add(recorded: Self.recorded)
    #expect(before(500, in: timeline) == .at(400))
    #expect(before(300, in: timeline) == .unknown)
  }
}
