internal import Monitor
internal import Telemetry

extension Player {
  /// Jumps: the screen shows the old time until the new one is there.
  func seek(_ target: FastForward.Target) async {
    jumpCount += 1
    let own = jumpCount
    jump?.cancel()
    isSeeking = true
    let here = await present()
    guard own == jumpCount else { return }
    if let here { shelf.add(here, near: here.place) }
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
    guard own == jumpCount else { return }
    switch result {
    case .success(let landing?): await land(landing, own)
    case .success(nil): isSeeking = false
    case .failure(let fault):
      note(fault)
      isSeeking = false
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
    for checkpoint in landing.checkpoints { shelf.add(checkpoint, near: landing.place) }
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
    isSeeking = false
    if pace.isRunning { pace.start(at: position, clock()) }
  }

  /// Goes on or back by a time; where nothing happened meanwhile, to what did next.
  func move(by duration: Duration) async {
    let from = place
    await seek(.time(position + duration))
    guard duration > .zero, place == from, !isSeeking, let next = ahead.first else { return }
    await seek(.place(next.place))
  }

  func seekMark(of kinds: Set<PlaybackStatus.Mark.Kind>, isForward: Bool) async {
    let from = timeline.lastReached.flatMap { $0.place == place ? $0.time : nil } ?? position
    let found =
      isForward
      ? timeline.marks.first { kinds.contains($0.kind) && $0.time > from }
      : timeline.marks.last { kinds.contains($0.kind) && $0.time < from }
    guard let found else {
      // It may lie where nobody has looked yet.
      if isForward, !timeline.isComplete { timeline.awaited = kinds }
      return
    }
    await seek(.reaching(found.time))
    if !isSeeking { timeline.lastReached = (place, found.time) }
  }
}
