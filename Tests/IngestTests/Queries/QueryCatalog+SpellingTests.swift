import Ingest
import Telemetry
import Testing

@Suite struct QueryCatalogSpellingTests {
  private let catalog = QueryCatalog(
    source: 0, metricNames: ["up", "vllm_num_requests_running", "tgi:queue_size", "a_b", "zoo", "é"], labelNames: [],
    metadata: [], time: Timestamp(seconds: 0))

  @Test(
    arguments: [
      ("vllm:num_requests_running", "vllm_num_requests_running"),
      ("vllm_num_requests_running", "vllm_num_requests_running"),
      ("tgi_queue_size", "tgi:queue_size"), ("up", "up"), ("zoo", "zoo"), ("é", "é"),
      // The same letter in another spelling is another name.
      ("e\u{301}", nil), ("vllm:num_requests_waiting", nil), ("", nil), ("zzz", nil), ("A", nil),
    ])
  func aNameIsFoundInTheSpellingThatTheServerHas(name: String, spelling: String?) {
    #expect(catalog.spelling(of: name)?.utf8.elementsEqual(spelling?.utf8 ?? "-".utf8) ?? (spelling == nil))
  }

  @Test func namesStandInTheOrderOfTheirBytes() {
    #expect(catalog.metricNames == ["a_b", "tgi:queue_size", "up", "vllm_num_requests_running", "zoo", "é"])
  }
}
