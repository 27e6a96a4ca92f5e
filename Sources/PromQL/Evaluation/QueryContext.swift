internal import Telemetry

/// What all parts of one query share, subqueries among them: the data, the query's own times, and what is to be said.
final class QueryContext {
  let store: SeriesStore
  let options: EvaluationOptions
  /// The times of the whole query, which `start()`, `end()`, `step()` and `range()` speak of.
  let query: StepGrid
  /// Milliseconds, at least 1.
  let lookBack: Int64
  private(set) var annotations: [Annotation] = []
  private var made: Set<Annotation> = []
  private(set) var samplesHeld = 0

  init(store: SeriesStore, query: StepGrid, options: EvaluationOptions) {
    self.store = store
    self.query = query
    self.options = options
    lookBack = max(1, options.lookBack.nanoseconds / 1_000_000)
  }

  func annotate(_ annotation: Annotation) {
    if made.insert(annotation).inserted { annotations.append(annotation) }
  }
}

// How much is in memory at once.
extension QueryContext {
  func hold(_ count: Int) throws(QueryError) {
    try checkRoom(for: count)
    samplesHeld += count
  }

  /// What came and went while a part of the query was computed is gone; what it gave stays.
  func holdOnly(_ count: Int, since before: Int) throws(QueryError) {
    samplesHeld = before
    try hold(count)
  }

  func checkRoom(for count: Int) throws(QueryError) {
    guard count <= options.sampleLimit - samplesHeld else {
      throw QueryError("query processing would load too many samples into memory in query execution")
    }
  }

  func checkCancellation() throws(QueryError) {
    if Task.isCancelled { throw QueryError("query was cancelled") }
  }
}
