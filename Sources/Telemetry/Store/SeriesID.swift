/// Number of a series in its store. It is never given to another series.
public struct SeriesID: Hashable, Sendable, Codable {
  public var index: UInt32

  public init(index: UInt32) {
    self.index = index
  }
}

extension SeriesID: Comparable {
  /// In the order in which the series came.
  public static func < (left: SeriesID, right: SeriesID) -> Bool {
    left.index < right.index
  }
}
