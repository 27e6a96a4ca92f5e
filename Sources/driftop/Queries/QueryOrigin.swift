import Ingest
import PromQL
import Telemetry

/// Who answers a query of the command line.
enum QueryOrigin {
  /// The engine in this program, over files of samples and scraped addresses.
  case sources([String])
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
      self = .sources(sources)
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
    case .server(let server): return try Self.ask(server, question)
    }
  }

  private static func ask(_ server: QueryServer, _ question: Question) throws(Failure) -> QueryAnswer {
    guard !question.options.hasClosedWindows else {
      throw Failure(sentence: "query: --closed-windows is nothing that a server can be told; it decides by its version")
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

/// A query and when it is asked.
struct Question {
  var text: String
  var expression: Expression
  var times: QueryTimesArgument
  var options = EvaluationOptions()

  /// - Throws: where the text is no query, with the place in it.
  init(_ text: String, times: QueryTimesArgument) throws(Failure) {
    do throws(ParseError) {
      expression = try Expression(parsing: text)
    } catch {
      throw Failure(sentence: "query: \(error)", details: Self.pointed(error))
    }
    self.text = text
    self.times = times
  }

  /// The line that holds the error, and a mark under its place.
  private static func pointed(_ error: ParseError) -> [String] {
    let place = TextPlace(error.range.lowerBound, in: error.text)
    let lines = error.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard place.line <= lines.count else { return [] }
    let line = lines[place.line - 1]
    let before = String(decoding: line.utf8.prefix(place.column - 1), as: UTF8.self)
    return [String(line), String(repeating: " ", count: before.count) + "^"]
  }
}

extension Expression {
  /// Whether it reads several samples of a series at a time.
  var readsRanges: Bool {
    switch node {
    case .rangeSelector, .subquery: true
    case .number, .string, .selector: false
    case .call(let call): call.arguments.contains(where: \.readsRanges)
    case .aggregation(let aggregation):
      aggregation.operand.readsRanges || (aggregation.parameter?.readsRanges ?? false)
    case .binary(let operation): operation.left.readsRanges || operation.right.readsRanges
    case .unary(_, let operand), .parentheses(let operand): operand.readsRanges
    }
  }
}
