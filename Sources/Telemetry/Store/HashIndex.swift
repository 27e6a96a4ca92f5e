/// Finds the number of a thing by the thing's hash; the things themselves lie elsewhere, once.
///
/// Open addressing with linear probing: 8 bytes a slot, where a dictionary would hold each key a second time.
struct HashIndex: Sendable {
  // The upper half of a slot is the hash, the lower the number + 1; 0 is a free slot.
  private var slots = [UInt64](repeating: 0, count: 8)
  private(set) var count = 0

  var heapBytes: Int { HeapSize.ofArray(slots) }

  /// - Parameter isWanted: whether the thing with this number is the one looked for.
  /// - Complexity: O(1) expected.
  @inline(__always)
  func find(hash: Int, where isWanted: (UInt32) -> Bool) -> UInt32? {
    let half = UInt32(truncatingIfNeeded: hash)
    var place = home(of: half)
    while slots[place] != 0 {
      let slot = slots[place]
      let number = UInt32(truncatingIfNeeded: slot) &- 1
      if UInt32(slot >> 32) == half, isWanted(number) { return number }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  /// - Precondition: `number` is not in it, and is below 2³² − 1.
  mutating func insert(hash: Int, number: UInt32) {
    if (count + 1) * 4 > slots.count * 3 { grow() }
    place(UInt64(UInt32(truncatingIfNeeded: hash)) << 32 | UInt64(number + 1))
    count += 1
  }

  mutating func remove(hash: Int, number: UInt32) {
    let wanted = UInt64(UInt32(truncatingIfNeeded: hash)) << 32 | UInt64(number + 1)
    var hole = home(of: UInt32(truncatingIfNeeded: hash))
    while slots[hole] != wanted {
      guard slots[hole] != 0 else { return }
      hole = (hole + 1) & (slots.count - 1)
    }
    // Those behind move up, so that no search ends at the hole.
    var next = (hole + 1) & (slots.count - 1)
    while slots[next] != 0 {
      let distance = (next - home(of: UInt32(slots[next] >> 32))) & (slots.count - 1)
      if distance >= (next - hole) & (slots.count - 1) {
        slots[hole] = slots[next]
        hole = next
      }
      next = (next + 1) & (slots.count - 1)
    }
    slots[hole] = 0
    count -= 1
  }

  private func home(of hash: UInt32) -> Int { Int(hash) & (slots.count - 1) }

  private mutating func place(_ slot: UInt64) {
    var place = home(of: UInt32(slot >> 32))
    while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for slot in old where slot != 0 { place(slot) }
  }
}

/// Its room without what lies in it, which whoever owns the things inserts again.
extension HashIndex: Codable {
  private static let largestRoom = 1 << 24

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(slots.count)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let room = try container.decode(Int.self)
    guard room >= 8, room <= Self.largestRoom, room & (room - 1) == 0 else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a table of a size that no table has")
    }
    slots = [UInt64](repeating: 0, count: room)
  }
}
