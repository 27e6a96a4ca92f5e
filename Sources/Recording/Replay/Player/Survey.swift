internal import Alerting
internal import Monitor
internal import Telemetry

/// Goes over a tape ahead of whoever watches: finds what may be jumped to and leaves states on the way.
///
/// What it finds depends on the tape alone, not on how quickly it goes.
struct Survey: Sendable {
  /// What was found in a stretch of the tape.
  struct Finding: Sendable {
    var marks: [PlaybackStatus.Mark] = []
    var until: Timestamp
    var checkpoint: TapeCheckpoint?
  }

  let tape: any Tape
  /// Between two looks at the models' verdicts at least.
  static let shortestLook = Duration.seconds(15)
  /// Over the whole of a tape at most.
  private static let lookLimit: Int64 = 1_000
  /// The stretch that a verdict is about.
  static let shortestWindow = Duration.seconds(1_800)

  /// - Parameter tell: called after every stretch, in the order of the tape.
  @concurrent
  func run(_ tell: @Sendable (Finding) async -> Void) async throws(RecordingFault) {
    let range = try tape.range()
    let length = range.upperBound - range.lowerBound
    let pace = max(Self.shortestLook, length / Int(Self.lookLimit))
    let window = WindowSpan.duration(max(Self.shortestWindow, length / 24))
    let scout = MonitorActor(state: tape.header.initialState())
    var finder = MarkFinder()
    var look = range.lowerBound + pace
    var next: BeatRun? = BeatRun(try tape.reader(from: nil)) { [look] in $0.time >= look }
    var lastKept = ContinuousClock.now
    while !Task.isCancelled, let run = next, let last = run.beats.last {
      if run.isReached { look = last.time + pace }
      async let following = run.following { [look] in $0.time >= look }
      await scout.take(run.beats.flatMap(\.events))
      var finding = Finding(until: last.time)
      finding.marks = run.beats.flatMap { finder.take($0) }
      finding.marks += finder.take(await scout.takeAlertEvents(), in: run.beats)
      if run.isReached { finding.marks += finder.take(await scout.verdicts(over: window), at: last.time) }
      if ContinuousClock.now - lastKept > FastForward.spacing {
        finding.checkpoint = TapeCheckpoint(time: last.time, place: last.place, state: await scout.checkpoint())
        lastKept = .now
      }
      await tell(finding)
      next = await following
      if let fault = run.fault { throw fault }
    }
    if let fault = next?.fault { throw fault }
  }
}

extension Player {
  /// Looks through the tape for what whoever recorded it has not marked; of a session that goes on, that is all.
  func survey() async {
    do throws(RecordingFault) {
      while isPastOfLive {
        timeline.know(try tape.marks())
        resumeSearch()
        try? await Task.sleep(for: Self.growthOfMarks)
        guard !Task.isCancelled else { return }
      }
      timeline.add(recorded: try tape.marks())
      resumeSearch()
      try await Survey(tape: tape).run { await self.take($0) }
      guard !Task.isCancelled else { return }
    } catch {
      note(error)
    }
    timeline.isComplete = true
    resumeSearch()
  }

  /// How often the marks of a session that goes on are read.
  private static let growthOfMarks = Duration.seconds(1)

  private func take(_ finding: Survey.Finding) async {
    timeline.add(finding.marks)
    timeline.markedUntil = finding.until
    if let checkpoint = finding.checkpoint { keep(checkpoint, near: place) }
    resumeSearch()
  }
}
