import Ingest
import PromQL
import Telemetry

/// Who answers a query of the command line.
enum QueryOrigin {
  /// The engine in this program, over files of samples and scraped addresses.
  case sources([String])
  /// The same, over all series of a recording.
  case recording(String)
  /// A server that knows PromQL.
  case server(QueryServer)

  /// - Parameter sources: with the server's address among them, or without.
  init(_ sources: [String], _ options: QueryServerOptions) throws(Failure) {
    let addresses = sources.filter { QueryServer.isAddress($0) }
    guard let server = try options.server(addresses, Configuration()) else {
      guard !sources.isEmpty else {
        throw Failure(
          sentence: "query: name a file of samples, - for standard input, an address to scrape, or a server by "
            + "--prometheus")
      }
      guard let recording = sources.first(where: TapeInput.isRecording) else {
        self = .sources(sources)
        return
      }
      guard sources.count == 1 else {
        throw Failure(sentence: "\(recording): a recording is asked alone; name it without other sources")
      }
      self = .recording(recording)
      return
    }
    guard addresses.count == sources.count else {
      throw Failure(
        sentence: "query: the server \(server.shownURL) is asked, or files and addresses are read, not both")
    }
    self = .server(server)
  }

  /// - Throws: status 2 where the origin cannot be read or the times make no sense, 1 where the query has no answer.
  func answer(_ question: Question) throws(Failure) -> QueryAnswer {
    switch self {
    case .sources(let sources):
      let gathered = try GatheredSources(sources, needsCourse: question.expression.readsRanges)
      let now = Timestamp.now
      let times = try question.times.times(latest: gathered.latest(now: now), now: now)
      let store = gathered.store(untimedAt: times.grid.end)
      do throws(QueryError) {
        return try question.expression.evaluate(over: store, at: times, options: question.options)
      } catch {
        throw Failure(sentence: "the query has no answer: \(error.message)", status: 1)
      }
    case .recording(let path): return try RecordedSeries(path).answer(question, now: .now)
    case .server(let server): return try Self.ask(server, question)
    }
  }

  private static func ask(_ server: QueryServer, _ question: Question) throws(Failure) -> QueryAnswer {
    guard !question.options.hasClosedWindows else {
      throw Failure(
        sentence: "query: --closed-windows is nothing that a server can be told, as its version decides: leave it out")
    }
    let now = Timestamp.now
    let times = try question.times.times(latest: now.milliseconds, now: now)
    let text = question.text
    let result = Blocking.wait { () async -> Result<QueryAnswer, QueryFailure> in
      do throws(QueryFailure) {
        return .success(try await QueryAPI(server).answer(to: text, at: times))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let answer): return answer
    case .failure(.refused(let error)):
      throw Failure(sentence: "the query has no answer: \(error.message)", status: 1)
    case .failure(.unanswered(let sentence)): throw Failure(sentence: "\(server.shownURL): \(sentence)")
    }
  }
}
