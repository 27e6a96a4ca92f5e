import PromQL
import Telemetry
import Testing

@Suite struct SeriesFoldTests {
  private let asked: AskedStore = {
    var asked = AskedStore()
    for (index, values) in [[1.0, 5], [2, 6], [.nan, 7]].enumerated() {
      asked.add(
        Labels(name: "m", [Label("i", "\(index)"), Label("g", index < 2 ? "a" : "b")]),
        values.enumerated().map { (Double($0) * 600, $1) })
    }
    return asked
  }()

  // numpy 2: sum, mean, min, max, var, std of [5, 6, 7], and nanmin, nanmax of [1, 2, nan].
  @Test(arguments: [
    ("sum(m)", 18.0), ("avg(m)", 6), ("min(m)", 5), ("max(m)", 7), ("count(m)", 3), ("group(m)", 1),
    ("stdvar(m)", 0.6666666666666666), ("stddev(m)", 0.816496580927726), ("quantile(0.5, m)", 6),
  ])
  func foldsGoOverAllSeries(query: String, expected: Double) throws {
    #expect(try asked.value(query, at: 600) == expected)
  }

  @Test func anExtremeIsNoNaNUnlessThereIsNothingElse() throws {
    #expect(try asked.value("min(m)", at: 0) == 1)
    #expect(try asked.value("max(m)", at: 0) == 2)
    #expect(try asked.value("min(m{g=\"b\"})", at: 0)?.isNaN == true)
    #expect(try asked.value("sum(m)", at: 0)?.isNaN == true)
  }

  @Test func groupsAreWithoutTheNameAndLackWhereNoSeriesIs() throws {
    #expect(try asked.range("count by (g) (m)", through: 1_200, step: 300).count == 2)
    #expect(try asked.range("sum by (g) (m)", through: 900, step: 300)["{g=\"a\"}"] == [3, nil, 11, nil])
    #expect(try asked.range("sum without (i) (m)", through: 600, step: 600)["{g=\"a\"}"] == [3, 11])
    #expect(try asked.range("sum by (__name__) (m{g=\"a\"})", through: 600, step: 600) == ["m": [3, 11]])
  }

  @Test func whatRoundingTakesIsAddedBack() throws {
    var asked = AskedStore()
    for (index, value) in [1e100, 1, 8, -1e100].enumerated() {
      asked.add(Labels(name: "m", [Label("i", "\(index)")]), [(0, value)])
    }
    #expect(try asked.value("sum(m)", at: 0) == 9)
    #expect(try asked.value("avg(m)", at: 0) == 2.25)
  }

  @Test func aMeanNeedNotFitItsSum() throws {
    var asked = AskedStore()
    for index in 0..<3 {
      asked.add(Labels(name: "m", [Label("i", "\(index)")]), [(0, Double.greatestFiniteMagnitude)])
    }
    #expect(try asked.value("sum(m)", at: 0) == .infinity)
    let mean = try #require(try asked.value("avg(m)", at: 0))
    #expect((mean / .greatestFiniteMagnitude - 1).magnitude < 1e-15)
  }

  @Test func anAggregationNeedsNoRoomForWhatItAggregates() throws {
    var asked = AskedStore()
    for index in 0..<100 {
      asked.add(Labels(name: "m_total", [Label("i", "\(index)")]), (0..<100).map { (Double($0), Double($0)) })
    }
    var options = EvaluationOptions()
    options.sampleLimit = 500
    let times = QueryTimes.range(StepGrid(from: 0, through: 99_000, step: 1_000))
    let folds = ["sum(rate(m_total[10s]) * 2)", "max by (job) (abs(-m_total))", "count(max_over_time(m_total[5s:1s]))"]
    for query in folds {
      _ = try Expression(parsing: query).evaluate(over: asked.store, at: times, options: options)
    }
    for query in ["m_total", "sum(topk(3, m_total))", "m_total + m_total"] {
      let expression = try Expression(parsing: query)
      #expect(throws: QueryError("query processing would load too many samples into memory in query execution")) {
        try expression.evaluate(over: asked.store, at: times, options: options)
      }
    }
  }
}
