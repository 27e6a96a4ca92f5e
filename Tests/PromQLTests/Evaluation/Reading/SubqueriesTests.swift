import PromQL
import Telemetry
import Testing

@Suite struct SubqueriesTests {
  private let asked: AskedStore = {
    var asked = AskedStore()
    asked.add("m_total", (-10...40).map { (Double($0) * 10, Double($0)) })
    return asked
  }()

  @Test func stepsAreMultiplesOfTheirLengthBeforeAndAfter1970() throws {
    #expect(try times("m_total[30s:10s]", at: 25) == [0, 10, 20])
    #expect(try times("m_total[50s:20s]", at: -15) == [-60, -40, -20])
    #expect(try times("m_total[50s:20s]", at: -10) == [-40, -20])
  }

  @Test func aStepOnTheStartOfTheWindowIsOutsideUnlessWindowsAreClosed() throws {
    var options = EvaluationOptions()
    options.hasClosedWindows = true
    #expect(try times("m_total[20s:10s]", at: 20) == [10, 20])
    #expect(try times("m_total[20s:10s]", at: 20, options) == [0, 10, 20])
  }

  @Test func withoutAStepTheOptionsHaveOne() throws {
    var options = EvaluationOptions()
    options.subqueryStep = 15_000
    #expect(try times("m_total[40s:]", at: 40, options) == [15, 30])
    #expect(try times("m_total[2m:]", at: 150) == [60, 120])
  }

  @Test func namesFallOnceComputedAlsoWhenTheFunctionKeepsThem() throws {
    #expect(try asked.range("last_over_time(rate(m_total[30s])[1m:10s])", through: 0, step: 10).keys.first == "{}")
    #expect(try asked.range("last_over_time(m_total[1m:10s])", through: 0, step: 10).keys.first == "m_total")
  }

  @Test func moreStepsThanMayBeHeldAreRefusedBeforeTheyAreTaken() {
    #expect(
      asked.failure("sum_over_time(vector(1)[100y:1ms])")
        == "query processing would load too many samples into memory in query execution")
  }

  @Test func aWindowWithoutAStepGivesNothing() throws {
    #expect(try times("m_total[5s:60s]", at: 50) == [])
    #expect(try asked.instant("sum_over_time(m_total[5s:60s])", at: 50) == .vector([]))
  }

  private func times(
    _ query: String, at seconds: Double, _ options: EvaluationOptions = EvaluationOptions()
  ) throws -> [Int64] {
    guard case .matrix(let elements) = try asked.instant(query, at: seconds, options) else { return [.min] }
    return elements.flatMap(\.samples).map { $0.milliseconds / 1_000 }
  }
}
