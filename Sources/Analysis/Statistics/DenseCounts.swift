/// Counts by integer key, stored without gaps over the range of keys that occurred.
///
/// Adding grows the range by a quarter beyond what is needed, so that keys which arrive in order do not copy at each
/// step; merging takes no more than occurred.
struct DenseCounts<Count: Numeric & Sendable>: Sendable {
  /// Two ranges that are merged fill the gap between them: it must not take all of the memory.
  private static var knownKeys: Range<Int> { -1 << 20..<1 << 20 }

  /// Key of `counts[0]`.
  private(set) var firstKey = 0
  private(set) var counts: [Count] = []

  subscript(key: Int) -> Count {
    let index = key &- firstKey
    return counts.indices.contains(index) ? counts[index] : 0
  }

  /// Every key that was counted lies in here.
  var keys: Range<Int> {
    firstKey..<(firstKey + counts.count)
  }

  func sum(from key: Int) -> Count {
    let start = Swift.min(Swift.max(key, keys.lowerBound), keys.upperBound)
    return counts[(start - firstKey)...].reduce(0, +)
  }

  @inline(__always)
  mutating func add(_ amount: Count, at key: Int) {
    let index = key &- firstKey
    if UInt(bitPattern: index) < UInt(bitPattern: counts.count) {
      counts[index] += amount
    } else {
      cover(key...key, slack: growth)
      counts[key - firstKey] += amount
    }
  }

  /// Counts once the key of every number that is not NaN.
  @inline(__always)
  mutating func add(contentsOf values: UnsafeBufferPointer<Double>, key: (Double) -> Int) {
    var start = 0
    while start < values.count {
      // The inner loop owns the buffer, so that neither uniqueness nor bounds of the array are looked at again.
      start = counts.withUnsafeMutableBufferPointer { counts in
        for index in start..<values.count where values[index] == values[index] {
          let place = key(values[index]) &- firstKey
          guard UInt(bitPattern: place) < UInt(bitPattern: counts.count) else { return index }
          counts[place] += 1
        }
        return values.count
      }
      guard start < values.count else { return }
      let missing = key(values[start])
      cover(missing...missing, slack: growth)
    }
  }

  mutating func merge(_ other: DenseCounts) {
    guard
      let first = other.counts.firstIndex(where: { $0 != 0 }), let last = other.counts.lastIndex(where: { $0 != 0 })
    else { return }
    cover((other.firstKey + first)...(other.firstKey + last), slack: 0)
    let offset = other.firstKey - firstKey
    for index in first...last { counts[offset + index] += other.counts[index] }
  }

  /// From the first place that holds something to behind the last.
  private var occupied: Range<Int> {
    let end = (counts.lastIndex { $0 != 0 } ?? -1) + 1
    return min(counts.firstIndex { $0 != 0 } ?? 0, end)..<end
  }

  private var growth: Int {
    16 + counts.count / 4
  }

  /// Makes room for all keys of the range, and for `slack` more on every side that grows.
  private mutating func cover(_ keys: ClosedRange<Int>, slack: Int) {
    guard !counts.isEmpty else {
      firstKey = keys.lowerBound - slack
      counts = Array(repeating: 0, count: keys.count + 2 * slack)
      return
    }
    let below = firstKey - keys.lowerBound
    let above = keys.upperBound - (firstKey + counts.count - 1)
    if below > 0 {
      counts.insert(contentsOf: repeatElement(0, count: below + slack), at: 0)
      firstKey -= below + slack
    }
    if above > 0 {
      counts.append(contentsOf: repeatElement(0, count: above + slack))
    }
  }
}

extension DenseCounts: Codable where Count: Codable {
  private enum CodingKeys: CodingKey {
    case firstKey
    case counts
  }

  /// Without the room for growth.
  func encode(to encoder: any Encoder) throws {
    let occupied = occupied
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(firstKey + occupied.lowerBound, forKey: .firstKey)
    try container.encode(Array(counts[occupied]), forKey: .counts)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    firstKey = try container.decode(Int.self, forKey: .firstKey)
    counts = try container.decode([Count].self, forKey: .counts)
    guard Self.knownKeys.contains(firstKey) else {
      throw DecodingError.dataCorruptedError(
        forKey: .firstKey, in: container, debugDescription: "a key of counts that no value has")
    }
  }
}

/// Runs of counts with what lies between, without the room for growth.
extension DenseCounts<Double>: Packable {
  /// Fewer zeros are written like other counts.
  private static let gapLength = 4

  func pack(into packer: inout Packer) {
    let runs = runs
    packer.count(runs.count)
    for run in runs {
      packer.integer(Int64(firstKey + run.lowerBound))
      packer.doubles(Array(counts[run]))
    }
  }

  private var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in counts.indices where counts[index] != 0 {
      if let last = runs.last, index - last.upperBound < Self.gapLength {
        runs[runs.count - 1] = last.lowerBound..<(index + 1)
      } else {
        runs.append(index..<(index + 1))
      }
    }
    return runs
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    for number in 0..<(try unpacker.length()) {
      guard let start = Int(exactly: try unpacker.integer()), Self.knownKeys.contains(start) else {
        throw PackingFault("a key of counts that no value has")
      }
      let run = try unpacker.doubles()
      if number == 0 { firstKey = start }
      guard start >= keys.upperBound, !run.isEmpty else { throw PackingFault("runs of counts that are out of order") }
      counts.append(contentsOf: repeatElement(0, count: start - keys.upperBound))
      counts.append(contentsOf: run)
    }
  }
}
