internal import Alerting
internal import Monitor
internal import Telemetry

/// Goes over a tape without showing it: from a state to the one at another place.
struct FastForward: Sendable {
  /// Where to stop.
  enum Target: Sendable {
    /// At the last beat that is not later.
    case time(Timestamp)
    /// At the first beat that is not earlier.
    case reaching(Timestamp)
    case place(TapePlace)
  }

  /// Where it came to, and what is needed to play on.
  struct Landing: Sendable {
    var state: MonitorState
    var time: Timestamp
    var place: TapePlace
    var reader: any TapeReader
    /// The beat behind the target, if it has been read.
    var ahead: TapeBeat?
    /// States on the way.
    var checkpoints: [TapeCheckpoint]
    /// Of the state from which it went on, where the tape said it.
    var sizeBytes: Int?
    /// Why the tape could not be read on.
    var fault: RecordingFault?
  }

  let tape: any Tape
  /// `nil` for the beginning.
  let origin: TapeCheckpoint?
  let target: Target

  /// How much work lies between two states that are kept: less than one waits for on a screen.
  static let spacing = Duration.milliseconds(80)
  /// States that a long way leaves behind at most.
  private static let keptLimit = 16
  private static let nearness = Duration.seconds(30)
  /// What most screens show.
  private static let shownLength = Duration.seconds(1_800)

  /// - Returns: `nil` when the task was cancelled.
  @concurrent
  func run() async throws(RecordingFault) -> Landing? {
    let origin = try await betterOrigin()
    // Read from the tape, it is packed: what a screen shows is unpacked while the beats are gone over.
    if let origin, origin.sizeBytes != nil { Task { @concurrent in origin.state.unpackLatest(Self.shownLength) } }
    var landing = Landing(
      state: origin?.state ?? tape.header.initialState(), time: origin?.time ?? Timestamp(nanoseconds: .min),
      place: origin?.place ?? TapePlace(beat: 0), reader: try tape.reader(from: origin?.place), checkpoints: [],
      sizeBytes: origin?.sizeBytes)
    var next: BeatRun? = BeatRun(landing.reader, beatLimit: 4, until: isBehind)
    var (lastKept, spacing) = (ContinuousClock.now, Self.spacing)
    while let run = next {
      (landing.reader, landing.fault) = (run.reader, run.fault)
      async let following = run.isReached ? nil : run.following(until: isBehind)
      for beat in run.beats {
        guard isWanted(beat, after: landing, isStart: origin == nil) else {
          landing.ahead = beat
          break
        }
        await landing.take(beat)
      }
      next = await following
      if Task.isCancelled { return nil }
      if run.isReached, landing.ahead == nil { landing.readAhead() }
      guard next != nil, ContinuousClock.now - lastKept > spacing else { continue }
      landing.keep()
      lastKept = .now
      if landing.checkpoints.count > Self.keptLimit {
        landing.thinOut()
        spacing *= 2
      }
    }
    // What the rules found on the way is known; nobody is told of it.
    _ = landing.state.takeAlertEvents()
    return landing
  }

  /// A state kept on the tape is read and unpacked only where it spares more than that costs.
  private func betterOrigin() async throws(RecordingFault) -> TapeCheckpoint? {
    let time: Timestamp
    switch target {
    case .time(let end), .reaching(let end): time = end
    case .place: return origin
    }
    if let origin, time - origin.time < Self.nearness { return origin }
    guard let kept = try await tape.checkpoint(before: time), kept.place > origin?.place ?? TapePlace(beat: 0) else {
      return origin
    }
    if case .reaching = target, kept.time >= time { return origin }
    return kept
  }

  private func isWanted(_ beat: TapeBeat, after landing: Landing, isStart: Bool) -> Bool {
    // Before the first beat there is nothing to be seen.
    let isFirst = isStart && landing.place == TapePlace(beat: 0)
    return switch target {
    case .time(let time): beat.time <= time || isFirst
    case .reaching(let time): landing.time < time || isFirst
    case .place(let place): beat.place <= place
    }
  }

  /// Whether a beat lies behind the target, or is it.
  private func isBehind(_ beat: TapeBeat) -> Bool {
    switch target {
    case .time(let time): beat.time > time
    case .reaching(let time): beat.time >= time
    case .place(let place): beat.place > place
    }
  }
}

extension FastForward.Landing {
  fileprivate mutating func take(_ beat: TapeBeat) async {
    for event in beat.events { await state.applyConcurrently(event) }
    (time, place) = (beat.time, beat.place)
  }

  fileprivate mutating func readAhead() {
    do throws(RecordingFault) {
      ahead = try reader.next()
    } catch {
      fault = error
    }
  }

  fileprivate mutating func keep() {
    _ = state.takeAlertEvents()
    checkpoints.append(TapeCheckpoint(time: time, place: place, state: state))
  }

  /// Lets go of every other state.
  fileprivate mutating func thinOut() {
    checkpoints = checkpoints.indices.filter { $0 % 2 == 1 }.map { checkpoints[$0] }
  }
}
