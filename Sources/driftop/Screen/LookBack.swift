import Alerting
import Monitor
import Recording
import Telemetry

/// The past of a session that goes on: played into a monitor of its own, which lives as long as somebody looks at it.
actor LookBack {
  private let past: any Tape
  private let live: MonitorActor
  private var player: Player?
  private var playing: Task<Void, Never>?
  /// Whether the first jump has ended; until then there is nothing of the past to show.
  private var isThere = false
  /// What was kept in the present to compare with.
  private var pinned: MonitorState?

  init(_ past: any Tape, of live: MonitorActor) {
    self.past = past
    self.live = live
  }

  deinit { playing?.cancel() }

  /// `nil` while the present is shown.
  func snapshot(_ request: SnapshotRequest) async -> Snapshot? {
    guard let player, isThere else { return nil }
    return await player.snapshot(request)
  }

  /// `nil` while the present is shown.
  func perform(_ deeds: [OperatorAction.Deed], note: String) async -> String? {
    guard let player else { return nil }
    return await player.perform(deeds, note: note)
  }

  /// - Returns: why there is no past to show.
  func perform(_ command: PlaybackCommand) async -> String? {
    if let player {
      if command == .end { return end() }
      await player.perform(command)
      await arrive(player)
      return nil
    }
    switch command {
    case .end: return nil
    case .pin:
      pinned = pinned == nil ? await live.checkpoint() : nil
      await live.pin(pinned != nil)
      return nil
    default: return await begin(with: command)
    }
  }

  private func begin(with command: PlaybackCommand) async -> String? {
    let range: ClosedRange<Timestamp>
    do throws(RecordingFault) {
      range = try past.range()
    } catch {
      return error.sentence
    }
    guard range.lowerBound < range.upperBound else { return "Nothing has been seen yet that could be looked at again." }
    let player = Player(past, isPastOfLive: true) { .now }
    self.player = player
    if let pinned {
      await player.monitor.restore(pinned)
      await player.perform(.pin)
    }
    playing = Task { await player.run() }
    switch command {
    // From the present, which the player does not know.
    case .move(let duration): await player.perform(.seek(range.upperBound + duration))
    case .seek, .start: await player.perform(command)
    default:
      await player.perform(.seek(range.upperBound))
      await player.perform(command)
    }
    await arrive(player)
    return nil
  }

  /// The first jump may have been called off by the next one.
  private func arrive(_ arrived: Player) async {
    guard !isThere, await !arrived.status.isSeeking, player === arrived else { return }
    isThere = true
  }

  private func end() -> String? {
    playing?.cancel()
    (player, playing, isThere) = (nil, nil, false)
    return nil
  }
}
