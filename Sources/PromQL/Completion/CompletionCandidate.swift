/// A way to go on with a query that is being typed.
public struct CompletionCandidate: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case keyword
    case aggregation
    case function
    case metric
    case label
    case value
    case duration
  }

  public var kind: Kind
  /// What it is called, without quotes.
  public var name: String
  /// What it puts into the query.
  public var insertion: String
  /// A few words about it; may be empty.
  public var detail: String

  public init(_ kind: Kind, _ name: String, inserting insertion: String? = nil, detail: String = "") {
    self.kind = kind
    self.name = name
    self.insertion = insertion ?? name
    self.detail = detail
  }
}

/// The names that there are to choose from, wherever they are kept.
public protocol CompletionNames {
  /// Sorted, as those below.
  func metricNames() -> [String]
  /// - Parameter metrics: empty for the labels of all.
  func labelNames(ofMetrics metrics: [String]) -> [String]
  func labelValues(of label: String, metric: String?) -> [String]
  /// A few words about a metric: its type, its help.
  func detail(ofMetric name: String) -> String
}
