/// All combinations of some values of some parameters.
///
///     let grid = try ParameterGrid(["alpha": ["0.1", "0.3"], "window": ["5"]])
///     grid.settings(0)  // ["alpha": "0.1", "window": "5"]
///
/// Names are in alphabetical order, the last varies fastest, values come as given. A combination is made when it is
/// asked for.
/// - Reference: the order of scikit-learn's `ParameterGrid`.
public struct ParameterGrid: Sendable, Equatable {
  /// Combinations.
  public let count: Int
  private let names: [String]
  private let values: [[String]]

  /// - Parameter limit: of combinations; a search that takes days is refused rather than begun.
  /// - Throws: when a parameter has no value, one value twice, or the combinations are beyond the limit.
  public init(_ choices: [String: [String]], limit: Int = 10_000) throws(ParameterError) {
    names = choices.keys.sorted()
    var columns: [[String]] = []
    var count = 1
    for name in names {
      let column = choices[name] ?? []
      guard !column.isEmpty else {
        throw .conflict("grid: parameter \(name) has no value to try")
      }
      guard Set(column).count == column.count else {
        throw .conflict("grid: parameter \(name) has a value twice")
      }
      let product = count.multipliedReportingOverflow(by: column.count)
      guard !product.overflow, product.partialValue <= limit else {
        throw .conflict("grid: more than \(limit) combinations; try fewer values, or raise the limit")
      }
      count = product.partialValue
      columns.append(column)
    }
    values = columns
    self.count = count
  }

  /// - Precondition: `index` lies in 0..<count.
  public func settings(_ index: Int) -> [String: String] {
    precondition(index >= 0 && index < count, "the grid has no such combination")
    var settings: [String: String] = [:]
    var rest = index
    for (name, column) in zip(names, values).reversed() {
      settings[name] = column[rest % column.count]
      rest /= column.count
    }
    return settings
  }

  /// Every combination, in order.
  public var all: [[String: String]] {
    (0..<count).map { settings($0) }
  }
}

extension MethodParameters {
  /// Whether all values of a grid are allowed, each by itself; combinations may still conflict.
  ///
  /// - Throws: for the first that is not.
  public static func check(_ choices: [String: [String]]) throws(ParameterError) {
    for (name, values) in choices.sorted(by: { $0.key < $1.key }) {
      for value in values { _ = try Self([name: value]) }
    }
  }
}
