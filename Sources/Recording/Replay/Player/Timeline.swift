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
  var awaited: Set<PlaybackStatus.Mark.Kind>?
  /// The mark that was jumped to last, and where that led.
  var lastReached: (place: TapePlace, time: Timestamp)?

  /// What was marked while it was recorded is found again when it is looked for, a little later at most.
  private static let sameness = Duration.seconds(60)

  mutating func add(_ new: [PlaybackStatus.Mark]) {
    for mark in new where !isKnown(mark) {
      let index = marks.lastIndex { $0.time <= mark.time }.map { $0 + 1 } ?? 0
      marks.insert(mark, at: index)
    }
  }

  private func isKnown(_ mark: PlaybackStatus.Mark) -> Bool {
    for known in marks.reversed() {
      if mark.time - known.time > Self.sameness { return false }
      if known.kind == mark.kind, known.time - mark.time <= Self.sameness,
        known.text.utf8.elementsEqual(mark.text.utf8)
      {
        return true
      }
    }
    return false
  }

  /// Takes all the marks that there are.
  mutating func know(_ all: [PlaybackStatus.Mark]) {
    marks = []
    add(all)
    markedUntil = Timestamp(nanoseconds: .max)
    isComplete = true
  }

  /// All has been looked through; what is awaited is not there.
  mutating func end() {
    isComplete = true
    awaited = nil
  }
}
