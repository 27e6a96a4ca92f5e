internal import Telemetry

/// What the last evaluations of an alert found, in the order of their times, whatever the order in which they come.
struct RecentValues: Sendable, Codable {
  private(set) var values: [Double] = []
  private var times: [Timestamp] = []

  /// As many as a row of the list shows.
  private static let limit = 16

  /// Of two values of one time the same is kept on every machine.
  ///
  /// - Returns: whether that changed anything.
  mutating func take(_ value: Double, at time: Timestamp) -> Bool {
    let place = times.partitioningIndex { $0 >= time }
    if place < times.count, times[place] == time {
      guard value.bitPattern > values[place].bitPattern else { return false }
      values[place] = value
      return true
    }
    if times.count == Self.limit, place == 0 { return false }
    times.insert(time, at: place)
    values.insert(value, at: place)
    if times.count > Self.limit {
      times.removeFirst()
      values.removeFirst()
    }
    return true
  }
}
