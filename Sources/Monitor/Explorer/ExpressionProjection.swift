internal import Ingest
internal import PromQL
internal import Telemetry

extension MonitorState {
  /// The answer to the expression that the request asks for; `nil` when it asks for none.
  ///
  /// - Complexity: of rows that are not seen, only the order is computed.
  func expression(_ request: SnapshotRequest, _ cache: inout SnapshotCache) -> ExpressionAnswer? {
    guard let wanted = request.expression else {
      cache.expression = nil
      return nil
    }
    var answer = ExpressionAnswer(text: wanted.text)
    answer.server = queryServerName
    do {
      let expression = try Expression(parsing: wanted.text)
      answer.isWaiting = !fill(&answer, with: expression, request, &cache)
    } catch {
      answer.problem = .init(error)
      return answer
    }
    guard let trouble = queryServerTrouble, answer.problem == nil else { return answer }
    // What the server said before it failed is shown for as long as it holds.
    if answer.rowCount == 0, answer.string == nil {
      answer.problem = .init(sentence: trouble)
    } else {
      answer.notes.insert(trouble, at: 0)
    }
    return answer
  }

  /// - Returns: whether all of the answer is known.
  private func fill(
    _ answer: inout ExpressionAnswer, with expression: Expression, _ request: SnapshotRequest,
    _ cache: inout SnapshotCache
  ) -> Bool {
    guard let now, let wanted = request.expression else { return false }
    let grid = BucketGrid(
      request.window, now: now, first: windowStart(now), bucketCount: request.bucketCount)
    let span = WantedQuery.Span.course(length: Int64(grid.count) * grid.step, step: grid.step)
    let latest = self.answer(to: WantedQuery(wanted.text, .latest), &cache)
    // A range of samples is a course by itself, and a text has none.
    let hasCourse = expression.valueType == .instantVector || expression.valueType == .scalar
    let course = hasCourse ? self.answer(to: WantedQuery(wanted.text, span), &cache) : latest
    let key = ExpressionRows.Key(
      text: Array(wanted.text.utf8), latest: latest.map(ExpressionRows.Key.Moment.init),
      course: course.map(ExpressionRows.Key.Moment.init), version: telemetry.version)
    let rows =
      cache.expression.flatMap { $0.key == key ? $0.rows : nil }
      ?? ExpressionRows(latest, course, keepsOrder: expression.ordersSeries)
    cache.expression = (key, rows)
    rows.fill(&answer, wanted, grid)
    return latest != nil && course != nil
  }

  /// The server that expressions are sent to.
  var queryServerName: String? {
    hasQueryServer ? queryServer?.name ?? "the server" : nil
  }

  /// Why it does not answer.
  private var queryServerTrouble: String? {
    guard hasQueryServer, case .failed(let reason) = queryServer?.state else { return nil }
    return reason.asSentence
  }

  private var queryServer: SourceHealth? {
    sourceList.first { $0.format.utf8.elementsEqual("query API".utf8) }
  }

  /// Where a window over everything begins: a server tells nobody how far it goes back.
  private func windowStart(_ now: Timestamp) -> Timestamp {
    hasQueryServer ? now - .seconds(86_400) : telemetry.firstBatch ?? now
  }
}

extension TelemetryState {
  /// When metrics were scraped for the first time.
  fileprivate var firstBatch: Timestamp? { targets.values.map(\.firstBatch).min() }
}

extension Expression {
  /// Whether the order of the series is part of what it gives.
  fileprivate var ordersSeries: Bool {
    switch node {
    case .parentheses(let inner): inner.ordersSeries
    case .call(let call): call.function.name.hasPrefix("sort")
    case .aggregation(let aggregation): aggregation.operation == .topk || aggregation.operation == .bottomk
    default: false
    }
  }
}
