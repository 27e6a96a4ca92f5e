import Telemetry
import Testing

@testable import PromQL

/// Prometheus's own script histograms.test holds most of what quantiles of histograms do.
struct HistogramQuantilesTests {
  private static let load = """
    load 1m
      seconds_bucket{le="1", job="a"} 10x3
      seconds_bucket{le="2", job="a"} 30x3
      seconds_bucket{le="+Inf", job="a"} 40x3

    """

  @Test func quantilesMayDifferFromStepToStep() {
    expectAllPass(
      Self.load + """
        eval range from 0 to 2m step 1m histogram_quantile(time() / 120, seconds_bucket)
          {job="a"} 0 1.5 2
        eval range from 0 to 2m step 1m histogram_quantiles(seconds_bucket, "q", time() / 120, 0.75)
          {job="a", q="0.0"} 0 _ _
          {job="a", q="0.5"} _ 1.5 _
          {job="a", q="1.0"} _ _ 2
          {job="a", q="0.75"} 2 2 2
        """)
  }

  @Test func bucketsThatAreMissingAtAStepAreLeftOutThere() {
    expectAllPass(
      """
      load 1m
        seconds_bucket{le="1"} 10 stale 10
        seconds_bucket{le="2"} 30 30 stale
        seconds_bucket{le="+Inf"} 30 30 30
      eval range from 0 to 2m step 1m histogram_quantile(0.5, seconds_bucket)
        {} 1.25 1 1
      """)
  }

  @Test func countsThatFellAreToldOnceWithAllThatIsKnown() {
    expectAllPass(
      """
      load 1m
        seconds_bucket{le="1"} 10 10 20
        seconds_bucket{le="2"} 4 10 13
        seconds_bucket{le="5"} 20 30 30
        seconds_bucket{le="+Inf"} 20 30 30
      eval range from 0 to 2m step 1m histogram_quantile(0.25, seconds_bucket)
        expect info msg: PromQL info: input to histogram_quantile needed to be fixed for monotonicity (see \
      https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile) for metric name \
      "seconds_bucket", from buckets 2 to 2, with a max diff of 7, over 2 samples from 1970-01-01T00:00:00Z to \
      1970-01-01T00:02:00Z (1:26)
        {} 0.5 0.75 0.375
      """)
  }

  @Test func sharesTakeTheBoundsAtEachStep() {
    expectAllPass(
      Self.load + """
        eval range from 0 to 2m step 1m histogram_fraction(0, time() / 60, seconds_bucket)
          {job="a"} 0 0.25 0.75
        eval instant at 0 histogram_fraction(-Inf, 1.5, seconds_bucket{le!="+Inf"})
          {job="a"} NaN
        """)
  }

  @Test func namesThatDifferOnlyStandAgainstEachOtherAtTheEnd() {
    expectAllPass(
      """
      load 1m
        a_bucket{le="1"} 1
        a_bucket{le="+Inf"} 2
        b_bucket{le="1"} 1
        b_bucket{le="+Inf"} 4
      eval instant at 0 histogram_quantile(0.25, {__name__=~"._bucket"})
        expect fail msg: vector cannot contain metrics with the same labelset
      eval instant at 0 label_replace(histogram_quantile(0.25, {__name__=~"._bucket"}), "of", "$1", "__name__", "(.).*")
        {of="a"} 0.5
        {of="b"} 1
      """)
  }

  @Test func boundsAreNumbersAsGoReadsThem() {
    expectAllPass(
      """
      load 1m
        seconds_bucket{le="1e0"} 1
        seconds_bucket{le="+inf"} 2
        seconds_bucket{le="1e999"} 7
      eval instant at 0 histogram_quantile(0.25, seconds_bucket)
        expect warn msg: PromQL warning: bucket label "le" is missing or has a malformed value of "1e999" for metric name \
      "seconds_bucket" (1:26)
        {} 0.5
      eval instant at 0 histogram_quantiles(seconds_bucket, "", 0.5)
        expect fail regex: ^invalid label name in histogram_quantiles\\(\\): $
      """)
  }

  @Test func nativeHistogramsAreToldToBeUnknown() throws {
    let expression = try Expression(parsing: "histogram_sum(x)")
    let error = #expect(throws: QueryError.self) {
      try expression.evaluate(over: SeriesStore(), at: .instant(milliseconds: 0))
    }
    #expect(error?.message.contains("histogram_sum reads native histograms") == true)
  }
}
