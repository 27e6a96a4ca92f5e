/// A stream of numbers and where it is known to change.
public struct LabelledStream: Sendable, Equatable {
  public let values: [Double]
  /// Places of the first values after each change; ascending.
  public let drifts: [Int]

  /// - Precondition: the drifts ascend and lie within the values.
  public init(values: [Double], drifts: [Int]) {
    precondition(zip(drifts, drifts.dropFirst()).allSatisfy { $0 < $1 }, "drifts ascend")
    precondition(drifts.allSatisfy { values.indices.contains($0) }, "drifts lie within the values")
    self.values = values
    self.drifts = drifts
  }
}
