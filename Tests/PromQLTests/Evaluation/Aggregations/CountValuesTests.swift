import PromQL
import Telemetry
import Testing

@Suite struct CountValuesTests {
  @Test func valuesBecomeLabelsWithoutExponents() {
    expectAllPass(
      """
      load 10m
        m{i="1"} 1e21 0.000001
        m{i="2"} 1e21 -2.5
        m{i="3"} NaN  Inf
      eval range from 0 to 10m step 10m count_values("v", m)
        {v="1000000000000000000000"} 2 _
        {v="NaN"} 1 _
        {v="0.000001"} _ 1
        {v="-2.5"} _ 1
        {v="+Inf"} _ 1
      eval instant at 0 count_values by (i) ("i", m)
        {i="1000000000000000000000"} 2
        {i="NaN"} 1
      eval instant at 0 count_values without (i) ("i", m)
        {} 3
      eval instant at 0 count_values without () ("i", m)
        {i="1000000000000000000000"} 2
        {i="NaN"} 1
      eval instant at 0 count_values("", m)
        expect fail msg: invalid label name ""
      """)
  }

  // What no longer belongs to the metric has no name in the end, unless the values are the names.
  @Test func aNameStaysOnlyWhereAllSeriesOfAGroupHaveIt() {
    expectAllPass(
      """
      load 1m
        m_total{i="1"} 0 60
        m_total{i="2"} 0 60
      eval instant at 1m sum by (__name__) (m_total{i="1"} or m_total{i="2"} * 1)
        {} 120
      eval instant at 1m count_values by (__name__) ("v", m_total{i="1"} or m_total{i="2"} * 1)
        {v="60"} 2
      eval instant at 1m count_values("__name__", m_total * 1)
        {__name__="60"} 2
      """)
  }
}
