import Telemetry
import Testing

@testable import Monitor

@Suite struct SeriesFilterTests {
  private func found(_ filter: String) throws -> [Int] {
    var store = SeriesStore()
    for labels in [
      Labels(name: "vllm:num_requests", [Label("model_name", "Llama-70B"), Label("job", "serving")]),
      Labels(name: "requests_total", [Label("job", "vllm-east"), Label("expression", "a=b")]),
      Labels(name: "up", [Label("job", "tgi")]),
    ] { _ = store.series(labels) }
    let found = try SeriesFilter(filter).series(in: store)
    return store.select([]).filter { found?.contains($0) ?? true }.map { Int($0.index) }
  }

  @Test(
    arguments: [
      ("", [0, 1, 2]), ("   ", [0, 1, 2]), ("vllm", [0, 1]), ("VLLM requests", [0, 1]), ("llama", [0]),
      ("job=", [0, 1, 2]), ("job=vllm", [1]), ("ob=t", [2]), ("JOB=TGI", [2]), ("job=east", []), ("model_name", [0]),
      ("n=a=b", [1]), ("up tgi", [2]), ("up vllm", []), ("=", [0, 1, 2]), ("__name__", []),
    ])
  func everyWordOccursInTheNameOrALabel(filter: String, series: [Int]) throws {
    #expect(try found(filter) == series)
  }

  @Test(
    arguments: [
      ("{job=~\"vllm.*|tgi\"}", [1, 2]), ("up{}", [2]), (" up { job = 'tgi' , } ", [2]), ("up{job!=\"tgi\"}", []),
      ("{__name__=~\".+\", expression=\"\"}", [0, 2]), ("{\"up\", job=`tgi`}", [2]), ("{'vllm:num_requests'}", [0]),
      ("({job=~\"v.*\"})", [1]),
    ])
  func aTextWithABraceIsASelector(filter: String, series: [Int]) throws {
    #expect(try found(filter) == series)
  }

  @Test(
    arguments: [
      ("up{", 4), ("up{job}", 7), ("up{a=\"é\", job=vllm}", 15), ("up{job=\"vllm", 8), ("up{job=~\"(\"}", 4), ("{}", 1),
    ])
  func aProblemTellsItsPlace(filter: String, place: Int) {
    let problem = #expect(throws: SeriesFilter.Problem.self) { try found(filter) }
    #expect(
      problem?.sentence.hasPrefix("The filter cannot be used at character \(place): ") == true, "\(problem as Any)")
    #expect(problem?.sentence.hasSuffix(".") == true)
  }

  @Test(arguments: ["sum({job=\"x\"})", "up{} offset 5m", "up{}[5m]", "up{} + up{}", "up{} @ 5"])
  func whatIsMoreThanASelectorIsNoFilter(filter: String) {
    let problem = #expect(throws: SeriesFilter.Problem.self) { try found(filter) }
    #expect(
      problem?.sentence == "The filter is an expression; write a selector such as up{job=\"x\"}, or press e instead.")
  }
}
