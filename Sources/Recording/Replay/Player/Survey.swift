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
  private static let beatLimit = 256
  private static let recordLimit = 16_384

  /// - Parameter tell: called after every stretch, in the order of the tape.
  @concurrent
  func run(_ tell: @Sendable (Finding) async -> Void) async throws(RecordingFault) {
    let range = try tape.range()
    let length = range.upperBound - range.lowerBound
    let pace = max(Self.shortestLook, length / Int(Self.lookLimit))
    var request = SnapshotRequest(window: .duration(max(Self.shortestWindow, length / 24)))
    request.bucketCount = 1
    let scout = MonitorActor(state: tape.header.initialState())
    var (reader, finder) = (try tape.reader(from: nil), MarkFinder())
    var nextLook = range.lowerBound + pace
    var lastKept = ContinuousClock.now
    while !Task.isCancelled, let run = try read(&reader, until: nextLook), let last = run.last {
      await scout.take(run.flatMap(\.events))
      var finding = Finding(until: last.time)
      finding.marks = run.flatMap { finder.take($0) }
      finding.marks += finder.take(await scout.takeAlertEvents(), in: run)
      if last.time >= nextLook {
        nextLook = last.time + pace
        finding.marks += finder.take(await scout.snapshot(request).models, at: last.time)
      }
      if ContinuousClock.now - lastKept > FastForward.spacing {
        finding.checkpoint = TapeCheckpoint(time: last.time, place: last.place, state: await scout.checkpoint())
        lastKept = .now
      }
      await tell(finding)
    }
  }

  /// A run of beats that ends with the first that is due for a look.
  private func read(_ reader: inout any TapeReader, until look: Timestamp) throws(RecordingFault) -> [TapeBeat]? {
    var (run, records) = ([TapeBeat](), 0)
    while run.count < Self.beatLimit, records < Self.recordLimit, let beat = try reader.next() {
      run.append(beat)
      records += beat.recordCount
      if beat.time >= look { break }
    }
    return run.isEmpty ? nil : run
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
