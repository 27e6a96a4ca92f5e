internal import PromQL
internal import Telemetry

/// Asks each question once, for a single screen: in rounds, as answers raise further questions.
public struct QueryRounds {
  private let source: QuerySource
  private var tally: QueryTally
  private var asked: Set<WantedQuery> = []

  public init(_ source: QuerySource) {
    self.source = source
    tally = QueryTally(name: source.api.server.shownURL, notes: source.options.notes)
  }

  /// Asks for the names that the server has.
  public mutating func deliverCatalog(into sink: any SourceSink) async {
    let result = await source.catalog()
    tally.note(catalog: result)
    if case .success(let catalog) = result { await sink.take(catalog) }
    await sink.report(tally.health, source: source.options.number)
  }

  /// Asks what is wanted now and was not asked before.
  ///
  /// - Returns: whether there was something.
  public mutating func answer(into sink: any SourceSink) async -> Bool {
    let queries = source.demand.wanted.subtracting(asked)
    guard !queries.isEmpty else { return false }
    asked.formUnion(queries)
    for reply in await replies(to: queries, into: sink) { tally.note(reply.query, reply.result) }
    await sink.report(tally.health, source: source.options.number)
    return true
  }

  private func replies(to queries: Set<WantedQuery>, into sink: any SourceSink) async -> [QueryReply] {
    await withTaskGroup(of: QueryReply.self) { [source] group in
      var replies: [QueryReply] = []
      for (index, query) in queries.enumerated() {
        if index >= QuerySchedule.mostUnderWay, let reply = await group.next() { replies.append(reply) }
        group.addTask {
          let reply = await source.answer(query)
          await sink.take(reply.batch(source: source.options.number))
          return reply
        }
      }
      for await reply in group { replies.append(reply) }
      return replies
    }
  }
}
