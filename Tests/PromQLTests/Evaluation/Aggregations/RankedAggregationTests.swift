import PromQL
import Telemetry
import Testing

@Suite struct RankedAggregationTests {
  @Test func instantResultsStandByRankWithinTheirGroups() {
    expectAllPass(
      """
      load 1m
        m{g="a", i="1"} 3
        m{g="b", i="2"} NaN
        m{g="a", i="3"} 9
        m{g="b", i="4"} 5
        m{g="a", i="5"} 3
      eval instant at 0 topk by (g) (2, m)
        expect ordered
        m{g="a", i="3"} 9
        m{g="a", i="1"} 3
        m{g="b", i="4"} 5
        m{g="b", i="2"} NaN
      eval instant at 0 bottomk(4, m)
        expect ordered
        m{g="a", i="1"} 3
        m{g="a", i="5"} 3
        m{g="b", i="4"} 5
        m{g="a", i="3"} 9
      eval instant at 0 limitk by (g) (1, m)
        m{g="a", i="1"} 3
        m{g="b", i="2"} NaN
      eval instant at 0 topk(0, m)
      eval instant at 0 topk(1e19, m)
        expect fail msg: Scalar value 1e+19 overflows int64
      """)
  }

  @Test func eachStepHasARankingOfItsOwn() {
    expectAllPass(
      """
      load 10m
        m{i="1"} 1 5 _
        m{i="2"} 2 4 7
        k 1 2 0
      eval range from 0 to 20m step 10m topk(1, m)
        m{i="1"} _ 5 _
        m{i="2"} 2 _ 7
      eval range from 0 to 20m step 10m bottomk(scalar(k), m)
        m{i="1"} 1 5 _
        m{i="2"} _ 4 _
      """)
  }

  @Test func manyAreRankedAsFewAre() throws {
    var asked = AskedStore()
    for index in 0..<300 {
      let value = index % 17 == 0 ? Double.nan : Double(index * 7919 % 101)
      asked.add(Labels(name: "m", [Label("i", "\(index)")]), [(0, value)])
    }
    for operation in ["topk", "bottomk"] {
      let few = try labels(asked.instant("\(operation)(64, m)", at: 0))
      let many = try labels(asked.instant("\(operation)(250, m)", at: 0))
      #expect(few == Array(many.prefix(64)))
      #expect(many.count == 250)
    }
  }

  private func labels(_ value: QueryValue) -> [Labels] {
    guard case .vector(let elements) = value else { return [] }
    return elements.map(\.labels)
  }
}
