internal import Monitor
internal import Telemetry

extension Player {
  /// Jumps: the screen shows the old time until the new one is there.
  ///
  /// - Parameter time: that of a place.
  /// - Returns: where it led; `nil` when another jump has called it off.
  @discardableResult
  func seek(_ target: FastForward.Target, leadingTo time: Timestamp? = nil) async -> TapePlace? {
    jumpCount += 1
    let own = jumpCount
    jump?.cancel()
    isSeeking = true
    destination = time ?? destination(of: target)
    stepsOnArrival = 0
    let here = await present()
    guard own == jumpCount else { return nil }
    if let here { keep(here, near: here.place) }
    let way = FastForward(tape: tape, origin: origin(for: target), target: target)
    let work = Task { () -> Result<FastForward.Landing?, RecordingFault> in
      do throws(RecordingFault) {
        return .success(try await way.run())
      } catch {
        return .failure(error)
      }
    }
    jump = work
    let result = await work.value
    guard own == jumpCount else { return nil }
    switch result {
    case .success(let landing?): await land(landing, own)
    case .success(nil): break
    case .failure(let fault): note(fault)
    }
    guard own == jumpCount else { return nil }
    let (arrival, steps) = (place, stepsOnArrival)
    (isSeeking, destination, stepsOnArrival) = (false, nil, 0)
    if pace.isRunning { pace.start(at: position, clock()) }
    if steps != 0 { await step(steps) }
    return arrival
  }

  /// Kept within the tape, so that there is a way back from where it ends.
  private func destination(of target: FastForward.Target) -> Timestamp? {
    guard let range = try? tape.range() else { return nil }
    return switch target {
    case .time(let time), .reaching(let time): min(max(time, range.lowerBound), range.upperBound)
    case .place: nil
    }
  }

  private func origin(for target: FastForward.Target) -> TapeCheckpoint? {
    switch target {
    case .time(let time): shelf.last(before: time)
    case .reaching(let time): shelf.last(before: Timestamp(nanoseconds: time.nanoseconds &- 1))
    case .place(let place): shelf.last(before: place)
    }
  }

  private func land(_ landing: FastForward.Landing, _ own: Int) async {
    if let sizeBytes = landing.sizeBytes { shelf.weighRead(sizeBytes, near: landing.place) }
    for checkpoint in landing.checkpoints { keep(checkpoint, near: landing.place) }
    if let fault = landing.fault { note(fault) }
    let (state, actions) = (landing.state, deeds.actions(until: landing.time))
    await tell(arrivingAt: (landing.time, landing.place)) { monitor in
      await monitor.restore(state)
      if !actions.isEmpty { await monitor.take(actions) }
    }
    guard own == jumpCount else { return }
    reader = landing.reader
    ahead = landing.ahead.map { [$0] } ?? []
    isAtEnd = landing.ahead == nil
  }

  /// Goes on or back by a time; where nothing happened meanwhile, to what did next.
  func move(by duration: Duration) async {
    let from = destination ?? position
    let arrival = await seek(.time(from + duration))
    guard duration > .zero, arrival != nil, position <= from, !isSeeking, let next = ahead.first else { return }
    await seek(.place(next.place), leadingTo: next.time)
  }

  // MARK: Marks

  /// Jumps to a mark; to one that lies where nobody has looked yet, as soon as it is found.
  func seekMark(_ search: Timeline.Search) async {
    switch timeline.mark(search, from: searchOrigin) {
    case .found(let mark):
      if let arrival = await seek(.reaching(mark.time)) { timeline.lastReached = (arrival, mark) }
    case .unknown: timeline.awaited = search
    case .none: timeline.note(missed: search)
    }
  }

  /// Jumps to what somebody waits for, if it is known by now.
  func resumeSearch() {
    guard let search = timeline.awaited else { return }
    if case .unknown = timeline.mark(search, from: searchOrigin) { return }
    timeline.awaited = nil
    awaitedJump = Task { await seekMark(search) }
  }

  /// The mark that was jumped to, while that is where one is.
  var reached: PlaybackStatus.Mark? { timeline.lastReached.flatMap { $0.place == place ? $0.mark : nil } }

  /// From where a mark is looked for.
  private var searchOrigin: Timestamp {
    destination ?? reached?.time ?? position
  }
}
