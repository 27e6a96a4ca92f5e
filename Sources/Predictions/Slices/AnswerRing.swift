/// What is kept of one answer: classes, or how far a number was off.
struct Answer: Sendable, Equatable {
  /// -1 where there is none.
  var predicted: Int16
  var actual: Int16
  /// The absolute error of a regression, else the score; NaN where there is none.
  var value: Double

  init(predicted: Int16, actual: Int16, value: Double) {
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
  var next = 0

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

  /// Puts answers behind those that are there, at the end of a ring that is not full.
  mutating func append(_ added: [Answer], _ cells: [[UInt8]]) {
    answers += added
    for column in columns.indices { columns[column] += cells[column] }
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
