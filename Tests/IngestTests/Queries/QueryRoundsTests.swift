import Telemetry
import TestSupport
import Testing

@testable import Ingest

@Suite(.timeLimit(.minutes(2))) struct QueryRoundsTests {
  private let demand = QueryDemand()
  private let sink = CollectingSink()

  private func rounds(_ server: FaultServer) throws -> QueryRounds {
    var options = QuerySource.Options(number: 3) { Timestamp(seconds: 1_772_323_200) }
    options.notes = ["a note"]
    return QueryRounds(QuerySource(try QueryServer(parsing: server.url("")), demand: demand, options: options))
  }

  @Test func eachQuestionIsAskedOnce() async throws {
    let names = Fault.text(#"{"status":"success","data":["up"]}"#)
    let scalar = Fault.text(#"{"status":"success","data":{"resultType":"scalar","result":[1,"2"]}}"#)
    let server = try FaultServer([
      "/api/v1/label/__name__/values": names, "/api/v1/labels": names, "/api/v1/query": scalar,
    ])
    var rounds = try rounds(server)
    await rounds.deliverCatalog(into: sink)
    #expect(await sink.catalogs.map(\.metricNames) == [["up"]])
    let first = Set((0..<9).map { WantedQuery("q\($0)", .latest) })
    demand.want(first)
    #expect(await rounds.answer(into: sink))
    #expect(Set(await sink.answers.map(\.query)) == first)
    demand.want(first.union([WantedQuery("new", .latest)]))
    #expect(await rounds.answer(into: sink))
    #expect(await rounds.answer(into: sink) == false)
    #expect(await sink.answers.count == 10)
    #expect(await sink.healths[3]?.notes == ["a note", "1 metric", "asked 11 times"])
    #expect(server.record.connectionCount <= 4)
  }

  @Test func aServerThatIsNotThereIsSaid() async throws {
    var rounds = try rounds(FaultServer(["/api/v1/label/__name__/values": .reset()]))
    await rounds.deliverCatalog(into: sink)
    guard case .failed(let sentence) = await sink.healths[3]?.state else {
      Issue.record("expected a failure")
      return
    }
    #expect(sentence.hasPrefix("http://127.0.0.1:"))
    #expect(await sink.catalogs.isEmpty)
  }
}
