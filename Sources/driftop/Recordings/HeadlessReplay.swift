import Alerting
import Glibc
import Monitor
import OnCall
import Recording
import Telemetry

/// Plays without a screen: a line for each change of an alert, dated as it was.
struct HeadlessReplay {
  private let input: TapeInput
  private let course: ReplayCourse

  init(_ input: TapeInput, _ course: ReplayCourse) {
    self.input = input
    self.course = course
  }

  func run() throws(Failure) {
    var state = input.tape.header.initialState()
    var pace = ReplayPace(course.speed)
    let (from, to) = (course.from ?? course.at, course.to)
    try input.beats { beat throws(Failure) in
      if let to, beat.time > to { return false }
      let isSeen = from.map { beat.time >= $0 } ?? true
      if isSeen { pace.wait(for: beat.time) }
      for event in beat.events { state.apply(event) }
      let events = state.takeAlertEvents()
      guard isSeen else { return true }
      for event in events where event.kind != .evaluated {
        try StandardOutput.write("\(event.time) \(HeadlessRun.line(.event(event)))".harmless)
      }
      return true
    }
  }
}

/// Lets the past come no faster than a speed allows.
private struct ReplayPace {
  private let factor: Double?
  private var begin: (time: Timestamp, instant: ContinuousClock.Instant)?

  init(_ speed: ReplayCourse.Speed) {
    if case .times(let factor) = speed { self.factor = factor } else { factor = nil }
  }

  mutating func wait(for time: Timestamp) {
    guard let factor else { return }
    guard let begin else {
      begin = (time, .now)
      return
    }
    let due = begin.instant + .nanoseconds(Int64(Double((time - begin.time).nanoseconds) / factor))
    let left = (due - .now).nanoseconds
    guard left > 0 else { return }
    var pause = timespec(tv_sec: Int(left / 1_000_000_000), tv_nsec: Int(left % 1_000_000_000))
    var rest = timespec()
    while nanosleep(&pause, &rest) != 0, errno == EINTR { pause = rest }
  }
}
