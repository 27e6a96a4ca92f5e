import Monitor
import Telemetry

// The past: a replay, or what a live session has seen.
extension App {
  var playback: PlaybackStatus? { snapshot?.playback }

  /// Whether what is shown is not the present.
  var isInPast: Bool { playback != nil || isLookingBack }

  /// Whether there is a present to go back to.
  var isPastOfLive: Bool { playback?.isPastOfLive ?? isLookingBack }

  /// Whether time can be gone back in.
  var canScrub: Bool { isInPast || configuration.keepsPast }

  var speedLadder: SpeedLadder { SpeedLadder(current: playback.map(\.speed) ?? 1) }

  mutating func scrub(_ action: Action) -> [Effect] {
    switch action {
    case .goTo: prompt = Prompt(purpose: .moment)
    case .slower: return speedLadder.slower.map { play(.speed($0)) } ?? []
    case .faster: return speedLadder.faster.map { play(.speed($0)) } ?? []
    default: return Self.command(of: action).map { play($0) } ?? []
    }
    return []
  }

  private static func command(of action: Action) -> PlaybackCommand? {
    switch action {
    case .play: .togglePlaying
    case .lookBack, .backMinute: .move(.seconds(-60))
    case .forwardMinute: .move(.seconds(60))
    case .backTenMinutes: .move(.seconds(-600))
    case .forwardTenMinutes: .move(.seconds(600))
    case .backHour: .move(.seconds(-3_600))
    case .forwardHour: .move(.seconds(3_600))
    case .stepBack: .step(-1)
    case .step: .step(1)
    case .previousMark: .previous(Set(PlaybackStatus.Mark.Kind.allCases))
    case .nextMark: .next(Set(PlaybackStatus.Mark.Kind.allCases))
    case .start: .start
    case .end, .now: .end
    case .compare: .pin
    default: nil
    }
  }

  /// Goes where what was typed behind `@` says.
  mutating func go(to text: String) -> [Effect] {
    guard !text.isEmpty, let moment else { return [] }
    do throws(PlaybackMoment.Refusal) {
      return play(try moment.command(text))
    } catch {
      notice = error.reason
      return []
    }
  }

  /// Runs a command of the palette that is about time; `nil` for another.
  mutating func runAboutTime(_ text: String) -> [Effect]? {
    guard canScrub, let moment else { return nil }
    do throws(PlaybackMoment.Refusal) {
      return try PlaybackCommandLine.read(text, at: moment).map { play($0) }
    } catch {
      notice = error.reason
      return []
    }
  }

  private var moment: PlaybackMoment? {
    if let playback { return PlaybackMoment(position: playback.position, start: playback.start, end: playback.end) }
    return (clock ?? snapshot?.time).map { PlaybackMoment(position: $0, end: $0) }
  }
}

// From the present of a live session to its past, and back.
extension App {
  private mutating func play(_ command: PlaybackCommand) -> [Effect] {
    if command == .end, isPastOfLive { return [.play(.end)] + returnToPresent() }
    if command != .pin, !isLookingBack, playback.map(\.isPastOfLive) ?? true { lookBack() }
    return [.play(command)]
  }

  private mutating func lookBack() {
    isLookingBack = true
    // A frozen screen would not show the past that was asked for.
    isPaused = false
    presentUndoing = alerts.undoing
    alerts.undoing = []
    notice = "Looking back; End for now"
  }

  /// The present is shown as soon as it comes; until then the past says that it is the past.
  mutating func returnToPresent() -> [Effect] {
    guard isLookingBack else { return [] }
    isLookingBack = false
    alerts.undoing = presentUndoing
    presentUndoing = []
    return [.requestSnapshot]
  }

  mutating func takePast(_ new: Snapshot) {
    // One that was under way when the person went back to the present.
    guard isLookingBack else { return }
    show(new)
  }

  mutating func followPlayback(after before: PlaybackStatus?) {
    guard let playback else { return }
    // What the recording lacks is said once.
    if let note = playback.notes.last, playback.notes.count > before?.notes.count ?? 0 { notice = note }
    if let miss = playback.miss, miss != before?.miss { notice = miss.text }
    announceMark(after: before)
  }

  /// Says what lies where a jump has ended.
  private mutating func announceMark(after before: PlaybackStatus?) {
    guard let before, let playback, !playback.isPlaying, !playback.isSeeking,
      before.position != playback.position || before.isSeeking || before.reached != playback.reached
    else { return }
    let near = playback.marks.last { $0.time <= playback.position && playback.position - $0.time < .seconds(1) }
    guard let mark = playback.reached ?? near else { return }
    notice = "\(StateSign(mark.kind).glyph) \(mark.text)"
  }
}

// What was kept to compare with.
extension App {
  /// The same request answered by the state that was kept.
  var pinned: Snapshot? { snapshot?.pinned.first }

  /// When it was kept.
  var pinnedText: String? {
    guard let pinned else { return nil }
    return pinned.time.map { TimeText.moment($0, beside: snapshot?.time) } ?? "before any event"
  }

  /// The open model as it was; `nil` where there is nothing to compare with.
  var pinnedModel: PinnedModel? {
    guard let openModel, let detail = pinned?.detail, detail.identity == openModel, let pinnedText else { return nil }
    let now = snapshot?.time.map { TimeText.moment($0, beside: pinned?.time) } ?? "now"
    return PinnedModel(detail: detail, time: pinnedText, now: now)
  }

  /// What the title says of it in every view, also where there is nothing beside which it could be drawn.
  var pinnedMark: String? {
    guard let pinnedText else { return nil }
    let isCompared = [.model, .confusion, .curves].contains(currentView) && pinnedModel != nil
    return (isCompared ? "compared with " : "kept to compare: ") + pinnedText
  }
}
