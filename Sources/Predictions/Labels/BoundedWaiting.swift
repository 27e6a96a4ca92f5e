/// Values by id, of which the oldest go when there are too many.
struct BoundedWaiting<Value: Sendable>: Sendable {
  /// Each with its place in the queue, since an id may come again after its value was taken.
  private var values: [UInt64: (value: Value, place: Int)] = [:]
  /// Ids in the order of their coming, those that were taken among them.
  private var queue: [UInt64] = []
  private var head = 0

  var count: Int { values.count }
  var queueLength: Int { queue.count }

  subscript(id: UInt64) -> Value? { values[id]?.value }

  /// - Returns: whether an older value had to go.
  mutating func insert(_ value: Value, id: UInt64, limit: Int) -> Bool {
    values[id] = (value, queue.count)
    queue.append(id)
    var hasExpired = false
    while values.count > limit, head < queue.count {
      if isWaiting(head) {
        values.removeValue(forKey: queue[head])
        hasExpired = true
      }
      head += 1
    }
    // One value that is never taken must not hold the ids of all that came after it.
    if queue.count > 4_096, queue.count > 2 * values.count { compact() }
    return hasExpired
  }

  mutating func take(_ id: UInt64) -> Value? {
    values.removeValue(forKey: id)?.value
  }

  /// Takes what has waited longest, as long as it is old.
  mutating func takeOldest(while isOld: (Value) -> Bool) -> [Value] {
    var taken: [Value] = []
    while head < queue.count {
      if isWaiting(head) {
        guard let oldest = values[queue[head]]?.value, isOld(oldest) else { break }
        values.removeValue(forKey: queue[head])
        taken.append(oldest)
      }
      head += 1
    }
    return taken
  }

  private func isWaiting(_ place: Int) -> Bool {
    values[queue[place]]?.place == place
  }

  private mutating func compact() {
    var kept = 0
    for place in head..<queue.count where isWaiting(place) {
      queue[kept] = queue[place]
      values[queue[kept]]?.place = kept
      kept += 1
    }
    queue.removeSubrange(kept...)
    head = 0
  }
}

/// What waits, the oldest first.
extension BoundedWaiting: Codable where Value: Codable {
  private enum CodingKeys: CodingKey {
    case ids
    case values
  }

  func encode(to encoder: any Encoder) throws {
    let places = (head..<queue.count).filter(isWaiting)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(places.map { queue[$0] }, forKey: .ids)
    try container.encode(places.compactMap { values[queue[$0]]?.value }, forKey: .values)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    queue = try container.decode([UInt64].self, forKey: .ids)
    let waiting = try container.decode([Value].self, forKey: .values)
    guard waiting.count == queue.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container, debugDescription: "waiting values that do not match their ids")
    }
    values.reserveCapacity(queue.count)
    for (place, value) in waiting.enumerated() { values[queue[place]] = (value, place) }
    guard values.count == queue.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .ids, in: container, debugDescription: "an id that waits twice")
    }
  }
}
