import PromQL
import Telemetry
import Testing

/// Expected texts are in the form of Prometheus's HTTP API as a 2.42 server answers.
@Suite struct QueryValueJSONTests {
  private let labels = Labels(name: "up", [Label("job", "vllm")])
  private let moment: Int64 = 1_772_361_007_500

  private func text(_ value: QueryValue) -> String { String(decoding: value.json, as: UTF8.self) }

  @Test func scalar() {
    let value = QueryValue.scalar(Sample(milliseconds: moment, value: 1e-7))
    #expect(text(value) == #"{"resultType":"scalar","result":[1772361007.500,"0.0000001"]}"#)
  }

  @Test func stringWithCharactersThatNeedEscapes() {
    let value = QueryValue.string("a\u{1}\t\"\\ü", milliseconds: 1_000)
    #expect(text(value) == #"{"resultType":"string","result":[1,"a\u0001\u0009\"\\ü"]}"#)
  }

  @Test func vector() {
    let value = QueryValue.vector([
      .init(labels: labels, sample: Sample(milliseconds: moment, value: 1)),
      .init(labels: Labels([]), sample: Sample(milliseconds: moment, value: .nan)),
    ])
    let expected = """
      {"resultType":"vector","result":[\
      {"metric":{"__name__":"up","job":"vllm"},"value":[1772361007.500,"1"]},\
      {"metric":{},"value":[1772361007.500,"NaN"]}]}
      """
    #expect(text(value) == expected)
  }

  @Test func matrix() {
    let samples = [Sample(milliseconds: 1_000, value: 0.5), Sample(milliseconds: 2_000, value: -.infinity)]
    let value = QueryValue.matrix([.init(labels: labels, samples: samples)])
    let expected = """
      {"resultType":"matrix","result":[\
      {"metric":{"__name__":"up","job":"vllm"},"values":[[1,"0.5"],[2,"-Inf"]]}]}
      """
    #expect(text(value) == expected)
  }

  @Test func emptyResult() {
    #expect(text(.vector([])) == #"{"resultType":"vector","result":[]}"#)
  }
}
