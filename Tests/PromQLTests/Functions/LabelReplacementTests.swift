import Testing

@testable import PromQL

struct LabelReplacementTests {
  private static let load = """
    load 1m
      up{instance="a-1", job="x"} 1 1
      up{instance="b-2", job="x"} 2 2

    """

  @Test func replacesByGroupsOfAPattern() {
    expectAllPass(
      Self.load + """
        eval instant at 0 label_replace(up, "number", "no$1", "instance", ".-(\\\\d)")
          up{instance="a-1", job="x", number="no1"} 1
          up{instance="b-2", job="x", number="no2"} 2
        eval instant at 0 label_replace(up, "instance", "", "instance", "a.*")
          up{job="x"} 1
          up{instance="b-2", job="x"} 2
        eval instant at 0 label_replace(up, "π", "${all}$$", "instance", "(?P<all>.*)")
          up{instance="a-1", job="x", "π"="a-1$"} 1
          up{instance="b-2", job="x", "π"="b-2$"} 2
        """)
  }

  @Test func aMetricsNameThatIsSetStays() {
    expectAllPass(
      Self.load + """
        eval instant at 0 label_replace(-up, "__name__", "down", "", "")
          down{instance="a-1", job="x"} -1
          down{instance="b-2", job="x"} -2
        eval instant at 0 label_replace(-up, "new", "y", "__name__", "u.")
          {instance="a-1", job="x", new="y"} -1
          {instance="b-2", job="x", new="y"} -2
        eval instant at 0 label_join(-up, "__name__", "_", "job", "instance")
          {__name__="x_a-1", instance="a-1", job="x"} -1
          {__name__="x_b-2", instance="b-2", job="x"} -2
        """)
  }

  @Test func seriesThatBecomeAlikeAreOneOrAnError() {
    expectAllPass(
      Self.load + """
        eval instant at 0 label_replace(up, "instance", "same", "", "")
          expect fail msg: vector cannot contain metrics with the same labelset
        clear
        load 1m
          up{instance="a"} 1 stale
          up{instance="b"} _ 2
        eval range from 0 to 1m step 1m label_replace(up, "instance", "same", "", "")
          up{instance="same"} 1 2
        """)
  }

  @Test func joinsLabelsInTheirOrder() {
    expectAllPass(
      Self.load + """
        eval instant at 0 label_join(up, "job", "/", "instance", "job", "none", "job")
          up{instance="a-1", job="a-1/x//x"} 1
          up{instance="b-2", job="b-2/x//x"} 2
        eval instant at 0 label_join(up, "job", "/")
          up{instance="a-1"} 1
          up{instance="b-2"} 2
        """)
  }

  @Test func whatIsNoLabelOrPatternIsRefused() {
    expectAllPass(
      Self.load + """
        eval instant at 0 label_replace(up, "", "x", "job", ".*")
          expect fail regex: ^invalid destination label name in label_replace\\(\\): $
        eval instant at 0 label_replace(up, "x", "x", "job", "(")
          expect fail msg: invalid regular expression in label_replace(): (
        eval instant at 0 label_join(up, "", "x", "job")
          expect fail regex: ^invalid destination label name in label_join\\(\\): $
        eval instant at 0 label_join(up, "x", "x", "")
          expect fail regex: ^invalid source label name in label_join\\(\\): $
        """)
  }
}
