/// A quality figure told from scores alone, before labels come.
public struct QualityEstimate: Sendable, Equatable {
  /// As in the report: "roc_auc" or "accuracy".
  public var id: String
  public var title: String
  public var value: Double
  /// Half of its 95 % interval.
  public var margin: Double

  public init(id: String, title: String, value: Double, margin: Double) {
    self.id = id
    self.title = title
    self.value = value
    self.margin = margin
  }
}
