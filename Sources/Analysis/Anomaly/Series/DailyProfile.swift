/// What a series usually is at a time of day: for each half hour the median of its means on the latest five days.
///
/// The median keeps one odd day from teaching the next to expect the same. Days are those of UTC; any fixed offset does.
struct DailyProfile: Sendable, Equatable, Codable {
  private static let slotCount = 48
  private static let secondsPerSlot = 1800.0
  private static let days = 5
  /// Days of a slot before it tells anything.
  private static let fewestDays = 2

  private var means = Array(repeating: SortedWindow(capacity: Self.days), count: Self.slotCount)
  /// The median of `means`, 0 until there are `fewestDays`.
  private var medians = Array(repeating: 0.0, count: Self.slotCount)
  /// The half hour under way, counted from 1970.
  private var halfHour: Double?
  private var sum = 0.0
  private var count = 0.0

  /// How far the value lies outside of what the slot and its neighbours lead to expect; the neighbours excuse what comes
  /// a little early or late.
  ///
  /// - Parameter time: seconds since 1970, within ±10¹⁵.
  /// - Returns: `nil` where the slot is not known yet.
  mutating func residual(of value: Double, at time: Double) -> Double? {
    let now = (time / Self.secondsPerSlot).rounded(.down)
    if now != halfHour {
      closeHalfHour()
      halfHour = now
    }
    let current = Self.slot(of: now)
    sum += value
    count += 1
    guard isKnown(current) else { return nil }
    var low = medians[current]
    var high = low
    for neighbour in [(current + 1) % Self.slotCount, (current + Self.slotCount - 1) % Self.slotCount]
    where isKnown(neighbour) {
      low = min(low, medians[neighbour])
      high = max(high, medians[neighbour])
    }
    return value > high ? value - high : min(value - low, 0)
  }

  private func isKnown(_ slot: Int) -> Bool {
    means[slot].count >= Self.fewestDays
  }

  private mutating func closeHalfHour() {
    if let halfHour {
      let slot = Self.slot(of: halfHour)
      means[slot].add(sum / count)
      if isKnown(slot) { medians[slot] = means[slot].median ?? 0 }
    }
    sum = 0
    count = 0
  }

  private static func slot(of halfHour: Double) -> Int {
    let day = (halfHour / Double(slotCount)).rounded(.down)
    return max(0, min(slotCount - 1, Int(halfHour - day * Double(slotCount))))
  }
}
