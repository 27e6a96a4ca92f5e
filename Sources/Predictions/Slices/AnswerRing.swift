/// What is kept of one answer: classes, or how far a number was off.
struct Answer: Sendable, Equatable {
  /// -1 where there is none.
  var predicted: Int16
  var actual: Int16
  /// The absolute error of a regression, else the score; NaN where there is none.
  var value: Double

  fileprivate init(predicted: Int16, actual: Int16, value: Double) {
    (self.predicted, self.actual, self.value) = (predicted, actual, value)
  }

  /// - Parameter facts: of any record, labelled or not.
  init(_ facts: RecordFacts) {
    predicted = Int16(clamping: facts.predicted?.classIndex ?? -1)
    actual = Int16(clamping: facts.actual?.classIndex ?? -1)
    value = facts.score
    if let predicted = facts.predicted, let actual = facts.actual, predicted.classIndex < 0, actual.classIndex < 0 {
      value = abs(predicted.number - actual.number)
    }
  }

  /// Whether it says anything of quality.
  static func isJudged(_ facts: RecordFacts) -> Bool {
    guard let actual = facts.actual else { return false }
    if actual.classIndex >= 0 { return facts.predicted.map { $0.classIndex >= 0 } ?? !facts.score.isNaN }
    guard let predicted = facts.predicted else { return false }
    return predicted.number.isFinite && actual.number.isFinite
  }
}

/// The last answers with the cells of their features, a byte each.
struct AnswerRing: Sendable {
  let capacity: Int
  /// By feature; in no order of time once it is full.
  private(set) var columns: [[UInt8]]
  private(set) var answers: [Answer] = []
  private var next = 0

  init(capacity: Int, columnCount: Int) {
    self.capacity = capacity
    columns = Array(repeating: [], count: columnCount)
  }

  /// - Parameter cells: of one column each, as many as there are answers.
  mutating func add(_ added: [Answer], cells: (_ column: Int) -> [UInt8]) {
    guard !added.isEmpty else { return }
    for column in columns.indices { Self.put(cells(column), into: &columns[column], from: next, capacity) }
    Self.put(added, into: &answers, from: next, capacity)
    next = (next + added.count) % capacity
  }

  // Of the type and not of the ring: a ring that is read meanwhile would have its lists copied.
  private static func put<Element>(_ added: [Element], into list: inout [Element], from next: Int, _ capacity: Int) {
    var place = next
    for element in added {
      if place == list.count { list.append(element) } else { list[place] = element }
      place = place + 1 == capacity ? 0 : place + 1
    }
  }

  /// The same without the newest few, and without the oldest beyond a limit.
  func kept(withoutNewest skipped: Int, atMost limit: Int) -> AnswerRing {
    guard skipped > 0 || answers.count > limit else { return self }
    let last = max(0, answers.count - skipped)
    let oldest = answers.count == capacity ? next : 0
    let places = (max(0, last - limit)..<last).map { (oldest + $0) % capacity }
    var ring = AnswerRing(capacity: limit, columnCount: columns.count)
    ring.add(places.map { answers[$0] }) { column in places.map { columns[column][$0] } }
    return ring
  }
}

/// By columns: many answers lie there.
extension AnswerRing: Codable {
  private enum CodingKeys: CodingKey {
    case capacity
    case columns
    case predicted
    case actual
    case values
    case next
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(capacity, forKey: .capacity)
    try container.encode(columns, forKey: .columns)
    try container.encode(answers.map(\.predicted), forKey: .predicted)
    try container.encode(answers.map(\.actual), forKey: .actual)
    try container.encode(answers.map(\.value), forKey: .values)
    try container.encode(next, forKey: .next)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    capacity = try container.decode(Int.self, forKey: .capacity)
    columns = try container.decode([[UInt8]].self, forKey: .columns)
    let predicted = try container.decode([Int16].self, forKey: .predicted)
    let actual = try container.decode([Int16].self, forKey: .actual)
    let values = try container.decode([Double].self, forKey: .values)
    next = try container.decode(Int.self, forKey: .next)
    let lengths = columns.map(\.count) + [predicted.count, actual.count]
    guard lengths.allSatisfy({ $0 == values.count }), values.count <= capacity, (0..<max(1, capacity)).contains(next)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .columns, in: container, debugDescription: "answers that do not match their cells")
    }
    answers = values.indices.map { Answer(predicted: predicted[$0], actual: actual[$0], value: values[$0]) }
  }
}
