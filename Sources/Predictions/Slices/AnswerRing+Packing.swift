internal import Analysis

/// In blocks of fixed places, each by columns: what has not been overwritten since an earlier state is equal to that
/// one's.
extension AnswerRing: Codable {
  private enum CodingKeys: CodingKey {
    case capacity
    case columnCount
    case blocks
    case next
  }

  private static let blockLength = 1_024

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(capacity, forKey: .capacity)
    try container.encode(columns.count, forKey: .columnCount)
    let blocks = stride(from: 0, to: answers.count, by: Self.blockLength).map { start in
      packed(start..<min(start + Self.blockLength, answers.count))
    }
    try container.encode(blocks, forKey: .blocks)
    try container.encode(next, forKey: .next)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      capacity: try container.decode(Int.self, forKey: .capacity),
      columnCount: try container.decode(Int.self, forKey: .columnCount))
    for bytes in try container.decode([[UInt8]].self, forKey: .blocks) { try append(bytes) }
    next = try container.decode(Int.self, forKey: .next)
    guard answers.count <= capacity, (0..<max(1, capacity)).contains(next) else {
      throw PackingFault("more answers than their ring holds")
    }
  }

  private func packed(_ places: Range<Int>) -> [UInt8] {
    var packer = Packer()
    for column in columns { packer.blob(column[places]) }
    packer.integers(answers[places].map { Int32($0.predicted) })
    packer.integers(answers[places].map { Int32($0.actual) })
    packer.doubles(answers[places].map(\.value))
    return packer.bytes
  }

  private mutating func append(_ bytes: [UInt8]) throws(PackingFault) {
    var unpacker = Unpacker(bytes)
    var cells: [[UInt8]] = []
    for _ in columns { cells.append(try unpacker.blob()) }
    let (predicted, actual) = (try unpacker.shortIntegers(), try unpacker.shortIntegers())
    let values = try unpacker.doubles()
    try unpacker.finish()
    guard cells.allSatisfy({ $0.count == values.count }), predicted.count == values.count, actual.count == values.count
    else { throw PackingFault("answers that do not match their cells") }
    append(
      values.indices.map {
        Answer(
          predicted: Int16(clamping: predicted[$0]), actual: Int16(clamping: actual[$0]), value: values[$0])
      }, cells)
  }
}
