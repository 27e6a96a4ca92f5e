import PromQL
import Telemetry
import TestSupport
import Testing

@testable import Ingest

@Suite(.timeLimit(.minutes(2))) struct QueryAPITests {
  private static let instant = QueryTimes.instant(milliseconds: 1_772_323_200_500)

  private func answer(_ data: String, rest: String = "") async throws -> QueryAnswer {
    let server = try FaultServer(["/api/v1/query": .text("{\"status\":\"success\",\"data\":\(data)\(rest)}")])
    return try await QueryAPI(QueryServer(parsing: server.url(""))).answer(to: "sum(up)", at: Self.instant)
  }

  /// What is said of an answer that is none.
  private func failure(_ fault: Fault) async throws -> QueryFailure? {
    let server = try FaultServer(["/api/v1/query": fault])
    let url = server.url("").replacing("http://", with: "http://ann:hunter2@")
    let api = QueryAPI(try QueryServer(parsing: url))
    do throws(QueryFailure) {
      _ = try await api.answer(to: "up", at: Self.instant)
      return nil
    } catch {
      return error
    }
  }

  private static func error(_ kind: String, _ text: String) -> String {
    "{\"status\":\"error\",\"errorType\":\"\(kind)\",\"error\":\"\(text)\"}"
  }

  @Test func aVectorHasLabelsTimesAndValues() async throws {
    let data = #"""
      {"resultType":"vector","result":[
       {"metric":{"__name__":"up","job":"a\"b"},"value":[1772323200.123,"0.5"]},
       {"metric":{},"value":[1772323200,"+Inf"]}]}
      """#
    #expect(
      try await answer(data).value
        == .vector([
          .init(
            labels: Labels(name: "up", [Label("job", "a\"b")]),
            sample: Sample(milliseconds: 1_772_323_200_123, value: 0.5)),
          .init(labels: Labels([]), sample: Sample(milliseconds: 1_772_323_200_000, value: .infinity)),
        ]))
  }

  /// As some servers write it.
  @Test func theTypeMayStandBehindTheResult() async throws {
    let data = #"{"result":[{"values":[[1.5,"1"],[2,"-Inf"]],"metric":{"a":"b"}}],"x":[1],"resultType":"matrix"}"#
    #expect(
      try await answer(data, rest: #","stats":{"seriesFetched":"1"}"#).value
        == .matrix([
          .init(
            labels: Labels([Label("a", "b")]),
            samples: [Sample(milliseconds: 1_500, value: 1), Sample(milliseconds: 2_000, value: -.infinity)])
        ]))
  }

  @Test func scalarsAndStringsAreThemselves() async throws {
    #expect(
      try await answer(#"{"resultType":"scalar","result":[1.001,"2"]}"#).value
        == .scalar(Sample(milliseconds: 1_001, value: 2)))
    #expect(
      try await answer(#"{"resultType":"string","result":[1,"é\n"]}"#).value == .string("é\n", milliseconds: 1_000))
    guard case .scalar(let sample) = try await answer(#"{"resultType":"scalar","result":[1,"NaN"]}"#).value else {
      Issue.record("expected a scalar")
      return
    }
    #expect(sample.value.isNaN && !sample.isStale)
  }

  @Test(arguments: [#"{"resultType":"vector","result":[]}"#, #"{"resultType":"vector","result":null}"#])
  func nothingIsAnEmptyVector(data: String) async throws {
    #expect(try await answer(data).value == .vector([]))
  }

  @Test func nativeHistogramsAreLeftOutAndSaid() async throws {
    let histogram = #"{"count":"3","sum":"1","buckets":[[0,"0.5","1","3"]]}"#
    let answer = try await answer(
      #"{"resultType":"matrix","result":[{"metric":{"a":"1"},"histograms":[[1,\#(histogram)]]},"#
        + #"{"metric":{"a":"2"},"values":[[1,"1"]],"histograms":[[2,\#(histogram)]]}]}"#)
    #expect(
      answer.value
        == .matrix([.init(labels: Labels([Label("a", "2")]), samples: [Sample(milliseconds: 1_000, value: 1)])]))
    #expect(answer.annotations == [Annotation(.info, "native histograms are left out: 2 series", at: 0..<0)])
  }

  @Test func warningsAndInfosAreKept() async throws {
    let answer = try await answer(
      #"{"resultType":"vector","result":[]}"#,
      rest: #","warnings":["a store is down"],"infos":["PromQL info: odd (1:5)"]"#)
    #expect(
      answer.annotations == [Annotation(.warning, "a store is down", at: 0..<0), Annotation(.info, "odd", at: 4..<4)])
  }

  @Test(
    arguments: [
      ("bad_data", 400, #"invalid parameter \"query\": 1:5: parse error"#),
      ("execution", 422, "many-to-many matching not allowed"),
      ("timeout", 503, "query timed out in expression evaluation"),
      // As VictoriaMetrics writes them.
      ("422", 422, "cannot parse"), ("400", 400, "missing argument"),
    ])
  func whatTheServerRefusesIsSaidInItsWords(kind: String, status: Int, text: String) async throws {
    let failure = try await failure(.status(status, "Odd", body: Self.error(kind, text)))
    #expect(failure == .refused(QueryError(text.replacing("\\", with: ""))))
  }

  @Test(
    arguments: [
      (Fault.status(503, "Odd", body: error("unavailable", "no store")), "the server says: no store"),
      (.status(500, "Odd", body: error("internal", "")), "the server says: HTTP status 500 Internal Server Error"),
      (.status(503, "Odd", body: "Service Unavailable"), "HTTP status 503 Service Unavailable"),
      (
        .status(401, "Odd", body: "{\"message\":\"no\"}"),
        "HTTP status 401 Unauthorized: give basic_auth or authorization in the file of --http-config"
      ),
      (.status(404, "Odd"), "HTTP status 404 Not Found: give the address in front of /api/v1"),
      (
        .text("<html>login</html>"),
        "the answer is not that of a query API (byte 0: expected an object): give the address in front of /api/v1"
      ),
      (
        .text("{\"status\":\"success\"}"),
        "the answer is not that of a query API (byte 0: expected a result in “data”): "
          + "give the address in front of /api/v1"
      ),
      (
        .text("{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[]}}"),
        "the answer is not that of a query API (byte 60: expected a vector, a matrix, a scalar or a string): "
          + "give the address in front of /api/v1"
      ),
      (.reset(), "connection reset"),
    ])
  func aServerThatCannotAnswerIsNotTheQuestionsFault(fault: Fault, sentence: String) async throws {
    #expect(try await failure(fault) == .unanswered(sentence))
  }

  @Test func textOfAServerReachesNoTerminalRaw() async throws {
    let text = "a\\u001b[2J" + String(repeating: "x", count: 9_000)
    let sentence = try await failure(.status(400, "Odd", body: Self.error("bad_data", text)))?.sentence ?? ""
    #expect(sentence.hasPrefix("a?[2Jx"))
    #expect(sentence.count == 401)
  }

  @Test func timesAreAskedForInSeconds() async throws {
    let fault = Fault.text(#"{"status":"success","data":{"resultType":"matrix","result":[]}}"#)
    let server = try FaultServer(["/p/api/v1/query": fault, "/p/api/v1/query_range": fault])
    let api = QueryAPI(try QueryServer(parsing: server.url("/p/")))
    _ = try await api.answer(to: "a + b", at: Self.instant)
    _ = try await api.answer(to: "up", at: .range(StepGrid(from: -1_500, through: 3_100, step: 250)))
    let long = "up{a=\"" + String(repeating: "é", count: 1_500) + "\"}"
    _ = try await api.answer(to: long, at: .instant(milliseconds: 7))
    let lines = server.record.requests.map { $0.prefix { $0 != "\r\n" } }
    #expect(
      lines == [
        "GET /p/api/v1/query?query=a+%2B+b&time=1772323200.500&timeout=30000ms HTTP/1.1",
        "GET /p/api/v1/query_range?query=up&start=-1.500&end=3.100&step=0.250&timeout=30000ms HTTP/1.1",
        "POST /p/api/v1/query HTTP/1.1",
      ])
    let posted = try #require(server.record.requests.last)
    #expect(posted.contains("Content-Type: application/x-www-form-urlencoded"))
    #expect(posted.hasSuffix(String(repeating: "%C3%A9", count: 1_500) + "%22%7D&time=0.007&timeout=30000ms"))
  }

  @Test func namesSeriesAndMetadataAreListed() async throws {
    let server = try FaultServer([
      "/api/v1/labels": .text(#"{"status":"success","data":["a","b"]}"#),
      "/api/v1/label/a%2Fb/values": .text(#"{"status":"success","data":null}"#),
      "/api/v1/series": .text(#"{"status":"success","data":[{"__name__":"up","job":"x"}]}"#),
      "/api/v1/metadata": .text(
        #"{"status":"success","data":{"up_total":[{"type":"counter","help":"h","unit":"s"},{"type":"gauge"}],"#
          + #""odd":[{"type":"new kind","help":"","unit":""}],"none":[]}}"#),
    ])
    let api = QueryAPI(try QueryServer(parsing: server.url("")))
    let range = Timestamp(seconds: 1)...Timestamp(seconds: 2)
    #expect(try await api.labelNames() == ["a", "b"])
    #expect(try await api.values(of: "a/b", in: range) == [])
    #expect(
      try await api.series(matching: ["up", "down"], limit: 3) == [Labels(name: "up", [Label("job", "x")])])
    #expect(
      try await api.metadata() == [
        MetricMetadata(name: "up_total", kind: .counter, help: "h", unit: "s"),
        MetricMetadata(name: "odd", kind: .unknown),
      ])
    let lines = server.record.requests.map { $0.prefix { $0 != "\r\n" } }
    #expect(lines[1] == "GET /api/v1/label/a%2Fb/values?start=1&end=2 HTTP/1.1")
    #expect(lines[2] == "GET /api/v1/series?match%5B%5D=up&match%5B%5D=down&limit=3 HTTP/1.1")
  }

  @Test func aServerWithoutMetadataHasNone() async throws {
    let server = try FaultServer([:])
    #expect(try await QueryAPI(QueryServer(parsing: server.url(""))).metadata() == [])
  }
}
