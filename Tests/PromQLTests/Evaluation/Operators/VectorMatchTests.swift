import PromQL
import Telemetry
import Testing

// What is expected follows from the rules of vector matching in Prometheus's documentation, by hand.
@Suite struct VectorMatchTests {
  private let data = """
    load 1m
      errors{job="a"} 1 2
      errors{job="b"} 3 _x5 4
      total{job="a"} 10 20
      total{job="c"} 5 5
      owner{job="a", team="x"} 1 1

    """

  @Test func namesGoAtOnceFromArithmeticAndStayWithComparisons() {
    expectAllPass(
      data + """
        eval instant at 0 errors + total
          {job="a"} 11
        eval instant at 0 errors < total
          errors{job="a"} 1
        eval instant at 0 errors < bool total
          {job="a"} 1
        eval instant at 0 errors < on(job) total
          {job="a"} 1
        """)
  }

  @Test func missingSeriesAreFilledIn() {
    expectAllPass(
      data + """
        eval instant at 0 errors + fill(0) total
          {job="a"} 11
          {job="b"} 3
          {job="c"} 5
        eval instant at 0 errors / fill_right(6) total
          {job="a"} 0.1
          {job="b"} 0.5
        eval instant at 0 errors - fill_left(1) total
          {job="a"} -9
          {job="c"} -4
        eval instant at 0 errors + fill(7) nothing
          {job="a"} 8
          {job="b"} 10
        eval range from 0 to 1m step 1m errors{job="a"} + on(job) fill_left(100) total{job="c"}
          {job="c"} 105 105
        """)
  }

  @Test func fillingKnowsTheSides() {
    expectAllPass(
      data + """
        eval instant at 0 errors * on(job) group_left(team) fill_right(2) owner
          {job="a", team="x"} 1
          {job="b"} 6
        eval instant at 0 owner * on(job) group_right(team) fill_left(2) errors
          {job="a", team="x"} 1
          {job="b"} 6
        eval instant at 0 total - on(job) group_right fill_right(3) errors
          {job="a"} 9
          {job="c"} 2
        """)
  }

  @Test func theSideOfOneMayChangeFromStepToStep() {
    expectAllPass(
      """
      load 10m
        left 1 2 3
        right{v="1"} 10
        right{v="2"} _ 20
      eval range from 0 to 20m step 10m left + on() right
        {} 11 22 _
      eval range from 0 to 20m step 10m left + on() group_left(v) right
        {v="1"} 11 _ _
        {v="2"} _ 22 _
      """)
  }

  @Test func oneToManyComparesTheSidesAsTheyAreWritten() {
    expectAllPass(
      data + """
        eval instant at 0 owner < on(job) group_right total
          {__name__="total", job="a"} 1
        eval instant at 0 total - on(job) group_right owner
          {job="a", team="x"} 9
        """)
  }

  @Test func whatMatchesMoreThanItMayIsAnError() {
    expectAllPass(
      """
      load 1m
        many{job="a", n="1"} 1
        many{job="a", n="2"} 2
        one{job="a"} 1
        other 5
      eval instant at 0 many + on(job) one
        expect fail msg: multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)
      eval instant at 0 one + on(job) many
        expect fail msg: found duplicate series for the match group {job="a"} on the right hand-side of the operation: \
      [{__name__="many", job="a", n="1"}, {__name__="many", job="a", n="2"}];many-to-many matching not allowed: \
      matching labels must be unique on one side
      eval instant at 0 many * on(job) group_right one
        expect fail regex: found duplicate series for the match group \\{job="a"\\} on the left hand-side .*
      eval instant at 0 other + on(job) many
        expect fail regex: found duplicate series .*
      eval instant at 0 nothing + on(job) many
      eval instant at 0 many + on(job) group_left(n) one
        expect fail msg: multiple matches for labels: grouping labels must ensure unique matches
      """)
  }

  @Test func includedLabelsReplaceThoseOfTheSideOfMany() {
    expectAllPass(
      """
      load 1m
        a{x="1", y="1"} 1
        a{x="2", y="1"} 1
        b{x="1", y="9"} 1
        b{x="2"} 1
      eval instant at 0 a * on(x) group_left(y) b
        {x="1", y="9"} 1
        {x="2"} 1
      """)
  }
}
