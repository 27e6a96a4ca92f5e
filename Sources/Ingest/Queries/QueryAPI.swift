public import PromQL
public import Telemetry

/// Prometheus's HTTP API as a client uses it.
///
///     let api = QueryAPI(try QueryServer(parsing: "localhost:9090"))
///     let answer = try await api.answer(to: "sum(up)", at: .instant(milliseconds: 1_772_323_200_000))
///
/// Prometheus, Thanos, Mimir and VictoriaMetrics speak it. Of an answer the numbers are taken; native histograms are
/// left out, and an annotation says so.
/// - Reference: Prometheus 3, HTTP API.
public struct QueryAPI: Sendable {
  public let server: QueryServer
  private let client: HTTPClient

  public init(_ server: QueryServer, client: HTTPClient = HTTPClient()) {
    self.server = server
    self.client = client
  }

  /// Asks a question at one time or over a range.
  ///
  /// - Returns: a scalar, a string, a vector or, of a range, a matrix, in the server's order.
  /// - Throws: ``QueryFailure``, also when the task is cancelled.
  public func answer(to expression: String, at times: QueryTimes) async throws(QueryFailure) -> QueryAnswer {
    var call = QueryServer.Call(path: "query", parameters: [("query", expression)], canBePosted: true)
    switch times {
    case .instant(let milliseconds):
      call.parameters.append(("time", Self.seconds(milliseconds)))
    case .range(let grid):
      call.path = "query_range"
      call.parameters += [
        ("start", Self.seconds(grid.start)), ("end", Self.seconds(grid.bound)), ("step", Self.seconds(grid.step)),
      ]
    }
    // The server then gives up when nobody waits any more.
    call.parameters.append(("timeout", "\(server.timeout.milliseconds)ms"))
    let response = try await fetch(call)
    var reading = QueryValueReading()
    let envelope = try QueryEnvelope.read(response) { cursor throws(JSONFault) in try reading.read(&cursor) }
    guard let value = reading.value else {
      throw QueryFailure(status: response.status, JSONFault(offset: 0, expected: "a result in “data”"))
    }
    return QueryAnswer(value, annotations: Self.annotations(envelope, reading, expression))
  }

  /// The labels of the series that any of the selectors selects.
  ///
  /// - Parameters:
  ///   - range: when they must have had samples; `nil`: at any time.
  ///   - limit: how many there may be; old servers send all. 0: no limit.
  public func series(
    matching selectors: [String], in range: ClosedRange<Timestamp>? = nil, limit: Int = 0
  ) async throws(QueryFailure) -> [Labels] {
    var call = QueryServer.Call(path: "series", canBePosted: true)
    call.parameters = selectors.map { ("match[]", $0) } + Self.parameters(range, limit)
    var series: [Labels] = []
    _ = try QueryEnvelope.read(try await fetch(call)) { cursor throws(JSONFault) in
      try cursor.readArray { cursor throws(JSONFault) in series.append(try cursor.readLabels()) }
    }
    return series
  }

  /// The names of all labels, in the server's order.
  public func labelNames(in range: ClosedRange<Timestamp>? = nil) async throws(QueryFailure) -> [String] {
    try await texts(.init(path: "labels", parameters: Self.parameters(range, 0), canBePosted: true))
  }

  /// The values of a label, in the server's order; of `__name__`, the names of all metrics.
  public func values(
    of label: String, in range: ClosedRange<Timestamp>? = nil
  ) async throws(QueryFailure) -> [String] {
    let name = PercentEncoding.escaped(label, keeping: "-_.~", space: "%20")
    return try await texts(.init(path: "label/\(name)/values", parameters: Self.parameters(range, 0)))
  }

  /// What the server knows about metrics besides their samples; nothing of one that does not keep it.
  public func metadata() async throws(QueryFailure) -> [MetricMetadata] {
    let response = try await fetch(.init(path: "metadata"))
    if Self.statusesWithoutMetadata.contains(response.status) { return [] }
    var metadata: [MetricMetadata] = []
    _ = try QueryEnvelope.read(response) { cursor throws(JSONFault) in metadata = try cursor.readMetadata() }
    return metadata
  }

  private static let statusesWithoutMetadata = [404, 405, 501]

  private func texts(_ call: QueryServer.Call) async throws(QueryFailure) -> [String] {
    var texts: [String] = []
    _ = try QueryEnvelope.read(try await fetch(call)) { cursor throws(JSONFault) in texts = try cursor.readTexts() }
    return texts
  }

  private func fetch(_ call: QueryServer.Call) async throws(QueryFailure) -> HTTPResponse {
    do throws(HTTPFailure) {
      return try await client.send(try server.request(call))
    } catch {
      throw .unanswered(error.sentence)
    }
  }
}

extension QueryAPI {
  private static func annotations(
    _ envelope: QueryEnvelope, _ reading: QueryValueReading, _ query: String
  ) -> [Annotation] {
    var annotations = envelope.warnings.map { Annotation(.warning, serverText: $0, query: query) }
    annotations += envelope.infos.map { Annotation(.info, serverText: $0, query: query) }
    if reading.histogramCount > 0 {
      let count = reading.histogramCount == 1 ? "1 series" : "\(reading.histogramCount) series"
      annotations.append(Annotation(.info, "native histograms are left out: \(count)", at: 0..<0))
    }
    return annotations
  }

  private static func parameters(
    _ range: ClosedRange<Timestamp>?, _ limit: Int
  ) -> [(name: String, value: String)] {
    var parameters: [(name: String, value: String)] = []
    if let range {
      parameters += [
        ("start", seconds(range.lowerBound.milliseconds)), ("end", seconds(range.upperBound.milliseconds)),
      ]
    }
    if limit > 0 { parameters.append(("limit", "\(limit)")) }
    return parameters
  }

  private static func seconds(_ milliseconds: Int64) -> String {
    SampleSpelling.seconds(ofMilliseconds: milliseconds)
  }
}

extension JSONCursor {
  /// By the names of the metrics a list of what their targets say, mostly one and the same.
  fileprivate mutating func readMetadata() throws(JSONFault) -> [MetricMetadata] {
    var all: [MetricMetadata] = []
    try readObject { (name, cursor) throws(JSONFault) in
      var first: MetricMetadata?
      try cursor.readArray { cursor throws(JSONFault) in
        var metadata = MetricMetadata(name: name, kind: .unknown)
        try cursor.readObject { (key, cursor) throws(JSONFault) in
          switch key {
          case "type": metadata.kind = MetricMetadata.Kind(rawValue: try cursor.readText()) ?? .unknown
          case "help": metadata.help = try cursor.readText()
          case "unit": metadata.unit = try cursor.readText()
          default: try cursor.skipValue()
          }
        }
        if first == nil { first = metadata }
      }
      if let first { all.append(first) }
    }
    return all
  }
}
