internal import Analysis

/// A random choice of a reference's rows with all their fields: what joint methods are fitted on.
///
/// Every row has the same chance to be in it. The choice depends on the order of the rows and on nothing else.
struct RowSample: Sendable {
  static let limit = 2_048

  struct Row: Sendable {
    /// By field number; NaN where the row has none, or a text.
    var numbers: [Double]
    /// By field number; `nil` where the row has none, or a number.
    var texts: [String?]
    var facts: RecordFacts
  }

  private(set) var rows: [Row] = []
  /// Rows that were offered.
  private(set) var count = 0
  private(set) var generator = SplitMix64(seed: 0)

  init() {}

  init(rows: [Row], count: Int, generator: SplitMix64) {
    self.rows = rows
    self.count = count
    self.generator = generator
  }

  /// The place that the next row takes; `nil` when it is passed over.
  mutating func nextPlace() -> Int? {
    count += 1
    guard count > Self.limit else { return rows.count }
    let place = generator.index(below: count)
    return place < Self.limit ? place : nil
  }

  mutating func put(_ row: Row, at place: Int) {
    if place == rows.count { rows.append(row) } else { rows[place] = row }
  }

  /// Rows of both, each with its own chance.
  mutating func merge(_ other: RowSample) {
    guard count + other.count > Self.limit else {
      rows += other.rows
      count += other.count
      return
    }
    var (left, right) = (rows.shuffled(using: &generator), other.rows.shuffled(using: &generator))
    var (leftWeight, rightWeight) = (count, other.count)
    var chosen: [Row] = []
    while chosen.count < Self.limit, !left.isEmpty || !right.isEmpty {
      let takesLeft = right.isEmpty || (!left.isEmpty && generator.index(below: leftWeight + rightWeight) < leftWeight)
      if takesLeft {
        leftWeight -= leftWeight / max(1, left.count)
        chosen.append(left.removeLast())
      } else {
        rightWeight -= rightWeight / max(1, right.count)
        chosen.append(right.removeLast())
      }
    }
    rows = chosen
    count += other.count
  }

  /// Gives all rows a place for each field: a field that turns up late is missing in the rows before.
  mutating func widen(toFields fieldCount: Int) {
    for row in rows.indices where rows[row].numbers.count < fieldCount {
      let missing = fieldCount - rows[row].numbers.count
      rows[row].numbers += Array(repeating: .nan, count: missing)
      rows[row].texts += Array(repeating: nil, count: missing)
    }
  }

  /// Changes every row.
  mutating func rewrite(_ change: (inout Row) -> Void) {
    for row in rows.indices { change(&rows[row]) }
  }

  /// Gives a row the label that came later.
  mutating func label(ordinal: Int, _ actual: ModelState.Outcome) {
    guard let place = rows.firstIndex(where: { $0.facts.ordinal == ordinal }) else { return }
    rows[place].facts.actual = actual
  }
}
