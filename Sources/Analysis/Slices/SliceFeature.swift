/// How many coarse values a feature has in a search for slices.
///
/// A row's cell is 0 ..< `valueCount`, or ``missingCell`` where it has no value.
public struct SliceFeature: Sendable, Equatable, Codable {
  public static let valueLimit = 8

  public let valueCount: Int
  /// Whether the values are ranges of a number, of which neighbours may be taken together.
  public let isOrdered: Bool

  /// - Precondition: at most ``valueLimit`` values.
  public init(valueCount: Int, isOrdered: Bool) {
    precondition((0...Self.valueLimit).contains(valueCount), "a feature has at most 8 coarse values")
    self.valueCount = valueCount
    self.isOrdered = isOrdered
  }

  public var missingCell: UInt8 { UInt8(valueCount) }

  /// What a slice may ask of the feature: one value, or that there is none; of a number also all values below or above
  /// an edge.
  var cellRanges: [ClosedRange<UInt8>] {
    var ranges = (0...missingCell).map { $0...$0 }
    guard isOrdered, valueCount > 2 else { return ranges }
    let last = missingCell - 1
    for edge in 1..<last { ranges.append(0...edge) }
    for edge in 1..<last { ranges.append(edge...last) }
    return ranges
  }
}

/// One condition of a slice: that a feature's cell lies in a range.
public struct SlicePart: Sendable, Hashable {
  public var feature: Int
  public var cells: ClosedRange<UInt8>

  public init(feature: Int, cells: ClosedRange<UInt8>) {
    self.feature = feature
    self.cells = cells
  }
}
