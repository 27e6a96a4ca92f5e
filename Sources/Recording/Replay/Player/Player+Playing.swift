internal import Monitor
internal import Predictions
internal import Telemetry

extension Player {
  /// Beats and records that are told in one go: some milliseconds of work.
  private static let beatLimit = 256
  private static let recordLimit = 16_384
  /// A pause of the tape longer than this is not waited for.
  private static let leap = Duration.seconds(60)
  /// How often a state is kept while playing.
  private static let beatsBetweenCheckpoints: Int64 = 2_048

  /// Tells the monitor what is due.
  ///
  /// - Returns: how long until more is; `nil` when nothing will be until somebody asks for it.
  func playWhatIsDue() async -> Duration? {
    guard pace.isRunning, !isSeeking else { return nil }
    let jumps = jumpCount
    let beats = takeDue()
    guard let last = beats.last else {
      if let next = ahead.first { return pace.wait(until: next.time, clock()) }
      reachEnd()
      return nil
    }
    let telling = begin(arrivingAt: (last.time, last.place), told(beats))
    // The next beats are read while the monitor takes these.
    if pace.speed == nil { fill(to: Self.recordLimit) }
    await telling.value
    guard jumps == jumpCount else { return .zero }
    await keepCheckpoint()
    return .zero
  }

  /// Tells a monitor of some beats, and of what was done in the replay when it was there before.
  private func told(_ beats: [TapeBeat]) -> @Sendable (MonitorActor) async -> Void {
    let events = beats.flatMap(\.events)
    let actions = beats.last.map { deeds.actions(after: position, until: $0.time) } ?? []
    return { monitor in
      await monitor.take(events)
      if !actions.isEmpty { await monitor.take(actions) }
    }
  }

  private func takeDue() -> [TapeBeat] {
    fill(to: pace.speed == nil ? Self.recordLimit : 1)
    guard let due = pace.position(clock()) else {
      defer { ahead = [] }
      return ahead
    }
    var taken: [TapeBeat] = []
    while let beat = ahead.first, taken.count < Self.beatLimit {
      if beat.time > due {
        // Over a leap nothing is to be seen.
        guard taken.isEmpty, beat.time - position > Self.leap else { break }
        pace.start(at: beat.time, clock())
      }
      taken.append(ahead.removeFirst())
      fill(to: 1)
    }
    return taken
  }

  /// Reads until so many records wait, or some hundred beats; at least one beat.
  func fill(to records: Int) {
    var count = ahead.reduce(0) { $0 + $1.recordCount }
    while ahead.isEmpty || count < records, ahead.count < (records > 1 ? Self.beatLimit : 1), let beat = read() {
      count += beat.recordCount
      ahead.append(beat)
    }
  }

  private func read() -> TapeBeat? {
    do throws(RecordingFault) {
      let beat = try reader?.next()
      isAtEnd = beat == nil
      return beat
    } catch {
      note(error)
      isAtEnd = true
      return nil
    }
  }

  private func reachEnd() {
    // A tape that grows is played on as it does.
    if !isPastOfLive { pace.stop() }
  }

  private func keepCheckpoint() async {
    let last = shelf.last(before: place)?.place.beat ?? 0
    guard place.beat - last >= Self.beatsBetweenCheckpoints, let present = await present() else { return }
    keep(present, near: place)
  }

  /// Goes over some event times, forwards or back; what brings nothing but the time is passed. During a jump, from where
  /// that leads.
  func step(_ count: Int) async {
    pace.stop()
    guard !isSeeking else {
      stepsOnArrival += count
      return
    }
    guard count > 0 else { return await stepBack(-count) }
    var (beats, left) = ([TapeBeat](), count)
    while left > 0, beats.count < Self.stepLimit {
      fill(to: 1)
      guard !ahead.isEmpty else { break }
      let beat = ahead.removeFirst()
      if beat.bringsEvents { left -= 1 }
      beats.append(beat)
    }
    guard let last = beats.last else { return }
    await tell(arrivingAt: (last.time, last.place), told(beats))
  }

  /// Beats that a step goes over at most.
  private static let stepLimit = 10_000

  private func stepBack(_ count: Int) async {
    guard count > 0 else { return }
    // What is being told counts as told.
    await settle()
    guard !isSeeking else {
      stepsOnArrival -= count
      return
    }
    let here = place
    var origin = shelf.last(before: TapePlace(beat: here.beat - 1))
    while true {
      let beats = eventBeats(from: origin?.place, before: here, keeping: count + 1)
      if let first = beats.first, beats.count > count {
        await seek(.place(first.place), leadingTo: first.time)
        return
      }
      // The first events of all, or those before the state from which was looked.
      guard let known = origin else {
        await seek(.time(Timestamp(nanoseconds: .min)))
        return
      }
      origin = shelf.last(before: TapePlace(beat: known.place.beat - 1))
    }
  }

  /// The last beats up to a place that bring events.
  private func eventBeats(
    from origin: TapePlace?, before end: TapePlace, keeping count: Int
  ) -> [(place: TapePlace, time: Timestamp)] {
    var beats: [(place: TapePlace, time: Timestamp)] = []
    do throws(RecordingFault) {
      var reader = try tape.reader(from: origin)
      while let beat = try reader.next(), beat.place <= end {
        guard beat.bringsEvents else { continue }
        beats.append((beat.place, beat.time))
        if beats.count > count { beats.removeFirst() }
      }
    } catch {
      note(error)
    }
    return beats
  }
}

extension TapeBeat {
  /// Whether anything happens beside the time.
  var bringsEvents: Bool {
    events.contains { if case .clock = $0 { false } else { true } }
  }

  var recordCount: Int {
    events.reduce(0) { count, event in
      if case .predictions(let batch) = event { count + batch.rowCount } else { count + 1 }
    }
  }
}
