internal import PromQL
public import Telemetry

/// Asks a server what somebody wants to know, for as long as it is wanted, and which names it has.
///
/// What is newly wanted is asked at once, then every interval; a course no more often than its step. Four questions are
/// under way at most. A server that does not answer is asked again after pauses of 1 s to 30 s.
public struct QuerySource: Source {
  public struct Options: Sendable {
    /// Under which the source delivers.
    public var number: Int
    public var interval = Duration.seconds(5)
    /// The wall clock.
    public var clock: @Sendable () -> Timestamp
    public var client = HTTPClient()
    /// What the source's health is to tell besides: one sentence each.
    public var notes: [String] = []

    public init(number: Int, clock: @escaping @Sendable () -> Timestamp) {
      self.number = number
      self.clock = clock
    }
  }

  let api: QueryAPI
  let demand: QueryDemand
  let options: Options

  /// How long ago a series may have ended whose names the catalog has.
  private static let catalogLength = Duration.seconds(3_600)

  public init(_ server: QueryServer, demand: QueryDemand, options: Options) {
    api = QueryAPI(server, client: options.client)
    self.demand = demand
    self.options = options
  }

  public func run(into sink: any SourceSink) async {
    let (events, continuation) = AsyncStream.makeStream(of: QueryRun.Event.self)
    // To be followed before it is first looked at.
    let changes = demand.changes()
    let following = Task { for await _ in changes { continuation.yield(.demandChanged) } }
    var running = QueryRun(source: self, sink: sink, events: continuation)
    continuation.yield(.demandChanged)
    for await event in events { await running.take(event) }
    following.cancel()
    await running.end()
  }

  func answer(_ query: WantedQuery) async -> QueryReply {
    let time = options.clock()
    let times = query.times(at: time)
    do throws(QueryFailure) {
      let answer = try await api.answer(to: query.expression, at: times)
      return QueryReply(query: query, times: times, time: time, result: .success(answer))
    } catch {
      return QueryReply(query: query, times: times, time: time, result: .failure(error))
    }
  }

  func catalog() async -> Result<QueryCatalog, QueryFailure> {
    let time = options.clock()
    let range = time - Self.catalogLength...time
    do throws(QueryFailure) {
      let names = try await api.values(of: Labels.metricNameLabel, in: range)
      let labels = try await api.labelNames(in: range)
      let metadata = try await api.metadata()
      return .success(
        QueryCatalog(
          source: options.number, metricNames: names, labelNames: labels, metadata: metadata, time: time))
    } catch {
      return .failure(error)
    }
  }
}

/// What came of one question.
struct QueryReply: Sendable {
  var query: WantedQuery
  var times: QueryTimes
  var time: Timestamp
  var result: Result<QueryAnswer, QueryFailure>

  func batch(source: Int) -> AnswerBatch {
    AnswerBatch(
      source: source, query: query, times: times, result: result.mapError { QueryError($0.sentence) }, time: time)
  }
}
