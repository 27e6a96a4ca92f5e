import PromQL
import Telemetry
import Testing

// Expected values are points on straight lines, by hand.
@Suite struct SmoothedReadingTests {
  private let asked: AskedStore = {
    var asked = AskedStore()
    asked.add("m", [(10, 10), (20, 30), (400, 100)])
    return asked
  }()

  @Test func aValueLiesOnTheLineBetweenItsNeighbours() throws {
    #expect(try asked.value("m smoothed", at: 15) == 20)
    #expect(try asked.value("m smoothed", at: 20) == 30)
    #expect(try asked.range("m smoothed", through: 20, step: 5) == ["m": [10, 10, 10, 20, 30]])
  }

  @Test func neighboursBeyondTheLookBackDoNotCount() throws {
    #expect(try asked.value("m smoothed", at: 50) == 30)
    #expect(try asked.value("m smoothed", at: 350) == 100)
    #expect(try asked.value("m smoothed", at: 701) == nil)
  }

  @Test func anchoredRangesHaveAValueAtEitherEnd() throws {
    #expect(try samples("m[12s] anchored", at: 25) == [[13, 10], [20, 30], [25, 30]])
    #expect(try samples("m[5s] anchored", at: 25) == [])
  }

  @Test func smoothedRangesAreCutOutOfTheLine() throws {
    #expect(try samples("m[4s] smoothed", at: 16) == [[12, 14], [16, 22]])
  }

  private func samples(_ query: String, at seconds: Double) throws -> [[Double]] {
    guard case .matrix(let elements) = try asked.instant(query, at: seconds) else { return [[.nan]] }
    return elements.flatMap(\.samples).map { [Double($0.milliseconds) / 1_000, $0.value] }
  }
}
