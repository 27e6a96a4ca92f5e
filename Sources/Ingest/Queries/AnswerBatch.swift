public import PromQL
public import Telemetry

/// What a server said to a question.
public struct AnswerBatch: Sendable {
  /// The number of the source that asked.
  public var source: Int
  public var query: WantedQuery
  /// The times that were asked about.
  public var times: QueryTimes
  public var result: Result<QueryAnswer, QueryError>
  public var time: Timestamp

  public init(
    source: Int, query: WantedQuery, times: QueryTimes, result: Result<QueryAnswer, QueryError>, time: Timestamp
  ) {
    self.source = source
    self.query = query
    self.times = times
    self.result = result
    self.time = time
  }
}
