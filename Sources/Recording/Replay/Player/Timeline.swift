internal import Monitor
internal import Telemetry

/// What is known of the whole of a tape beside its events.
struct Timeline: Sendable {
  /// In the order of their times.
  private(set) var marks: [PlaybackStatus.Mark] = []
  var markedUntil = Timestamp(nanoseconds: .min)
  /// Whether nothing more is to be found.
  var isComplete = false
  /// What somebody wants to jump to as soon as one is found.
  var awaited: Search?
  /// The mark that was jumped to last, and where that led.
  var lastReached: (place: TapePlace, mark: PlaybackStatus.Mark)?
  /// The last search that found nothing.
  private(set) var miss: PlaybackStatus.Miss?
  private var hasRecordedVerdicts = false

  /// What was marked while it was recorded is found again when it is looked for, a little later at most.
  private static let sameness = Duration.seconds(60)

  /// A mark that is looked for.
  struct Search: Sendable {
    var kinds: Set<PlaybackStatus.Mark.Kind>
    var isForward: Bool
  }

  enum Answer {
    case found(PlaybackStatus.Mark)
    /// It may lie where nobody has looked yet.
    case unknown
    case none
  }

  /// The next mark behind a time, or the one before it.
  ///
  /// - Complexity: O(marks).
  func mark(_ search: Search, from time: Timestamp) -> Answer {
    if search.isForward {
      let next = marks.first { search.kinds.contains($0.kind) && $0.time > time }
      return next.map { .found($0) } ?? (isComplete ? .none : .unknown)
    }
    let before = marks.last { search.kinds.contains($0.kind) && $0.time < time }
    // One that lies ahead of the look through the tape was recorded, and so would those behind it have been.
    if let before, isComplete || markedUntil >= time || before.time > markedUntil { return .found(before) }
    return isComplete || markedUntil >= time ? .none : .unknown
  }

  /// Notes that there is no such mark.
  mutating func note(missed search: Search) {
    let wanted = search.kinds.count == 1 ? search.kinds.first?.rawValue : nil
    miss = PlaybackStatus.Miss(
      text: "No \(wanted ?? "mark") \(search.isForward ? "after" : "before") this", number: (miss?.number ?? 0) + 1)
  }

  /// Takes what was marked while it was recorded.
  mutating func add(recorded new: [PlaybackStatus.Mark]) {
    hasRecordedVerdicts = new.contains { $0.kind == .verdict }
    insert(new)
  }

  /// Takes what was found since.
  mutating func add(_ new: [PlaybackStatus.Mark]) {
    // Looked at over other stretches, the same verdicts change at other times.
    insert(hasRecordedVerdicts ? new.filter { $0.kind != .verdict } : new)
  }

  private mutating func insert(_ new: [PlaybackStatus.Mark]) {
    for mark in new where !isKnown(mark) {
      let index = marks.lastIndex { $0.time <= mark.time }.map { $0 + 1 } ?? 0
      marks.insert(mark, at: index)
    }
  }

  private func isKnown(_ mark: PlaybackStatus.Mark) -> Bool {
    for known in marks.reversed() {
      if mark.time - known.time > Self.sameness { return false }
      guard known.kind == mark.kind, known.time - mark.time <= Self.sameness else { continue }
      // A gap of the clock is one of the data too, said in other words.
      if mark.kind == .gap || known.text.utf8.elementsEqual(mark.text.utf8) { return true }
    }
    return false
  }

  /// Takes all the marks that there are.
  mutating func know(_ all: [PlaybackStatus.Mark]) {
    marks = []
    insert(all)
    markedUntil = Timestamp(nanoseconds: .max)
    isComplete = true
  }
}
