import PromQL
import Telemetry
import TestSupport
import Testing

@testable import Ingest

@Suite(.timeLimit(.minutes(2))) struct QuerySourceTests {
  private static let names = Fault.text(#"{"status":"success","data":["up","b"]}"#)
  private static let vector = Fault.text(
    #"{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1772323200,"1"]}]}}"#)
  private static let broken = Fault.status(500, "Odd", body: "down")

  private let demand = QueryDemand()
  private let sink = CollectingSink()

  /// A server with a catalog, and a query path that does as it is told.
  private func server(_ query: Fault, range: Fault = broken) throws -> FaultServer {
    try FaultServer([
      "/api/v1/label/__name__/values": Self.names, "/api/v1/labels": Self.names,
      "/api/v1/metadata": .text(#"{"status":"success","data":{}}"#), "/api/v1/query": query,
      "/api/v1/query_range": range,
    ])
  }

  private func source(_ server: FaultServer, interval: Duration = .seconds(3_600)) throws -> QuerySource {
    var options = QuerySource.Options(number: 3) { Timestamp(seconds: 1_772_323_200) }
    options.interval = interval
    let url = server.url("").replacing("http://", with: "http://ann:hunter2@")
    return QuerySource(try QueryServer(parsing: url), demand: demand, options: options)
  }

  /// Runs a source while `body` does, and until its end.
  private func running(_ source: QuerySource, _ body: () async throws -> Void) async rethrows {
    let task = Task { [sink] in await source.run(into: sink) }
    try await body()
    task.cancel()
    await task.value
  }

  @Test func theNamesAreDeliveredAndANewQuestionIsAskedAtOnce() async throws {
    let server = try server(Self.vector)
    try await running(source(server)) {
      await sink.waits(until: { !$0.catalogs.isEmpty })
      demand.want([WantedQuery("a", .latest)])
      await sink.waits(until: { $0.answers.count == 1 })
      demand.want([WantedQuery("a", .latest), WantedQuery("b", .latest)])
      await sink.waits(until: { $0.answers.count == 2 })
    }
    let catalog = try #require(await sink.catalogs.first)
    #expect(catalog.source == 3 && catalog.metricNames == ["b", "up"] && catalog.labelNames == ["up", "b"])
    let answers = await sink.answers
    #expect(answers.map(\.query.expression) == ["a", "b"])
    #expect(answers.allSatisfy { $0.source == 3 && $0.times == .instant(milliseconds: 1_772_323_200_000) })
    let sample = Sample(milliseconds: 1_772_323_200_000, value: 1)
    #expect(try answers.first?.result.get().value == .vector([.init(labels: Labels([]), sample: sample)]))
    let health = try #require(await sink.healths[3])
    #expect(health.state == .following && !health.holdsRecords && health.format == "query API")
    #expect(health.name == server.url(""))
    #expect(health.notes == ["2 metrics", "asked 3 times"])
  }

  @Test func whatStaysWantedIsAskedAgain() async throws {
    let server = try server(Self.vector)
    demand.want([WantedQuery("a", .latest)])
    try await running(source(server, interval: .milliseconds(5))) {
      await sink.waits(until: { $0.answers.count >= 3 })
    }
  }

  @Test func aCourseIsAskedForAsARange() async throws {
    let server = try server(
      Self.broken, range: .text(#"{"status":"success","data":{"resultType":"matrix","result":[]}}"#))
    let query = WantedQuery("a", .course(length: 60_000, step: 15_000))
    demand.want([query])
    try await running(source(server)) { await sink.waits(until: { !$0.answers.isEmpty }) }
    let answer = try #require(await sink.answers.first)
    #expect(answer.times == query.times(at: Timestamp(seconds: 1_772_323_200)))
    #expect(try answer.result.get().value == .matrix([]))
  }

  /// Connections are kept and used again, so that there are as many as questions at the same time.
  @Test func noMoreThanFourQuestionsAreUnderWay() async throws {
    let server = try server(.delayed(milliseconds: 20, Self.vector))
    demand.want(Set((0..<16).map { WantedQuery("q\($0)", .latest) }))
    try await running(source(server)) { await sink.waits(until: { $0.answers.count == 16 }) }
    #expect(server.record.connectionCount <= 4)
  }

  @Test func aServerThatFailsIsSaidAndRecoversByItself() async throws {
    let server = try server(.inTurn([Self.vector, Self.broken, Self.vector]))
    demand.want([WantedQuery("a", .latest)])
    try await running(source(server, interval: .milliseconds(5))) {
      let failed = SourceHealth.State.failed("\(server.url("")): HTTP status 500 Internal Server Error")
      await sink.waits(until: { $0.healths[3]?.state == failed })
      // The last answer stands until there is a newer one.
      #expect(await sink.answers.count == 1)
      await sink.waits(until: { $0.healths[3]?.state == .following && $0.answers.count >= 2 })
    }
    let times = server.record.times["/api/v1/query"] ?? []
    try #require(times.count >= 3)
    #expect(times[2] - times[1] >= .seconds(1))
  }

  @Test func whatWasNeverAnsweredIsDeliveredAsAnError() async throws {
    let server = try server(.status(400, "Odd", body: #"{"status":"error","errorType":"bad_data","error":"1:1: no"}"#))
    demand.want([WantedQuery("sum(", .latest)])
    try await running(source(server)) {
      await sink.waits(until: { !$0.answers.isEmpty && !($0.healths[3]?.notes ?? []).isEmpty })
    }
    #expect(await sink.answers.first?.result == .failure(QueryError("1:1: no")))
    let health = try #require(await sink.healths[3])
    #expect(health.state == .following)
    #expect(health.notes.last == "1 question is refused: sum(: 1:1: no")
  }

  @Test func nobodyWaitsForASlowAnswerThatIsNotWantedAnyMore() async throws {
    let server = try server(.silent)
    demand.want(Set((0..<4).map { WantedQuery("slow\($0)", .latest) }))
    try await running(source(server)) {
      await sink.waits(until: { _ in server.record.requests.count { $0.contains("query=slow") } == 4 })
      demand.want([WantedQuery("c", .course(length: 1_000, step: 1_000))])
      // The four that hang would leave it no place.
      await sink.waits(until: { !$0.answers.isEmpty })
    }
    #expect(await sink.answers.map(\.query.expression) == ["c"])
  }

  @Test func cancellingEndsASourceAtOnce() async throws {
    let server = try server(.silent)
    demand.want([WantedQuery("a", .latest)])
    let start = ContinuousClock.now
    try await running(source(server)) {
      await sink.waits(until: { _ in server.record.requests.contains { $0.contains("query=a") } })
    }
    // Its time-out would be half a minute.
    #expect(ContinuousClock.now - start < .seconds(90))
    #expect(await sink.answers.isEmpty)
  }
}
