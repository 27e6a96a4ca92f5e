internal import Analysis

extension Population {
  var isNumeric: Bool {
    if case .numbers = kind { true } else { false }
  }

  /// Values as they would stand in records; of categories their numbers.
  func values(_ count: Int, _ generator: inout SplitMix64) -> [Double] {
    switch kind {
    case .numbers(let draw, _): return (0..<count).map { _ in draw(&generator) }
    case .categories(let shares):
      let cumulated = shares.reduce(into: []) { $0.append(($0.last ?? 0) + $1) }
      return (0..<count).map { _ in
        let uniform = generator.uniform()
        return Double(cumulated.firstIndex { uniform < $0 } ?? shares.count - 1)
      }
    }
  }
}
