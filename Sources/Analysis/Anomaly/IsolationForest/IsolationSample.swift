/// The rows that one tree is grown on, rearranged as it grows so that the rows of each node lie together.
struct IsolationSample {
  struct Cut {
    var column: Int
    var threshold: Double
  }

  private let values: [Double]
  private let columnCount: Int
  private let margin: Double
  /// Where the values of each row begin.
  private var starts: [Int]
  /// Those that may be cut, in an order that changes with every draw.
  private var columns: [Int]

  /// - Parameter margin: part of a column's range in a node by which its cuts may lie beyond it.
  init(_ matrix: FeatureMatrix, rows: ArraySlice<Int>, columns: ArraySlice<Int>, margin: Double) {
    self.margin = margin
    columnCount = matrix.columnCount
    values = rows.flatMap { matrix.values[($0 * matrix.columnCount)..<(($0 + 1) * matrix.columnCount)] }
    starts = rows.indices.map { ($0 - rows.startIndex) * matrix.columnCount }
    self.columns = Array(columns)
  }

  var rowCount: Int { starts.count }

  /// A column that is not constant in these rows, each as likely, and a threshold anywhere between its extremes, or
  /// beyond them by the margin.
  ///
  /// - Returns: `nil` when all columns are constant.
  mutating func randomCut(_ rows: Range<Int>, _ generator: inout SplitMix64) -> Cut? {
    for place in columns.indices {
      columns.swapAt(place, place + generator.index(below: columns.count - place))
      let column = columns[place]
      let (low, high) = extremes(of: column, in: rows)
      guard low < high else { continue }
      let position = generator.uniform()
      let (first, last) = widened(low, high)
      // Not first + position · (last − first): the difference may overflow.
      let threshold = first * (1 - position) + last * position
      // Rounding may reach either end; without a margin, both sides keep a row below the upper one.
      return Cut(column: column, threshold: threshold >= first && threshold < last ? threshold : first)
    }
    return nil
  }

  private func widened(_ low: Double, _ high: Double) -> (Double, Double) {
    let reach = margin * (high - low)
    return (low - reach).isFinite && (high + reach).isFinite ? (low - reach, high + reach) : (low, high)
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
