/// Which records to learn from and which to judge on.
public struct DataSplit: Sendable, Equatable {
  /// Places of records, from 0; ascending.
  public let train: [Int]
  /// Ascending; none of them in `train`.
  public let test: [Int]

  public init(train: [Int], test: [Int]) {
    self.train = train
    self.test = test
  }
}
