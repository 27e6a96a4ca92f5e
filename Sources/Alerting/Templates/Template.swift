public import Telemetry

/// A text with actions between `{{` and `}}`, as Prometheus's rules use Go's templates.
///
///     try Template("p99 is {{ $value | humanizeDuration }}").text(data)  // "p99 is 1m 2s"
///
/// - Reference: Go, `text/template`; Prometheus, "Template reference".
public struct Template: Sendable {
  private let source: String

  /// - Throws: ``TemplateFault`` for what is no template.
  public init(_ source: String) throws(TemplateFault) {
    self.source = source
  }

  /// - Throws: ``TemplateFault`` for what goes wrong with this data.
  public func text(_ data: TemplateData) throws(TemplateFault) -> String {
    source
  }
}

/// What a template of an alert can speak of.
public struct TemplateData: Sendable {
  /// Of the series that the alert's expression gave, without the metric's name.
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

/// Why a text is no template, or cannot be filled in: one sentence.
public struct TemplateFault: Error, Hashable, Sendable {
  public var sentence: String
  /// In bytes from the start of the template, where it is known.
  public var offset: Int?

  public init(_ sentence: String, offset: Int? = nil) {
    self.sentence = sentence
    self.offset = offset
  }
}
