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

  mutating func add(_ new: [PlaybackStatus.Mark]) {
    for mark in new {
      let index = marks.lastIndex { $0.time <= mark.time }.map { $0 + 1 } ?? 0
      marks.insert(mark, at: index)
    }
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
