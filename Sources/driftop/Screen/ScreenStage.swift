import Alerting
import Monitor
import OnCall
import Recording
import Telemetry

/// What a screen shows: a session that runs, or one that is replayed.
protocol ScreenStage: Sendable {
  /// What the views need; the past of a live session comes beside its present, since alerts fire meanwhile.
  ///
  /// - Parameter time: the time to go on to; `nil` to look at the same time again.
  func snapshots(_ request: SnapshotRequest, at time: Timestamp?) async -> [Snapshot]
  /// - Returns: what was done about alerts, in a sentence.
  func perform(_ deeds: [OperatorAction.Deed], note: String) async -> String
  /// - Returns: why it cannot be done; `nil` when it was.
  func play(_ command: PlaybackCommand) async -> String?
}

/// A session that runs, whose past can be looked at.
struct LiveStage: ScreenStage {
  let monitor: MonitorActor
  let desk: AlertDesk
  /// `nil` where nothing is kept of the past.
  let past: LookBack?

  func snapshots(_ request: SnapshotRequest, at time: Timestamp?) async -> [Snapshot] {
    if let time { await monitor.advance(to: time) }
    guard let shown = await past?.snapshot(request) else { return [await monitor.snapshot(request)] }
    // Of the present, only what fires is wanted.
    return [await monitor.snapshot(SnapshotRequest(window: request.window)), shown]
  }

  func perform(_ deeds: [OperatorAction.Deed], note: String) async -> String {
    if let answer = await past?.perform(deeds, note: note) { return answer }
    return await desk.perform(deeds, note: note)
  }

  func play(_ command: PlaybackCommand) async -> String? {
    guard let past else { return "Nothing is kept of the past of this session." }
    return await past.perform(command)
  }
}

/// A session of the past. Nothing of it leaves the program.
struct ReplayStage: ScreenStage {
  let player: Player

  func snapshots(_ request: SnapshotRequest, at time: Timestamp?) async -> [Snapshot] {
    [await player.snapshot(request)]
  }

  func perform(_ deeds: [OperatorAction.Deed], note: String) async -> String {
    await player.perform(deeds, note: note)
  }

  func play(_ command: PlaybackCommand) async -> String? {
    await player.perform(command)
    return nil
  }
}

extension Player {
  /// What the views need, and where the replay stands.
  func snapshot(_ request: SnapshotRequest) async -> Snapshot {
    // While a jump is gone over, the monitor still shows the old time, and so does the status.
    let status = status
    var snapshot = await monitor.snapshot(request)
    snapshot.playback = status
    return snapshot
  }
}

extension Snapshot {
  /// Whether a second is too long to wait for the next.
  var isMoving: Bool {
    guard let playback else { return false }
    return playback.isSeeking || (playback.isPlaying && playback.speed.map { $0 > 1 } ?? true)
  }
}
