import PromQL
import Telemetry
import TestSupport
import Testing

@testable import Ingest

/// Answers that are damaged, of other types, or large.
@Suite struct QueryEnvelopeTests {
  private static let whole = #"""
    {"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"up","a":"é\n"},"values":
    [[1772323200.5,"1"],[1772323201,"NaN"]]}]},"warnings":["w"],"infos":null}
    """#

  private func value(_ body: [UInt8]) throws(QueryFailure) -> QueryValue? {
    var reading = QueryValueReading()
    _ = try QueryEnvelope.read(HTTPResponse(status: 200, contentType: nil, body: body)) { cursor throws(JSONFault) in
      try reading.read(&cursor)
    }
    return reading.value
  }

  @Test func anAnswerThatIsCutOffIsNone() throws {
    let bytes = Array(Self.whole.utf8)
    #expect(try value(bytes) != nil)
    for count in 0..<bytes.count {
      #expect(throws: QueryFailure.self) { try value(Array(bytes.prefix(count))) }
    }
  }

  @Test(
    arguments: [
      "[]", "3", "null", "{\"status\":1}", "{\"status\":\"success\",\"data\":[]}",
      "{\"status\":\"success\",\"data\":{\"resultType\":1}}",
      "{\"status\":\"success\",\"data\":{\"result\":[]}}",
      "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":{}}}",
      "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[3]}}",
      "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"value\":[1,2]}]}}",
      "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"value\":[\"1\",\"2\"]}]}}",
      "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"value\":[1,\"2\",3]}]}}",
      "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{\"a\":1}}]}}",
      "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[[1e300,\"2\"]]}]}}",
      "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"\"]}}",
      "{\"status\":\"pending\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}",
    ])
  func whatHasOtherTypesIsNone(text: String) {
    #expect(throws: QueryFailure.self) { try value(Array(text.utf8)) }
  }

  @Test func damagedBytesNeverEndTheProgram() {
    var random = SeededGenerator(seed: 7)
    let whole = Array(Self.whole.utf8)
    let odd = Array("{}[]\",:\\u0né-1e9".utf8)
    for _ in 0..<20_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = odd.randomElement(using: &random) ?? 0
      }
      _ = try? value(bytes)
    }
  }

  @Test func aLargeAnswerIsReadWhole() throws {
    let samples = (0..<1_000).map { "[\(1_772_323_200 + $0),\"\($0).5\"]" }.joined(separator: ",")
    let series = (0..<100).map { "{\"metric\":{\"i\":\"\($0)\"},\"values\":[\(samples)]}" }.joined(separator: ",")
    let text = "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[\(series)]}}"
    guard case .matrix(let elements) = try value(Array(text.utf8)) else {
      Issue.record("expected a matrix")
      return
    }
    #expect(elements.count == 100)
    #expect(elements.allSatisfy { $0.samples.count == 1_000 })
    #expect(elements.last?.samples.last == Sample(milliseconds: 1_772_324_199_000, value: 999.5))
  }
}
