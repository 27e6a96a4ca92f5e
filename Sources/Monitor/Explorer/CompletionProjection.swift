internal import Ingest
internal import PromQL
internal import Telemetry

extension MonitorState {
  /// How the expression of the request may go on; `nil` when it asks for nothing.
  func completion(_ request: SnapshotRequest, _ cache: inout SnapshotCache) -> CompletionList? {
    guard let wanted = request.completion else { return nil }
    let context = CompletionContext(text: wanted.text, cursor: wanted.cursor)
    let candidates =
      hasQueryServer
      ? context.candidates(from: ServerNames(catalog, values: values(for: context, &cache)))
      : context.candidates(from: TelemetryNames(telemetry))
    return CompletionList(
      request: wanted, range: context.range, candidates: candidates,
      hasBeginning: !context.typed.isEmpty || context.isQuoted)
  }

  /// The values of a label that are asked for, by a question to the server whose answer has them as labels.
  private func values(for context: CompletionContext, _ cache: inout SnapshotCache) -> [String] {
    guard case .labelValue(let label, let metric) = context.expected, !label.isEmpty else { return [] }
    let text = Self.valueQuestion(label: label, metric: metric)
    guard case .vector(let elements) = answer(to: WantedQuery(text, .latest), &cache)?.value else { return [] }
    return elements.compactMap { $0.labels[label] }.sortedByBytes()
  }

  /// `group by (job) (up)`, or of all series that have the label.
  static func valueQuestion(label: String, metric: String?) -> String {
    let name = StringLiteral.labelName(label)
    let selector = metric.map { "{__name__=\(StringLiteral($0))}" } ?? "{\(name)!=\"\"}"
    return "group by (\(name)) (\(selector))"
  }
}

/// The names that a server knows.
struct ServerNames: CompletionNames {
  private let catalog: QueryCatalog?
  private let values: [String]
  private let metadata: [String: MetricMetadata]

  init(_ catalog: QueryCatalog?, values: [String]) {
    self.catalog = catalog
    self.values = values
    metadata = Dictionary(catalog?.metadata.map { ($0.name, $0) } ?? []) { first, _ in first }
  }

  func metricNames() -> [String] { catalog?.metricNames ?? [] }

  /// Those of all metrics: which of them a metric has, the server would have to be asked each time.
  func labelNames(ofMetrics metrics: [String]) -> [String] { catalog?.labelNames ?? [] }

  func labelValues(of label: String, metric: String?) -> [String] { values }

  func detail(ofMetric name: String) -> String { MetricDetail.text(of: name, metadata) }
}
