import Telemetry
import Testing

@testable import PromQL

struct ConversionsTests {
  @Test func scalarsAndVectorsTurnIntoEachOther() {
    expectAllPass(
      """
      load 1m
        a{x="1"} 1 stale 3
        a{x="2"} _ 2 2
      eval range from 0 to 2m step 1m vector(scalar(a))
        {} 1 2 NaN
      eval instant at 0 scalar(a + 1)
        2
      eval instant at 0 pi()
        3.141592653589793
      eval instant at 0 min_of(1, -Inf) + max_of(2, 3)
        -Inf
      """)
  }

  @Test func absenceHasTheLabelsThatWereAskedFor() {
    expectAllPass(
      """
      load 1m
        a{x="1"} 1 stale 3
      eval range from 0 to 2m step 1m absent(a{x="1", y!="2", z!~"3"})
        {x="1"} _ 1 _
      eval instant at 0 absent(b{x="1", x="2", y="", z="4"})
        {z="4"} 1
      eval instant at 0 absent((b{x="1"}))
        {x="1"} 1
      eval instant at 0 absent(sum(b{x="1"}))
        {} 1
      eval instant at 0 absent(a)
      eval range from 0 to 2m step 1m absent_over_time(a{x="1"}[1m])
        {x="1"} _ 1 _
      eval instant at 0 absent_over_time(b{x="1"}[1m:10s])
        {} 1
      """)
  }

  @Test func timesAreOfSamplesOrOfTheQuery() {
    expectAllPass(
      """
      load 1m
        a 1 2 3
      eval range from 30s to 90s step 30s timestamp(a)
        {} 0 60 60
      eval range from 30s to 90s step 30s timestamp((a offset 30s))
        {} 0 0 60
      eval range from 30s to 90s step 30s timestamp(a * 1)
        {} 30 60 90
      eval range from 30s to 90s step 30s start() + 0 * time()
        {} 30 30 30
      eval range from 0 to 10s step 4s vector(range() + end())
        {} 20x2
      eval range from 30s to 90s step 30s vector(end() - step())
        {} 60 60 60
      eval range from 30s to 90s step 30s sum_over_time(vector(range())[20s:10s])
        {} 120 120 120
      """)
  }

  @Test func anInstantHasNoStep() throws {
    let times = QueryTimes.instant(milliseconds: 5_000)
    let answer = try Expression(parsing: "step() + range() + start()").evaluate(over: SeriesStore(), at: times)
    #expect(answer.value == .scalar(Sample(milliseconds: 5_000, value: 5)))
  }

  @Test func predictionsStartAtTheTimeOfEvaluation() {
    expectAllPass(
      """
      load 1m
        a 0+60x10
      eval instant at 10m predict_linear(a[5m], 60)
        {} 660
      eval instant at 10m predict_linear(a[5m] offset 3m, 60)
        {} 660
      eval instant at 10m predict_linear(a[5m] @ 300, 60)
        {} 660
      """)
  }

  @Test func remarksAndErrorsOfWindowFunctionsAreTold() {
    expectAllPass(
      """
      load 1m
        a 0+60x10
      eval instant at 10m rate(a[5m])
        expect info msg: PromQL info: metric might not be a counter, name does not end in \
      _total/_sum/_count/_bucket: "a" (1:6)
        {} 1
      eval instant at 10m irate(a[5m])
        expect no_info
        {} 1
      eval instant at 10m quantile_over_time(1.5, a[5m])
        expect warn msg: PromQL warning: quantile value should be between 0 and 1, got 1.5 (1:20)
        {} +Inf
      eval instant at 10m quantile_over_time(1.5, none[5m])
        expect no_warn
      eval instant at 10m double_exponential_smoothing(a[5m], 0, 0.5)
        expect fail msg: invalid smoothing factor. Expected: 0 < sf < 1, got: 0.000000
      eval instant at 10m double_exponential_smoothing(a[5m], 0.5, 1.25)
        expect fail msg: invalid trend factor. Expected: 0 < tf < 1, got: 1.250000
      """)
  }
}
