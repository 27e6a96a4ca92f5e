internal import Ingest
internal import Monitor
internal import Predictions
internal import Telemetry

/// Plays several logs together: a beat is a whole second of event time in which something happens.
///
/// `@unchecked Sendable` is safe: the cursors' files are reached through it alone, and one task at a time uses a reader.
struct LogTapeReader: TapeReader, @unchecked Sendable {
  /// How far the clock has come.
  struct Course: Sendable {
    /// The beats that were read.
    var beat: Int64 = 0
    /// `nil` before the first beat.
    var clock: Timestamp?
    /// The clock after the last beat that brought records.
    var lastEvents: Timestamp?
    var hasEnded = false
  }

  private var cursors: [LogCursor]
  private var course: Course
  private let index: LogTapeIndex
  private var rowsSinceMark = 0

  private static let second = Duration.seconds(1)
  /// Over silence the clock is told this often, so that silence and rules are seen, for so long; then it leaps.
  private static let silencePace = Duration.seconds(15)
  private static let silenceLimit = Duration.seconds(600)
  /// Rows of one log in a beat; a second that holds more is several beats of the same time.
  private static let rowLimit = 65_536
  /// How many rows may have to be read in vain to come to a place.
  private static let markRows = 16_384

  init(_ cursors: [LogCursor], course: Course = Course(), index: LogTapeIndex) {
    self.cursors = cursors
    self.course = course
    self.index = index
  }

  mutating func next() -> TapeBeat? {
    guard !course.hasEnded else { return nil }
    guard let head else { return end() }
    let start = Timestamp(nanoseconds: head).floored(toMultipleOf: Self.second.nanoseconds)
    guard let clock = course.clock else {
      return beat(cursors.map { .health($0.health, source: $0.source) }, at: start)
    }
    if start > clock + Self.silencePace { return silence(from: clock, to: start) }
    return records(since: max(start, clock - Self.second))
  }

  /// When the next row is played; rows before any time wait for the first that has one.
  private var head: Int64? {
    let heads = cursors.compactMap(\.head)
    return heads.filter { $0 != EventTimes.beginning }.min() ?? (heads.isEmpty ? nil : course.clock?.nanoseconds ?? 0)
  }

  private mutating func silence(from clock: Timestamp, to start: Timestamp) -> TapeBeat {
    let isLong = clock - (course.lastEvents ?? clock) >= Self.silenceLimit
    return beat([], at: isLong ? start : clock + Self.silencePace)
  }

  private mutating func records(since start: Timestamp) -> TapeBeat {
    markPlace()
    let end = start + Self.second
    var events: [SessionEvent] = []
    for index in cursors.indices {
      let taken = cursors[index].take(before: end.nanoseconds, limit: Self.rowLimit)
      for var batch in taken {
        batch.receivedAt = start
        rowsSinceMark += batch.rowCount
        events.append(.predictions(batch))
      }
      if !taken.isEmpty { events.append(.health(cursors[index].health, source: cursors[index].source)) }
    }
    course.lastEvents = end
    return beat(events, at: end)
  }

  private mutating func end() -> TapeBeat? {
    course.hasEnded = true
    let time = course.clock ?? Timestamp(seconds: 0)
    var events: [SessionEvent] = []
    for index in cursors.indices {
      events += cursors[index].take(before: .max, limit: 0).map { .predictions($0) }
      events.append(.health(cursors[index].health, source: cursors[index].source))
    }
    index.reach(time, isEnd: true, notes: cursors.flatMap { $0.times.notes(of: $0.path) })
    return beat(events, at: time)
  }

  private mutating func beat(_ events: [SessionEvent], at time: Timestamp) -> TapeBeat {
    course.clock = time
    course.beat += 1
    index.reach(time, isEnd: false, notes: [])
    return TapeBeat(time: time, events: events + [.clock(time)], place: TapePlace(beat: course.beat))
  }

  /// Leaves a place to go on from, every so many rows.
  private mutating func markPlace() {
    guard rowsSinceMark >= Self.markRows else { return }
    let places = cursors.compactMap(\.place)
    guard places.count == cursors.count else { return }
    rowsSinceMark = 0
    index.add(LogTapeIndex.Place(course: course, cursors: places))
  }
}
