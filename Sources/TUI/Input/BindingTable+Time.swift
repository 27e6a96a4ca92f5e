import Monitor

extension Binding {
  /// What moves about in a recording, or in what a live screen has seen.
  static let time: [Binding] = playing + minutes + places + distances

  private static let playing: [Binding] = [
    Binding([.character(" ")], .play, in: .time, help: "play or pause", footer: "play") { $0.isInPast },
    Binding([.end], .now, in: .time, help: "back to now", footer: "now") { $0.isPastOfLive },
    Binding([.character("[")], .lookBack, in: .time, help: "look back at what was seen", footer: "back in time") {
      $0.canScrub && !$0.isInPast
    },
  ]

  private static let minutes: [Binding] = [
    Binding([.character("[")], .backMinute, in: .time, help: "a minute back", footer: "1 min") { $0.isInPast },
    Binding([.character("]")], .forwardMinute, in: .time, help: "a minute on", footer: "1 min") { $0.isInPast },
  ]

  private static let distances: [Binding] = [
    Binding([.character("<")], .slower, in: .time, help: "slower", footer: "speed") {
      $0.isInPast && $0.speedLadder.slower != nil
    },
    Binding([.character(">")], .faster, in: .time, help: "faster, up to as fast as possible", footer: "speed") {
      $0.isInPast && $0.speedLadder.faster != nil
    },
    Binding([.character("{")], .backTenMinutes, in: .time, help: "ten minutes back") { $0.canScrub },
    Binding([.character("}")], .forwardTenMinutes, in: .time, help: "ten minutes on") {
      $0.isInPast
    },
    Binding([.character("H")], .backHour, in: .time, help: "an hour back") { $0.canScrub },
    Binding([.character("L")], .forwardHour, in: .time, help: "an hour on") { $0.isInPast },
    Binding([.character(",")], .stepBack, in: .time, help: "one event time back", footer: "step") { $0.canScrub },
    Binding([.character(".")], .step, in: .time, help: "one event time on", footer: "step") { $0.isInPast },
  ]

  private static let places: [Binding] = [
    Binding([.character("(")], .previousMark, in: .time, help: "mark before; :previous alert", footer: "marks") {
      $0.canScrub
    },
    Binding([.character(")")], .nextMark, in: .time, help: "mark after; :next gap", footer: "marks") { $0.isInPast },
    Binding([.character("@")], .goTo, in: .time, help: "go to a time", footer: "go to") { $0.canScrub },
    Binding([.home], .start, in: .time, help: "to the start") { $0.isInPast },
    Binding([.end], .end, in: .time, help: "to the end of the recording") { $0.isInPast && !$0.isPastOfLive },
    Binding([.character("=")], .compare, in: .time, help: "compare with this time, or no more", footer: "compare") {
      $0.canScrub || $0.snapshot?.pinned.isEmpty == false
    },
  ]
}
