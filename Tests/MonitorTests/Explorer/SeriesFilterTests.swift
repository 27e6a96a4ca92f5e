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

  @Test func aTextWithABraceIsASelector() throws {
    #expect(try found("{job=~\"vllm.*|tgi\"}") == [1, 2])
    #expect(try found("up{}") == [2])
    #expect(throws: SelectorText.Problem.self) { try found("up{") }
  }
}
