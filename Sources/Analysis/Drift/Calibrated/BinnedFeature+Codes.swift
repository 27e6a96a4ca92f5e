extension BinnedFeature {
  /// As `code(of:)` of each number, with the edges taken out once.
  ///
  /// - Complexity: O(n log bins).
  public func codes(of numbers: ArraySlice<Double>) -> [UInt8] {
    guard case .numbers(let edges) = bins else {
      return numbers.map { $0.isNaN ? Self.missingCode : Self.foreignCode }
    }
    return edges.withUnsafeBufferPointer { edges in
      numbers.map { number in
        guard number == number else { return Self.missingCode }
        var (low, count) = (0, edges.count)
        while count > 0 {
          let half = count &>> 1
          let isAbove = edges[low &+ half] <= number
          low = isAbove ? low &+ half &+ 1 : low
          count = isAbove ? count &- half &- 1 : half
        }
        return UInt8(truncatingIfNeeded: low)
      }
    }
  }
}
