internal import Synchronization
internal import Telemetry

/// What readers of a tape of logs have found out for those that come after them: places to go on from, where it ends.
final class LogTapeIndex: Sendable {
  /// The state of a reader between two beats.
  struct Place: Sendable {
    var course: LogTapeReader.Course
    var cursors: [LogCursor.Place]
  }

  private struct Known {
    /// In the order of their beats.
    var places: [Place] = []
    var end: Timestamp
    var isEndReached = false
    var notes: [String] = []
  }

  private let known: Mutex<Known>

  /// - Parameter end: as far as is known before anybody has read to the end.
  init(end: Timestamp) {
    known = Mutex(Known(end: end))
  }

  var end: Timestamp { known.withLock { $0.end } }

  var notes: [String] { known.withLock { $0.notes } }

  func add(_ place: Place) {
    known.withLock { known in
      guard known.places.last.map({ $0.course.beat < place.course.beat }) ?? true else { return }
      known.places.append(place)
    }
  }

  /// The last place that does not lie behind a beat.
  func place(before beat: Int64) -> Place? {
    known.withLock { known in known.places.last { $0.course.beat <= beat } }
  }

  func reach(_ time: Timestamp, isEnd: Bool, notes: [String]) {
    known.withLock { known in
      if isEnd {
        (known.end, known.isEndReached, known.notes) = (time, true, notes)
      } else if !known.isEndReached, time > known.end {
        known.end = time
      }
    }
  }
}
