import Testing

@testable import PromQL

struct InfoSeriesTests {
  private static let load = """
    load 1m
      m{instance="a", job="x", own="1"} 1 2 3
      m{instance="b", job="x"} 4 5 6
      target_info{instance="a", job="x", version="v1", zone="eu", own="9"} 1 stale
      target_info{instance="a", job="x", version="v2", zone="eu"} _ 1 1
      build_info{instance="a", job="x", build="77"} 1 1 1
      build_info{instance="a", job="other", build="78"} 1 1 1

    """

  @Test func addsTheLabelsOfTheTarget() {
    expectAllPass(
      Self.load + """
        eval range from 0 to 2m step 1m info(m)
          m{instance="a", job="x", own="1", version="v1", zone="eu"} 1 _ _
          m{instance="a", job="x", own="1", version="v2", zone="eu"} _ 2 3
          m{instance="b", job="x"} 4 5 6
        """)
  }

  @Test func aSelectorPicksLabelsAndMetrics() {
    expectAllPass(
      Self.load + """
        eval instant at 2m info(m, {zone=~".+"})
          m{instance="a", job="x", own="1", zone="eu"} 3
        eval instant at 2m info(m, {zone=~".*"})
          m{instance="a", job="x", own="1", zone="eu"} 3
          m{instance="b", job="x"} 6
        eval instant at 2m info(m, {__name__="build_info"})
          m{instance="a", job="x", own="1", build="77"} 3
          m{instance="b", job="x"} 6
        eval instant at 2m info(m, {__name__=~".+_info", build!=""})
          m{instance="a", job="x", own="1", build="77"} 3
        eval instant at 2m info(m, {__name__!="target_info"})
          m{instance="a", job="x", own="1", build="77"} 3
          m{instance="b", job="x"} 6
        """)
  }

  @Test func infoSeriesStayAsTheyAre() {
    expectAllPass(
      Self.load + """
        eval instant at 2m info(build_info{job="x"}, {__name__="build_info"})
          build_info{instance="a", job="x", build="77"} 1
        """)
  }

  @Test func theNewestOfSeveralCounts() {
    expectAllPass(
      """
      load 30s
        m{instance="a", job="x"} 1 2 3
        target_info{instance="a", job="x", version="v1"} 1 1 _
        target_info{instance="a", job="x", version="v2"} _ _ 1
      eval instant at 1m info(m)
        m{instance="a", job="x", version="v2"} 3
      clear
      load 30s
        m{instance="a", job="x"} 1
        target_info{instance="a", job="x", version="v1"} 1
        target_info{instance="a", job="x", version="v2"} 1
      eval instant at 10s info(m)
        expect fail regex: found duplicate series for info metric: existing .* @ 0, new .* @ 0
      """)
  }

  @Test func infoSeriesAreThoseOfTheTimeOfTheVector() {
    expectAllPass(
      Self.load + """
        eval instant at 2m info(m{instance="a"} offset 2m)
          m{instance="a", job="x", own="1", version="v1", zone="eu"} 1
        eval instant at 2m info(1 + max_over_time(m{instance="a"}[1m] @ 0))
          {instance="a", job="x", own="1", version="v1", zone="eu"} 2
        """)
  }

  @Test func metricsThatDisagreeAreAnError() {
    expectAllPass(
      """
      load 1m
        m{instance="a", job="x"} 1
        one_info{instance="a", job="x", zone="eu"} 1
        two_info{instance="a", job="x", zone="us"} 1
      eval instant at 0 info(m, {__name__=~"(one|two)_info"})
        expect fail msg: conflicting label: zone
      """)
  }
}
