internal import Analysis

/// Minutes of the same aligned stretch are packed together: once it is over, states that share it keep it once.
extension RecentMinutes: Codable {
  private enum CodingKeys: CodingKey {
    case stretches
  }

  private static let stretchLength: Int64 = 8

  func encode(to encoder: any Encoder) throws {
    var stretches: [(number: Int64, packer: Packer)] = []
    for minute in minutes {
      let number = floored(minute.number, Self.stretchLength)
      if stretches.last?.number != number { stretches.append((number, Packer())) }
      minute.pack(into: &stretches[stretches.count - 1].packer)
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(stretches.map(\.packer.bytes), forKey: .stretches)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    var minutes: [Minute] = []
    for bytes in try container.decode([[UInt8]].self, forKey: .stretches) {
      var unpacker = Unpacker(bytes)
      while unpacker.hasMore { minutes.append(try Minute(unpacking: &unpacker)) }
    }
    guard zip(minutes, minutes.dropFirst()).allSatisfy({ $0.number < $1.number }) else {
      throw PackingFault("minutes that are out of order")
    }
    self.init(minutes)
  }
}

extension RecentMinutes.Minute: Packable {
  func pack(into packer: inout Packer) {
    packer.integer(number)
    for count in [recordCount, labelledCount, rightCount, judgedCount, errorCount] { packer.count(count) }
    packer.double(absoluteError)
    expected.pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    number = try unpacker.integer()
    recordCount = try unpacker.tally()
    labelledCount = try unpacker.tally()
    rightCount = try unpacker.tally()
    judgedCount = try unpacker.tally()
    errorCount = try unpacker.tally()
    absoluteError = try unpacker.double()
    expected = try ExpectedOutcomes(unpacking: &unpacker)
  }
}
