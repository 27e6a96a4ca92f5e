internal import Analysis

extension RowSample: Codable {
  private enum CodingKeys: CodingKey {
    case count
    case generator
    case ordinals
    case times
    case predicted
    case actual
    case scores
    case weights
    case fields
    case positions
  }

  /// The outcomes of all rows; a row without one has no class and no number.
  private struct Outcomes: Codable {
    var classes: [Int]
    var numbers: [Double]
    private static let none = -2

    init(_ outcomes: [ModelState.Outcome?]) {
      classes = outcomes.map { $0?.classIndex ?? Self.none }
      numbers = outcomes.map { $0?.number ?? .nan }
    }

    func outcome(ofRow row: Int) -> ModelState.Outcome? {
      classes[row] == Self.none ? nil : ModelState.Outcome(classIndex: classes[row], number: numbers[row])
    }
  }

  /// One field of all rows; empty where no row has a number, or a text.
  private struct Column: Codable {
    var numbers: [Double]
    var texts: [String?]

    init(_ field: Int, of rows: [Row]) {
      numbers = rows.map { field < $0.numbers.count ? $0.numbers[field] : .nan }
      texts = rows.map { field < $0.texts.count ? $0.texts[field] : nil }
      if numbers.allSatisfy(\.isNaN) { numbers = [] }
      if texts.allSatisfy({ $0 == nil }) { texts = [] }
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let facts = rows.map(\.facts)
    try container.encode(count, forKey: .count)
    try container.encode(generator, forKey: .generator)
    try container.encode(facts.map(\.ordinal), forKey: .ordinals)
    try container.encode(facts.map { Int($0.time) }, forKey: .times)
    try container.encode(Outcomes(facts.map(\.predicted)), forKey: .predicted)
    try container.encode(Outcomes(facts.map(\.actual)), forKey: .actual)
    try container.encode(facts.map(\.score), forKey: .scores)
    try container.encode(facts.map(\.weight), forKey: .weights)
    let fieldCount = rows.map(\.numbers.count).max() ?? 0
    try container.encode((0..<fieldCount).map { Column($0, of: rows) }, forKey: .fields)
    // A saved reference is of no pane.
    let keepsLayout = CodingUserInfoKey.keepsLayout.map { encoder.userInfo[$0] != nil } ?? false
    try container.encodeIfPresent(keepsLayout ? facts.map(\.position) : nil, forKey: .positions)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let count = try container.decode(Int.self, forKey: .count)
    let generator = try container.decode(SplitMix64.self, forKey: .generator)
    let ordinals = try container.decode([Int].self, forKey: .ordinals)
    let times = try container.decode([Int].self, forKey: .times)
    let predicted = try container.decode(Outcomes.self, forKey: .predicted)
    let actual = try container.decode(Outcomes.self, forKey: .actual)
    let scores = try container.decode([Double].self, forKey: .scores)
    let weights = try container.decode([Double].self, forKey: .weights)
    let columns = try container.decode([Column].self, forKey: .fields)
    let positions = try container.decodeIfPresent([Int64].self, forKey: .positions)
    let lengths =
      [times, predicted.classes, actual.classes].map(\.count) + [positions?.count ?? ordinals.count]
      + [predicted.numbers, actual.numbers, scores, weights].map(\.count)
      + (columns.map(\.numbers.count) + columns.map(\.texts.count)).filter { $0 > 0 }
    guard ordinals.count <= Self.limit, lengths.allSatisfy({ $0 == ordinals.count }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .ordinals, in: container, debugDescription: "columns of rows that differ in length")
    }
    self.init(
      rows: ordinals.indices.map { row in
        Row(
          numbers: columns.map { $0.numbers.isEmpty ? .nan : $0.numbers[row] },
          texts: columns.map { $0.texts.isEmpty ? nil : $0.texts[row] },
          facts: RecordFacts(
            ordinal: ordinals[row], time: Int64(times[row]), predicted: predicted.outcome(ofRow: row),
            actual: actual.outcome(ofRow: row), score: scores[row], weight: weights[row],
            position: positions?[row] ?? 0))
      },
      count: count, generator: generator)
  }
}
