internal import Alerting
public import Monitor
internal import Telemetry

/// Plays a tape twice at once, as it was judged and as it would have been with other rules, budgets or detectors.
///
///     var changed = tape.header
///     changed.alerting = AlertSettings(groups: stricter)
///     try await WhatIf.run(tape, changed: changed).gained
public enum WhatIf {
  /// Beats that are judged in one go.
  private static let beatLimit = 256

  /// - Parameters:
  ///   - changed: the tape's header with other settings; how fields were understood stays as it was.
  ///   - progress: called with the time that has been reached, now and then.
  /// - Returns: the alerts with the changes held against those without; what there is until the task is cancelled.
  /// - Complexity: that of playing the tape once, on two cores.
  @concurrent
  public static func run(
    _ tape: any Tape, changed: RecordingHeader, progress: @escaping @Sendable (PlaybackStatus) -> Void = { _ in }
  ) async throws(RecordingFault) -> AlertDifference {
    let range = try tape.range()
    let (recorded, other) = (Judge(tape.header), Judge(changed))
    var reader = try tape.reader(from: nil)
    while !Task.isCancelled {
      var beats: [TapeBeat] = []
      while beats.count < beatLimit, let beat = try reader.next() { beats.append(beat) }
      guard let last = beats.last else { break }
      let events = beats.flatMap(\.events)
      async let here: Void = recorded.take(events)
      async let there: Void = other.take(events)
      _ = await (here, there)
      progress(PlaybackStatus(position: last.time, start: range.lowerBound, end: max(range.upperBound, last.time)))
    }
    return AlertDifference(of: await other.episodes, against: await recorded.episodes)
  }

  /// Keeps what the rules of one monitor find.
  private actor Judge {
    private let monitor: MonitorActor
    private var known: [Episode.ID: Episode] = [:]

    init(_ header: RecordingHeader) {
      monitor = MonitorActor(state: header.initialState())
    }

    func take(_ events: [SessionEvent]) async {
      await monitor.take(events)
      // The last that is told of an episode tells all of it.
      for event in await monitor.takeAlertEvents() where event.kind != .dropped {
        known[event.episode.id] = event.episode
      }
    }

    var episodes: [Episode] { Array(known.values) }
  }
}
