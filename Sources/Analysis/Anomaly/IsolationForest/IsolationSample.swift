/// The rows that one tree is grown on, rearranged as it grows so that the rows of each node lie together.
struct IsolationSample {
  struct Cut {
    var column: Int
    var threshold: Double
  }

  private let values: [Double]
  private let columnCount: Int
  /// Where the values of each row begin.
  private var starts: [Int]
  /// Those that may be cut, in an order that changes with every draw.
  private var columns: [Int]

  init(_ matrix: FeatureMatrix, rows: ArraySlice<Int>, columns: ArraySlice<Int>) {
    columnCount = matrix.columnCount
    values = rows.flatMap { matrix.values[($0 * matrix.columnCount)..<(($0 + 1) * matrix.columnCount)] }
    starts = rows.indices.map { ($0 - rows.startIndex) * matrix.columnCount }
    self.columns = Array(columns)
  }

  var rowCount: Int { starts.count }

  /// A column that is not constant in these rows, each as likely, and a threshold anywhere between its extremes.
  ///
  /// - Returns: `nil` when all columns are constant.
  mutating func randomCut(_ rows: Range<Int>, _ generator: inout SplitMix64) -> Cut? {
    for place in columns.indices {
      columns.swapAt(place, place + generator.index(below: columns.count - place))
      let column = columns[place]
      let (low, high) = extremes(of: column, in: rows)
      guard low < high else { continue }
      let position = generator.uniform()
      // Not low + position · (high − low): the difference may overflow.
      let threshold = low * (1 - position) + high * position
      // Rounding may reach either end; below the upper one both sides keep a row.
      return Cut(column: column, threshold: threshold >= low && threshold < high ? threshold : low)
    }
    return nil
  }

  /// - Returns: where the rows above the threshold begin.
  mutating func partition(_ rows: Range<Int>, by cut: Cut) -> Int {
    starts[rows].partition { values[$0 + cut.column] > cut.threshold }
  }

  private func extremes(of column: Int, in rows: Range<Int>) -> (low: Double, high: Double) {
    var low = Double.infinity
    var high = -Double.infinity
    for start in starts[rows] {
      let value = values[start + column]
      low = value < low ? value : low
      high = value > high ? value : high
    }
    return (low, high)
  }
}
