internal import Analysis

/// All entries in one run of bytes: one entry begins where the one before it ends, mostly.
extension GravityHistory: Codable {
  private enum CodingKeys: CodingKey {
    case entries
  }

  func encode(to encoder: any Encoder) throws {
    var packer = Packer()
    packer.count(entries.count)
    packer.count(entries.first?.gravities.count ?? 0)
    var end: Int64 = 0
    for entry in entries {
      packer.integer(entry.start &- end)
      packer.integer(entry.end &- entry.start)
      end = entry.end
    }
    packer.blob(entries.flatMap(\.gravities)[...])
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(packer.bytes, forKey: .entries)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    var unpacker = Unpacker(try container.decode([UInt8].self, forKey: .entries))
    let (count, featureCount) = (try unpacker.length(), try unpacker.count())
    var ranges: [(start: Int64, end: Int64)] = []
    var end: Int64 = 0
    for _ in 0..<count {
      let start = end &+ (try unpacker.integer())
      end = start &+ (try unpacker.integer())
      ranges.append((start, end))
    }
    let gravities = try unpacker.blob()
    try unpacker.finish()
    guard count <= Self.limit, gravities.count.quotientAndRemainder(dividingBy: max(1, count)) == (featureCount, 0)
    else { throw PackingFault("looks that do not match their features") }
    self.init(
      ranges.enumerated().map { number, range in
        Entry(
          start: range.start, end: range.end,
          gravities: Array(gravities[number * featureCount..<(number + 1) * featureCount]))
      })
  }
}
