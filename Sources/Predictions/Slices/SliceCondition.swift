/// One condition of a segment, on one field.
public struct SliceCondition: Sendable, Equatable {
  public enum Test: Sendable, Equatable {
    /// From a number up to and without another; `nil` where there is no end on that side.
    case range(from: Double?, to: Double?)
    case number(Double)
    case category(String)
    /// Any category but the most frequent ones.
    case otherCategory
    case missing
  }

  public var field: String
  public var test: Test

  public init(field: String, test: Test) {
    self.field = field
    self.test = test
  }
}
