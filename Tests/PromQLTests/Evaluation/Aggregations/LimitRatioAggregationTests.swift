import PromQL
import Telemetry
import Testing

@Suite struct LimitRatioAggregationTests {
  private let asked: AskedStore = {
    var asked = AskedStore()
    for index in 0..<1_000 { asked.add(Labels(name: "m", [Label("i", "\(index)")]), [(0, 1)]) }
    return asked
  }()

  @Test func aRatioAndItsComplementAreTogetherAll() throws {
    let part = try count("limit_ratio(0.3, m)")
    let rest = try count("limit_ratio(-0.7, m)")
    #expect(part + rest == 1_000)
    #expect((250...350).contains(part))
    #expect(try count("limit_ratio(0.3, m) and limit_ratio(-0.7, m)") == 0)
    #expect(try count("limit_ratio(1, m)") == 1_000)
    #expect(try count("limit_ratio(0, m)") == 0)
  }

  @Test func ratiosBeyondOneAreRemarkedOn() throws {
    let query = "limit_ratio(-1.5, m)"
    let answer = try Expression(parsing: query).evaluate(over: asked.store, at: .instant(milliseconds: 0))
    #expect(
      answer.annotations.map { $0.text(in: query) }
        == ["PromQL warning: ratio value should be between -1 and 1, got -1.5, capping to -1 (1:13)"])
  }

  private func count(_ query: String) throws -> Int {
    guard case .vector(let elements) = try asked.instant(query, at: 0) else { return -1 }
    return elements.count
  }
}
