public import Alerting
public import Monitor
internal import Telemetry

/// Plays a tape into a monitor of its own: what happened is seen again, at any speed, from any time on.
///
///     let player = Player(tape) { .now }
///     Task { await player.run() }
///     await player.perform(.seek(incident))
///     await player.monitor.snapshot(request)  // as it was then
///
/// The monitor is told whole beats only and what time it is comes from the tape, so that the same is seen at every speed
/// and after every jump. Jumps go on from the nearest state that is known and are gone over out of sight; a new one calls
/// off the one before. What is done about alerts is kept here, counts from its time on and leaves the replay never.
public actor Player {
  public let monitor: MonitorActor
  let tape: any Tape
  let isPastOfLive: Bool
  let clock: @Sendable () -> ContinuousClock.Instant

  var pace = PlaybackPace(speed: 1)
  /// What the monitor holds: the time and the number of beats that it was told.
  var position: Timestamp
  var place = TapePlace(beat: 0)
  /// Beats that were read and not told yet.
  var ahead: [TapeBeat] = []
  var reader: (any TapeReader)?
  var isAtEnd = false
  var shelf = CheckpointShelf(limit: 64, limitBytes: 256 << 20)
  var timeline = Timeline()
  var deeds = ReplayDeeds()
  /// Counts the jumps that were asked for; only the last of them counts.
  var jumpCount = 0
  var jump: Task<Result<FastForward.Landing?, RecordingFault>, Never>?
  var isSeeking = false
  /// Where the jump under way leads, so that what is asked for meanwhile counts from there.
  var destination: Timestamp?
  /// Steps that were asked for during a jump.
  var stepsOnArrival = 0
  /// The jump to a mark that was found after it was asked for.
  var awaitedJump: Task<Void, Never>?
  private var isPinned = false
  private var faults: [String] = []
  /// The last change of the monitor; each waits for the one before.
  private var change: Task<Void, Never>?
  private var pause: Task<Void, Never>?
  /// Whether something was asked for since the last rest.
  private var isWoken = false

  /// - Parameters:
  ///   - isPastOfLive: whether the tape still grows, because a session that goes on is being recorded.
  ///   - clock: how real time passes.
  public init(
    _ tape: any Tape, isPastOfLive: Bool = false, clock: @escaping @Sendable () -> ContinuousClock.Instant
  ) {
    self.tape = tape
    self.isPastOfLive = isPastOfLive
    self.clock = clock
    monitor = MonitorActor(state: tape.header.initialState())
    let range = try? tape.range()
    position = range?.lowerBound ?? tape.header.startedAt
    timeline.markedUntil = position
  }

  /// Plays until the task is cancelled.
  public func run() async {
    await open()
    let survey = Task(priority: .utility) { await self.survey() }
    defer { survey.cancel() }
    while !Task.isCancelled {
      guard let wait = await playWhatIsDue() else {
        await rest(isPastOfLive && pace.isRunning ? Self.growthPace : Self.idlePace)
        continue
      }
      if wait > .zero { await rest(wait) } else { await Task.yield() }
    }
  }

  /// Shows the first beat, unless somebody has asked for another already.
  private func open() async {
    if reader == nil, !isSeeking { await seek(.time(position)) }
  }

  /// How long to wait for a tape that grows, and for a person.
  private static let growthPace = Duration.milliseconds(250)
  private static let idlePace = Duration.seconds(3_600)

  /// Waits until the time is over, or until somebody asks for something.
  private func rest(_ duration: Duration) async {
    guard !isWoken else {
      isWoken = false
      return
    }
    let pause = Task<Void, Never> { try? await Task.sleep(for: duration) }
    self.pause = pause
    await withTaskCancellationHandler {
      await pause.value
    } onCancel: {
      pause.cancel()
    }
    isWoken = false
  }

  private func wake() {
    isWoken = true
    pause?.cancel()
  }

  // MARK: What is shown

  public var status: PlaybackStatus {
    let range = try? tape.range()
    var status = PlaybackStatus(
      position: position, start: range?.lowerBound ?? position, end: max(range?.upperBound ?? position, position),
      isPlaying: pace.isRunning, speed: pace.speed)
    status.isPastOfLive = isPastOfLive
    status.isSeeking = isSeeking || timeline.awaited != nil
    status.marks = timeline.marks
    (status.reached, status.miss) = (reached, timeline.miss)
    status.markedUntil = min(timeline.markedUntil, status.end)
    status.notes = tape.notes + faults
    return status
  }

  func note(_ fault: RecordingFault) {
    if !faults.contains(where: { $0.utf8.elementsEqual(fault.sentence.utf8) }) { faults.append(fault.sentence) }
  }

  // MARK: What is asked for

  public func perform(_ command: PlaybackCommand) async {
    timeline.awaited = nil
    switch command {
    case .togglePlaying: await togglePlaying()
    case .speed(let speed): pace.setSpeed(speed, at: position, clock())
    case .seek(let time): await seek(.time(time))
    case .move(let duration): await move(by: duration)
    case .step(let count):
      await open()
      await step(count)
    case .next(let kinds): await seekMark(Timeline.Search(kinds: kinds, isForward: true))
    case .previous(let kinds): await seekMark(Timeline.Search(kinds: kinds, isForward: false))
    case .start: await seek(.time(Timestamp(nanoseconds: .min)))
    case .end: await seek(.time(Timestamp(nanoseconds: .max)))
    case .pin:
      isPinned.toggle()
      await tell { [isPinned] in await $0.pin(isPinned) }
    }
    wake()
  }

  private func togglePlaying() async {
    if pace.isRunning { return pace.stop() }
    await open()
    // From the end there is nothing to play but all of it.
    if isAtEnd, !isPastOfLive { await seek(.time(Timestamp(nanoseconds: .min))) }
    pace.start(at: position, clock())
  }

  /// Does something about alerts, in the replay only: it counts from the time on at which the replay stands.
  ///
  /// - Returns: what was done, in a sentence.
  public func perform(_ deeds: [OperatorAction.Deed], note: String) async -> String {
    let actions = self.deeds.add(deeds, note: note, at: position)
    await tell { await $0.take(actions) }
    return "Done, in this replay only."
  }

  // MARK: The monitor

  /// Changes what the monitor holds, behind the changes that were asked for before.
  func tell(
    arrivingAt arrival: (time: Timestamp, place: TapePlace)? = nil,
    _ body: @escaping @Sendable (MonitorActor) async -> Void
  ) async {
    await begin(arrivingAt: arrival, body).value
  }

  /// As ``tell(arrivingAt:_:)``, without waiting for it.
  func begin(
    arrivingAt arrival: (time: Timestamp, place: TapePlace)?, _ body: @escaping @Sendable (MonitorActor) async -> Void
  ) -> Task<Void, Never> {
    let (before, monitor) = (change, monitor)
    let task = Task {
      await before?.value
      await body(monitor)
      if let arrival { (position, place) = arrival }
    }
    change = task
    return task
  }

  // MARK: States to go on from

  /// Keeps a state, and finds out now and then how many have room.
  func keep(_ checkpoint: TapeCheckpoint, near place: TapePlace) {
    shelf.add(checkpoint, near: place)
    guard shelf.takeWeighing() else { return }
    Task(priority: .utility) {
      guard let sizeBytes = await Self.sizeBytes(of: checkpoint.state) else { return }
      shelf.weigh(sizeBytes, near: self.place)
    }
  }

  @concurrent
  private static func sizeBytes(of state: MonitorState) async -> Int? { try? state.encoded().sizeBytes }

  /// Returns when all changes are through.
  func settle() async { await change?.value }

  /// What the monitor holds when all changes are through.
  func present() async -> TapeCheckpoint? {
    await settle()
    let (time, place) = (position, place)
    let state = await monitor.checkpoint()
    guard place.beat > 0, place == self.place else { return nil }
    return TapeCheckpoint(time: time, place: place, state: state)
  }
}
