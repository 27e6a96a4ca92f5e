public import Telemetry

/// What a template of an alert can speak of.
public struct TemplateData: Sendable {
  /// Of the series that the alert's expression gave, the metric's name among them, as in Prometheus.
  public var labels: Labels
  public var value: Double
  public var externalLabels: Labels
  public var externalURL: String
  /// The time of the evaluation.
  public var time: Timestamp
  /// Answers the template function `query`; throws a sentence.
  public var query: @Sendable (String) throws(TemplateFault) -> [TemplateSample]

  public init(
    labels: Labels, value: Double, externalLabels: Labels = Labels([]), externalURL: String = "", time: Timestamp,
    query: @escaping @Sendable (String) throws(TemplateFault) -> [TemplateSample] = { _ throws(TemplateFault) in [] }
  ) {
    self.labels = labels
    self.value = value
    self.externalLabels = externalLabels
    self.externalURL = externalURL
    self.time = time
    self.query = query
  }
}

/// An element of what a template's `query` gave.
public struct TemplateSample: Sendable, Equatable {
  public var labels: Labels
  public var value: Double

  public init(labels: Labels, value: Double) {
    self.labels = labels
    self.value = value
  }
}
