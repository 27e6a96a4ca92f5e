internal import Analysis

/// How often each value of a category occurred; the values beyond a limit are counted together.
///
/// Exact while there are at most `limit` different values; then the rare and late ones join ``otherCount``.
struct CategoryCounts: Sendable {
  private let limit: Int
  private(set) var counts: [String: Int] = [:]
  private(set) var otherCount = 0

  init(limit: Int) {
    self.limit = limit
  }

  var total: Int { counts.values.reduce(otherCount, +) }

  mutating func add(_ value: String, count: Int) {
    if let known = counts[value] {
      counts[value] = known + count
    } else if counts.count < limit {
      counts[value] = count
    } else {
      otherCount += count
    }
  }

  mutating func merge(_ other: CategoryCounts) {
    for (value, count) in other.counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      add(value, count: count)
    }
    otherCount += other.otherCount
  }

  /// The most frequent values, ties by bytes.
  func top(_ count: Int) -> [(value: String, count: Int)] {
    counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .prefix(count).map { (value: $0.key, count: $0.value) }
  }
}

extension CategoryCounts: Codable {
  private enum CodingKeys: CodingKey {
    case limit
    case values
    case counts
    case otherCount
  }

  /// In the order of ``top(_:)``, so that the same counts always give the same text.
  func encode(to encoder: any Encoder) throws {
    let entries = top(.max)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(limit, forKey: .limit)
    try container.encode(entries.map(\.value), forKey: .values)
    try container.encode(entries.map(\.count), forKey: .counts)
    try container.encode(otherCount, forKey: .otherCount)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(limit: try container.decode(Int.self, forKey: .limit))
    let values = try container.decode([String].self, forKey: .values)
    let counts = try container.decode([Int].self, forKey: .counts)
    otherCount = try container.decode(Int.self, forKey: .otherCount)
    // Sums of them stay far below where they would overflow.
    let possible = 0...1 << 48
    guard values.count == counts.count, counts.allSatisfy(possible.contains), possible.contains(otherCount) else {
      throw DecodingError.dataCorruptedError(
        forKey: .counts, in: container, debugDescription: "categories that do not match their counts")
    }
    for (value, count) in zip(values, counts) { add(value, count: count) }
  }
}

/// In the order of ``top(_:)``.
extension CategoryCounts: Packable {
  func pack(into packer: inout Packer) {
    packer.count(limit)
    packer.count(otherCount)
    packer.count(counts.count)
    for (value, count) in top(.max) {
      packer.text(value)
      packer.count(count)
    }
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    self.init(limit: try unpacker.count())
    otherCount = try unpacker.tally()
    let count = try unpacker.length(elementSize: 2)
    guard count <= limit else { throw PackingFault("more categories than are kept") }
    counts.reserveCapacity(count)
    for _ in 0..<count {
      let value = try unpacker.text()
      guard counts.updateValue(try unpacker.tally(), forKey: value) == nil else {
        throw PackingFault("a category twice")
      }
    }
  }
}
